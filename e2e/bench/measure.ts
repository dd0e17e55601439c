/**
 * One line of the table. `ratio` is value ÷ reference, both measured in this run. `limit` is what the ratio may reach, or the
 * value where there is no reference; null = told, not judged. A rate (unit `…/s`) must reach its limit, anything else stay within.
 */
export type Row = {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly reference: number | null
  readonly ratio: number | null
  readonly limit: number | null
  readonly ok: boolean
}

export type BenchOptions = {
  /** Small worlds and few rounds: all benches together stay under 50 s. */
  readonly quick: boolean
}

export type Bench = (options: BenchOptions) => Promise<Row[]>

type Measured = {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly reference?: number
  readonly limit?: number
  /** A rate that is enough by itself, whatever its reference reaches. */
  readonly enough?: number
}

export function makeRow({ name, value, unit, reference, limit, enough }: Measured): Row {
  const ratio = reference === undefined ? null : value / reference
  const isRate = unit.endsWith('/s')
  const judged = ratio ?? value
  const isWithin = limit === undefined || (isRate ? judged >= limit : judged <= limit)
  return {
    name,
    value: round(value),
    unit,
    reference: reference === undefined ? null : round(reference),
    ratio: ratio === null ? null : round(ratio),
    limit: limit ?? null,
    ok: isWithin || (enough !== undefined && value >= enough),
  }
}

/** The value below which the share `q` of the values lies; nearest rank. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)]
  if (value === undefined) throw new Error('nothing was measured')
  return value
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** Milliseconds. */
export async function timeOf(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/**
 * Both in turn, so that a busy minute of the machine falls on both; medians. A number that is given back is the
 * measure, else it is the milliseconds taken.
 */
export async function inTurn(
  rounds: number,
  ours: (round: number) => unknown,
  theirs: (round: number) => unknown,
): Promise<{ value: number; reference: number }> {
  const values: number[] = []
  const references: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    references.push(await measureOf(() => theirs(round)))
    values.push(await measureOf(() => ours(round)))
  }
  return { value: median(values), reference: median(references) }
}

async function measureOf(work: () => unknown): Promise<number> {
  let result: unknown
  const ms = await timeOf(async () => (result = await work()))
  return typeof result === 'number' ? result : ms
}

function round(value: number): number {
  return Number(value.toPrecision(4))
}
