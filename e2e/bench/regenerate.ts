import { reopen } from '../../db/client'
import { fillStore } from './filled-store'
import { startMeasuredPlanet, type MeasuredPlanet } from './measured-planet'
import { makeRow, median, type BenchOptions, type Row } from './measure'
import { startWorld, type World } from './world'

const RENDERED = 12
const PUBLIC_MS = 1000
const LOOK_MS = 2
/** The same run over a small store and over a large one. */
const SAME_COST = 1.3
const SMALL = 20_000
const LARGE = 1_000_000
/** Between what a store is filled with and what its blogs say: nothing is said twice. */
const AGE_MS = 60 * 86_400_000

type Seen = {
  readonly named: number
  readonly rendered: number
  readonly waited: number
  readonly cpu: number
}

/** What one new post sets in motion: how many pages are told and how many rendered again, when readers see it, and what it costs. */
export async function benchRegenerate({ quick }: BenchOptions): Promise<Row[]> {
  await using world = await startWorld({ blogs: quick ? 10 : 1000, posts: 20, now: Date.now() })
  const small = await publishInto(world, quick ? null : SMALL, quick ? 3 : 9)
  const large = quick ? small : await publishInto(world, LARGE, 9)
  const most = (key: keyof Seen) => Math.max(...large.map((seen) => seen[key]))
  const medianOf = (seen: readonly Seen[], key: keyof Seen) => median(seen.map((one) => one[key]))
  const pages = { unit: 'pages' }
  return [
    makeRow({ name: 'regenerate, pages told of one new post', ...pages, value: most('named') }),
    makeRow({ name: 'regenerate, pages rendered', ...pages, value: most('rendered'), limit: RENDERED }),
    makeRow({
      name: 'regenerate, public after the answer',
      ...{ value: medianOf(large, 'waited'), unit: 'ms', limit: PUBLIC_MS },
    }),
    ...(quick
      ? []
      : [
          makeRow({
            name: 'regenerate, a run with one new post, 1,000,000 posts / 20,000',
            ...{
              value: medianOf(large, 'cpu'),
              reference: medianOf(small, 'cpu'),
              unit: 's',
              limit: SAME_COST,
            },
          }),
        ]),
  ]
}

/** Some blogs write one post each, one after another. @param filled so many posts are there before; null = the world's own */
async function publishInto(world: World, filled: number | null, times: number): Promise<Seen[]> {
  const { blogs } = world
  await using planet = await startMeasuredPlanet(world, {
    prepare: async (path) => {
      if (filled === null) return
      await fillStore(path, { posts: filled, newest: Date.now() - AGE_MS, blogs })
      reopen('file::memory:')
    },
  })
  if (filled === null) await planet.ingest()
  const seen: Seen[] = []
  for (let blog = 0; blog < times; blog += 1) {
    const run = `?force=1&feed=${blogs[blog]!.slug}`
    if (filled !== null) await planet.ingest(run)
    seen.push(await publish(planet, world, blog, run))
  }
  return seen
}

async function publish(planet: MeasuredPlanet, world: World, blog: number, run: string): Promise<Seen> {
  const title = world.publish(blog)
  const [startedAt, before] = [Date.now(), (await planet.usage()).cpuSeconds]
  const report = await planet.server.ingest(run)
  const answered = performance.now()
  while (!(await (await planet.server.get('/')).text()).includes(title)) {
    if (performance.now() - answered > 10 * PUBLIC_MS) throw new Error(`never public: ${title}`)
    await new Promise((later) => setTimeout(later, LOOK_MS))
  }
  const waited = performance.now() - answered
  const cpu = (await planet.untilQuiet()) - before
  return { named: report.revalidated.length, rendered: planet.renderedSince(startedAt), waited, cpu }
}
