import { startMeasuredPlanet } from './measured-planet'
import { makeRow, median, type BenchOptions, type Row } from './measure'
import { startWorld } from './world'

const PAGES = 12
const PUBLIC_MS = 1000
const LOOK_MS = 2

/** What one new post sets in motion: how many pages are rendered again, and when readers see it. */
export async function benchRegenerate({ quick }: BenchOptions): Promise<Row[]> {
  await using world = await startWorld({ blogs: quick ? 10 : 1000, posts: 20, now: Date.now() })
  await using planet = await startMeasuredPlanet(world)
  await planet.ingest()
  const pages: number[] = []
  const waits: number[] = []
  for (let blog = 0; blog < (quick ? 3 : 15); blog += 1) {
    const title = world.publish(blog)
    const report = await planet.server.ingest(`?force=1&feed=${world.blogs[blog]!.slug}`)
    const answered = performance.now()
    pages.push(report.revalidated.length)
    while (!(await (await planet.server.get('/')).text()).includes(title)) {
      if (performance.now() - answered > 10 * PUBLIC_MS) throw new Error(`never public: ${title}`)
      await new Promise((later) => setTimeout(later, LOOK_MS))
    }
    waits.push(performance.now() - answered)
  }
  return [
    makeRow({
      name: 'regenerate, pages of one new post',
      value: Math.max(...pages),
      unit: 'pages',
      limit: PAGES,
    }),
    makeRow({
      name: 'regenerate, public after the answer',
      value: median(waits),
      unit: 'ms',
      limit: PUBLIC_MS,
    }),
  ]
}
