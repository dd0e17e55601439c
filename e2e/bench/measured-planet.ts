import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { makePlanetFolder, startServer, type PlanetServer, type Report } from '../planet'
import type { World } from './world'

const METER = fileURLToPath(new URL('./meter.mjs', import.meta.url))

/** Who asks for a run waits so long for its answer, and less than five minutes; what remains the next run does. */
const DEADLINE = '4m'

/** A server is quiet when it used less than so much CPU in one look; we wait for that so many looks. */
const QUIET_SECONDS = 0.01
const LOOK_MS = 100
const LOOKS_MAX = 50

type Usage = {
  /** User and system, of all threads, since the process began. */
  readonly cpuSeconds: number
  /** The most memory it ever held. */
  readonly peakBytes: number
}

export type MeasuredPlanet = AsyncDisposable & {
  readonly server: PlanetServer
  /** A run, and those that go on with what it left; with what it cost the server until the pages that it renews were rendered too. */
  readonly ingest: (query?: string) => Promise<{ readonly report: Report; readonly cpuSeconds: number }>
  /** Puts only the first so many blogs on the planet; the next run takes it. */
  readonly subscribe: (blogs: number) => Promise<void>
  readonly usage: () => Promise<Usage>
  /** The CPU seconds when nothing is being done any more. */
  readonly untilQuiet: () => Promise<number>
  /** How many pages were rendered and kept since then, in milliseconds. */
  readonly renderedSince: (at: number) => number
}

type PlanetOptions = {
  readonly blogs?: number
  readonly content?: 'fold' | 'full'
  /** Makes the store, in this file, before the server starts. */
  readonly prepare?: (database: string) => Promise<void>
}

/** The built server in a folder of its own, with an empty store unless it is prepared, subscribed to the first `blogs` of the world. */
export async function startMeasuredPlanet(
  world: World,
  { blogs = world.blogs.length, content = 'fold', prepare }: PlanetOptions = {},
): Promise<MeasuredPlanet> {
  const folder = await makePlanetFolder(configOf(world, blogs, content))
  const socket = join(folder.path, 'meter')
  const start = async () => {
    await prepare?.(folder.database)
    return startServer(folder, { NODE_OPTIONS: `--import=${METER}`, PLANET_METER: socket })
  }
  const server = await start().catch(async (error) => {
    await folder.remove()
    throw error
  })
  const usage = () => readUsage(socket)
  return {
    server,
    usage,
    untilQuiet: () => untilQuiet(usage),
    renderedSince: (at) => countRendered(join(folder.path, 'pages.db'), at),
    async ingest(query = '?force=1') {
      const before = await usage()
      const first = await server.ingest(query)
      let report = first
      while (!report.done) {
        const next = await server.ingest(`${query}&since=${first.startedAt}`)
        report = { ...next, posts: { ...next.posts, added: report.posts.added + next.posts.added } }
      }
      if (report.feeds.failed > 0) throw new Error(`feeds failed: ${JSON.stringify(report)}`)
      return { report, cpuSeconds: (await untilQuiet(usage)) - before.cpuSeconds }
    },
    subscribe: (count) => folder.configure(configOf(world, count, content)),
    async [Symbol.asyncDispose]() {
      await server.stop()
      await folder.remove()
    },
  }
}

function configOf(world: World, blogs: number, content: string) {
  return {
    title: 'Planet Bench',
    url: 'https://planet.example',
    front: { content },
    fetch: { every: '1h', deadline: DEADLINE, allow: [...world.hosts] },
    authors: world.blogs.slice(0, blogs),
  }
}

function countRendered(pages: string, since: number): number {
  const db = new Database(pages, { readonly: true })
  try {
    return db.prepare<[number], number>('select count(*) from pages where stored >= ?').pluck().get(since)!
  } finally {
    db.close()
  }
}

async function untilQuiet(usage: () => Promise<Usage>): Promise<number> {
  let seconds = (await usage()).cpuSeconds
  for (let look = 0; look < LOOKS_MAX; look += 1) {
    await new Promise((later) => setTimeout(later, LOOK_MS))
    const now = (await usage()).cpuSeconds
    if (now - seconds < QUIET_SECONDS) return seconds
    seconds = now
  }
  return seconds
}

async function readUsage(socketPath: string): Promise<Usage> {
  const answer = await new Promise<string>((resolve, reject) => {
    request({ socketPath }, (response) => text(response).then(resolve, reject))
      .on('error', reject)
      .end()
  })
  return JSON.parse(answer) as Usage
}
