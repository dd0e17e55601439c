import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { makePlanetFolder, startServer, type PlanetServer, type Report } from '../planet'
import type { World } from './world'

const METER = fileURLToPath(new URL('./meter.mjs', import.meta.url))

/** A server is quiet when it used less than so much CPU in one look; we wait for that so many looks. */
const QUIET_SECONDS = 0.01
const LOOK_MS = 100
const LOOKS_MAX = 50

export type Usage = {
  /** User and system, of all threads, since the process began. */
  readonly cpuSeconds: number
  /** The most memory it ever held. */
  readonly peakBytes: number
}

export type MeasuredPlanet = AsyncDisposable & {
  readonly server: PlanetServer
  /** A run, with what it cost the server until the pages that it renews were rendered too. */
  readonly ingest: (query?: string) => Promise<{ readonly report: Report; readonly cpuSeconds: number }>
  /** Puts only the first so many blogs on the planet; the next run takes it. */
  readonly subscribe: (blogs: number) => Promise<void>
  readonly usage: () => Promise<Usage>
}

/** The built server with an empty store, in a folder of its own, subscribed to the first `blogs` of the world. */
export async function startMeasuredPlanet(
  world: World,
  { blogs = world.blogs.length, content = 'fold' }: { blogs?: number; content?: 'fold' | 'full' } = {},
): Promise<MeasuredPlanet> {
  const folder = await makePlanetFolder(configOf(world, blogs, content))
  const socket = join(folder.path, 'meter')
  const server = await startServer(folder, {
    NODE_OPTIONS: `--import=${METER}`,
    PLANET_METER: socket,
  }).catch(async (error) => {
    await folder.remove()
    throw error
  })
  const usage = () => readUsage(socket)
  return {
    server,
    usage,
    async ingest(query = '?force=1') {
      const before = await usage()
      const report = await server.ingest(query)
      if (report.feeds.failed > 0 || !report.done)
        throw new Error(`the run left feeds: ${JSON.stringify(report)}`)
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
    fetch: { every: '1h', allow: [...world.hosts] },
    authors: world.blogs.slice(0, blogs),
  }
}

/** The CPU seconds when nothing is being done any more. */
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
