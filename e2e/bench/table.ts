import type { Row } from './measure'

const HEAD = ['', 'value', 'reference', 'ratio', 'limit', '']

/** Rows as lines of a terminal: the name to the left, figures to the right. */
export function renderTable(rows: readonly Row[]): string {
  const cells = [HEAD, ...rows.map(cellsOf)]
  const widths = HEAD.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)))
  const pad = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!)
  return cells.map((row) => row.map(pad).join('  ').trimEnd()).join('\n')
}

function cellsOf({ name, value, unit, reference, ratio, limit, ok }: Row): string[] {
  const withUnit = (figure: number | null) => (figure === null ? '' : `${format(figure)} ${unit}`)
  const sign = unit.endsWith('/s') ? '≥' : '≤'
  const bound = limit === null ? '' : `${sign} ${ratio === null ? withUnit(limit) : `${limit} ×`}`
  const verdict = limit === null ? '' : ok ? 'ok' : 'BROKEN'
  return [
    name,
    withUnit(value),
    withUnit(reference),
    ratio === null ? '' : `${format(ratio)} ×`,
    bound,
    verdict,
  ]
}

function format(figure: number): string {
  return figure.toLocaleString('en-US', { maximumSignificantDigits: 3 })
}
