import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { freePort } from './free-port'

const SECRET = 'only-for-the-tests-of-this-planet'
const READY_MS = 30_000

export type Report = {
  run: number
  startedAt: string
  durationMs: number
  feeds: { due: number; fetched: number; notModified: number; failed: number; remaining: number }
  posts: { added: number; changed: number; held: number; same: number }
  revalidated: string[]
  done: boolean
}

/** A folder with a planet.yaml and a store: what an operator owns, and several servers may share. */
export type PlanetFolder = {
  readonly path: string
  readonly database: string
  /** Writes planet.yaml; the next run takes it. */
  readonly configure: (config: Record<string, unknown>) => Promise<void>
  readonly remove: () => Promise<void>
}

export async function makePlanetFolder(config: Record<string, unknown>): Promise<PlanetFolder> {
  const path = await mkdtemp(join(tmpdir(), 'planet-'))
  const configure = (value: Record<string, unknown>) => writeFile(join(path, 'planet.yaml'), stringify(value))
  await configure(config)
  return {
    path,
    database: join(path, 'planet.db'),
    configure,
    remove: () => rm(path, { recursive: true, force: true }),
  }
}

export type PlanetServer = {
  readonly url: string
  readonly ingest: (query?: string) => Promise<Report>
  /** The door, asked as `init` says: for tests of the door itself. */
  readonly door: (query?: string, init?: RequestInit) => Promise<Response>
  readonly get: (path: string, init?: RequestInit) => Promise<Response>
  /** Its exit code; null where the signal ended it. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>
  readonly output: () => string
  /** Nobody reads what it says from now on. */
  readonly closeLog: () => void
}

/** `next start` over a folder, as any host would run it, on a free port of loopback. */
export async function startServer(
  folder: PlanetFolder,
  env: Record<string, string> = {},
): Promise<PlanetServer> {
  const port = await freePort()
  const child = spawn(
    process.execPath,
    ['node_modules/next/dist/bin/next', 'start', '-p', String(port), '-H', '127.0.0.1'],
    {
      env: {
        ...process.env,
        NODE_ENV: 'production',
        PORT: String(port),
        CRON_SECRET: SECRET,
        PLANET_SCHEDULE: 'off',
        PLANET_CONFIG: join(folder.path, 'planet.yaml'),
        DATABASE_URL: `file:${folder.database}`,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)))
  const url = `http://127.0.0.1:${port}`
  await untilReady(child, url, () => output)
  const get: PlanetServer['get'] = (path, init) => fetchOnce(url + path, { redirect: 'manual', ...init })
  const door: PlanetServer['door'] = (query = '', init) => get(`/api/ingest${query}`, init)
  return {
    url,
    get,
    door,
    output: () => output,
    closeLog() {
      child.stdout.destroy()
      child.stderr.destroy()
    },
    async ingest(query = '') {
      const answer = await door(query, { method: 'POST', headers: { authorization: `Bearer ${SECRET}` } })
      if (answer.status !== 200)
        throw new Error(`ingest answered ${answer.status}: ${await answer.text()}\n${output}`)
      return (await answer.json()) as Report
    },
    async stop(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
      const gone = once(child, 'exit')
      child.kill(signal)
      await gone
      return child.exitCode
    },
  }
}

/** On a connection of its own: one kept from before may close under the request while this process is busy. */
export function fetchOnce(url: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers)
  headers.set('connection', 'close')
  return fetch(url, { ...init, headers })
}

export const authorization = { authorization: `Bearer ${SECRET}` }

async function untilReady(child: ChildProcess, url: string, output: () => string): Promise<void> {
  const giveUp = Date.now() + READY_MS
  while (Date.now() < giveUp) {
    if (child.exitCode !== null) throw new Error(`the server stopped with ${child.exitCode}:\n${output()}`)
    const answer = await fetchOnce(`${url}/icon.svg`).catch(() => null)
    if (answer) return void (await answer.arrayBuffer())
    await new Promise((later) => setTimeout(later, 100))
  }
  throw new Error(`the server did not answer:\n${output()}`)
}
