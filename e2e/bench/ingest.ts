import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { startMeasuredPlanet, type MeasuredPlanet } from './measured-planet'
import { inTurn, makeRow, median, type BenchOptions, type Row } from './measure'
import { startWorld, type World } from './world'

const FLOOR = fileURLToPath(new URL('./floor.mjs', import.meta.url))
const POSTS = 20
/** FreshRSS's figures, which cleans every post as we do: 10 × at 100 feeds, 20 × at 1,000. */
const COLD = new Map([
  [100, 10],
  [1000, 20],
])
const UNCHANGED = 2
const MEMORY = 1.3
const MEGABYTE = 1_000_000

/** Runs of a real server over a world of blogs, beside a process that only fetches and hashes the same feeds. CPU, not time. */
export async function benchIngest({ quick }: BenchOptions): Promise<Row[]> {
  const small = await benchFeeds(100, { others: quick ? 0 : 2, rounds: quick ? 2 : 5 })
  if (quick) return small.rows
  const large = await benchFeeds(1000, { others: 0, rounds: 3 })
  const huge = await benchFeeds(10_000, { others: 0, rounds: 1 })
  const memory = makeRow({
    name: 'ingest, peak memory of 1,000 feeds / 100',
    value: large.peakBytes / MEGABYTE,
    reference: small.peakBytes / MEGABYTE,
    unit: 'MB',
    limit: MEMORY,
  })
  return [...small.rows, ...large.rows, memory, ...huge.rows]
}

async function benchFeeds(
  feeds: number,
  { others, rounds }: { others: number; rounds: number },
): Promise<{ rows: Row[]; peakBytes: number }> {
  await using world = await startWorld({ blogs: feeds, posts: POSTS, now: Date.now() })
  await using floor = await makeFloor(world)
  const colds: Cold[] = []
  while (colds.length < others) {
    await floor.forget()
    const reference = await floor.visit()
    await using other = await startMeasuredPlanet(world)
    colds.push({ reference, ...(await importAll(other, feeds)) })
  }
  await floor.forget()
  const reference = await floor.visit()
  await using planet = await startMeasuredPlanet(world)
  colds.push({ reference, ...(await importAll(planet, feeds)) })
  const unchanged = await inTurn(rounds, async () => (await planet.ingest()).cpuSeconds, floor.visit)
  const one = await inTurn(
    rounds,
    async () => {
      const { report, cpuSeconds } = await planet.ingest()
      if (report.posts.added !== 1) throw new Error(`${report.posts.added} posts came instead of one`)
      return cpuSeconds
    },
    (round) => {
      world.publish(round)
      return floor.visit()
    },
  )
  const named = (what: string) => ({
    name: `ingest ${feeds.toLocaleString('en-US')} feeds, ${what} / floor`,
    unit: 's',
  })
  const medianOf = (key: keyof Cold) => median(colds.map((cold) => cold[key]))
  const cold = { value: medianOf('value'), reference: medianOf('reference') }
  const rows = [
    makeRow({ ...named('cold'), ...cold, limit: COLD.get(feeds) }),
    makeRow({ ...named('all 304'), ...unchanged, limit: UNCHANGED }),
    makeRow({ ...named('one new post'), ...one }),
  ]
  return { rows, peakBytes: medianOf('peakBytes') }
}

type Cold = { readonly value: number; readonly reference: number; readonly peakBytes: number }

async function importAll(planet: MeasuredPlanet, feeds: number): Promise<Omit<Cold, 'reference'>> {
  const { report, cpuSeconds } = await planet.ingest()
  if (report.posts.added !== feeds * POSTS) throw new Error(`only ${report.posts.added} posts came`)
  return { value: cpuSeconds, peakBytes: (await planet.usage()).peakBytes }
}

type Floor = AsyncDisposable & {
  /** CPU seconds of one visit to every feed. */
  readonly visit: () => Promise<number>
  readonly forget: () => Promise<void>
}

async function makeFloor(world: World): Promise<Floor> {
  const folder = await mkdtemp(join(tmpdir(), 'floor-'))
  const state = join(folder, 'state.json')
  const run = promisify(execFile)
  return {
    visit: async () => Number((await run(process.execPath, [FLOOR, state])).stdout),
    forget: () => writeFile(state, JSON.stringify({ feeds: world.blogs.map(({ feed }) => feed), known: {} })),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  }
}
