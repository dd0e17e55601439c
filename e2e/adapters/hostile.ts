import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import Database from 'better-sqlite3'
import { register } from 'tsx/esm/api'

/*
 * Adapter of the kit of hostile servers: a whole run over a real store, which lives in `state` from poll to poll. The run
 * is loaded from source and not bundled, so that its worker thread is the real one too.
 */
register()
const load = (path: string) => import(pathToFileURL(resolve(path)).href)
const { run } = (await load('lib/ingest/run.ts')) as typeof import('../../lib/ingest/run')
const { reopen } = (await load('db/client.ts')) as typeof import('../../db/client')
const { migrate } = (await load('db/migrate.ts')) as typeof import('../../db/migrate')
const { planetSchema } = (await load('lib/config/planet.ts')) as typeof import('../../lib/config/planet')

type State = { readonly store?: string }
type Feed = {
  readonly code: string
  readonly message: string
  readonly failures: number
  readonly next_at: number
  readonly going: string | null
}

export async function ingest(url: string, { allow, state }: { allow: string[]; state: State }) {
  const store = state.store ?? (await makeStore())
  const authors = [{ slug: 'blog', name: 'Blog', feed: url }]
  const startedAt = Date.now()
  await run(
    { force: true },
    {
      planet: planetSchema.parse({ title: 'Hostile', fetch: { allow }, authors }),
      ...{ folder: tmpdir(), version: '1', deadlineMs: 60_000, clock: Date.now, random: Math.random },
      ...{ workerArgv: ['--import', resolve('e2e/typescript-loader.mjs')], log: () => {} },
    },
  )

  const db = new Database(store, { readonly: true })
  const feed = db
    .prepare<[], Feed>(
      `select code, message, failures, next_at,
         coalesce((select value ->> 'to' from memory where key = 'move:' || feeds.id), moved_to) as going
       from feeds where listed`,
    )
    .get()!
  const entries = db
    .prepare<[], { title: string; at: number | null }>(
      'select title, link, slug, byline, excerpt, html, sort_at as at from posts order by id',
    )
    .all()
    .map(({ title, at, ...post }) => ({
      // A title is text: a page that shows one writes `<` so.
      ...{ title: title.replaceAll('<', '&lt;'), date: at === null ? null : new Date(at).toISOString() },
      ...post,
    }))
  db.close()
  return {
    outcome:
      feed.code === 'gone' || feed.code === 'not-modified' ? feed.code : feed.failures > 0 ? 'error' : 'ok',
    entries,
    state: { store },
    permanentUrl: feed.going,
    nextCheckInS: (feed.next_at - startedAt) / 1000,
    error: feed.failures > 0 ? `${feed.code}: ${feed.message}` : undefined,
  }
}

async function makeStore(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'hostile-'))
  process.once('exit', () => rmSync(folder, { recursive: true }))
  const store = join(folder, 'planet.db')
  reopen(`file:${store}`)
  await migrate()
  return store
}
