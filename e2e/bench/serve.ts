import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { getGzipped } from './get-gzipped'
import { startMeasuredPlanet, type MeasuredPlanet } from './measured-planet'
import { inTurn, makeRow, type BenchOptions, type Row } from './measure'
import { startStaticServer } from './static-server'
import { startWorld, type World } from './world'

const LOAD = fileURLToPath(new URL('./load.mjs', import.meta.url))
const CONNECTIONS = 16
/** Readers come by the clock, 25 a second: what one server has time for while it works. */
const EVERY_MS = 40
/** Who is on the planet before the run that reads all the others. */
const EARLY_BLOGS = 5
/** Straight from the server: a tenth of the static server's rate, or so many a second by itself. */
const SHARE = 0.1
const ENOUGH_PER_SECOND = 1500
const DURING_A_RUN = 3

type Load = { readonly perSecond: number; readonly p99: number; readonly failed: number }

/** Cached pages straight from the server, beside the same bytes as a file; and what a run does to their readers. */
export async function benchServe({ quick }: BenchOptions): Promise<Row[]> {
  await using world = await startWorld({
    blogs: EARLY_BLOGS + (quick ? 25 : 1000),
    posts: 20,
    now: Date.now(),
  })
  await using planet = await startMeasuredPlanet(world, { blogs: EARLY_BLOGS })
  await planet.ingest()
  const pages = { 'front page': '/', 'author page': `/authors/${world.blogs[0]!.slug}` }
  const rows: Row[] = []
  for (const [name, path] of Object.entries(pages))
    rows.push(await benchRate(name, planet.server.url + path, quick))
  rows.push(...(await benchLatency(planet, world, quick)))
  return rows
}

async function benchRate(name: string, url: string, quick: boolean): Promise<Row> {
  await getGzipped(url)
  await using file = await startStaticServer((await getGzipped(url)).bytes)
  const ms = quick ? 500 : 3000
  const rate = async (of: string) => (await load(of, 0, ms)).perSecond
  const rates = await inTurn(
    quick ? 1 : 5,
    () => rate(url),
    () => rate(file.url),
  )
  return makeRow({
    name: `serve the ${name} / ${file.name}`,
    ...rates,
    unit: 'requests/s',
    limit: SHARE,
    enough: ENOUGH_PER_SECOND,
  })
}

/** The first import of all the other blogs is the heaviest run there is. */
async function benchLatency(
  { server, subscribe }: MeasuredPlanet,
  world: World,
  quick: boolean,
): Promise<Row[]> {
  const idle = await load(`${server.url}/`, EVERY_MS, quick ? 2000 : 10_000)
  await subscribe(world.blogs.length)
  const busy = await load(`${server.url}/`, EVERY_MS, server.ingest('?force=1'))
  const name = 'serve, p99 of the front page during a run / idle'
  // A short run has a few dozen readers: the slowest of them is no p99, and judges nothing.
  const limit = quick ? undefined : DURING_A_RUN
  return [makeRow({ name, value: busy.p99, reference: idle.p99, unit: 'ms', limit })]
}

/** What a client of its own sees in so many milliseconds, or until something has ended. `everyMs` 0: as fast as answers come. */
async function load(url: string, everyMs: number, until: number | Promise<unknown>): Promise<Load> {
  const args = [LOAD, url, CONNECTIONS, everyMs, ...(typeof until === 'number' ? [until] : [])]
  const child = spawn(process.execPath, args.map(String), { stdio: ['pipe', 'pipe', 'inherit'] })
  const said = text(child.stdout)
  try {
    await until
  } finally {
    child.stdin.end()
  }
  const seen = JSON.parse(await said) as Load
  if (seen.failed > 0) throw new Error(`${seen.failed} requests of ${url} failed`)
  return seen
}
