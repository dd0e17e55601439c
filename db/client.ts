import { getTableColumns, sql, type Placeholder, type SQL } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { isSnapshotUrl, openLocal } from './local'
import { openRemote } from './remote'
import type { Database, LocalStore, Statement, Store } from './store'

export type { Statement } from './store'

export const MIGRATIONS = 'db/migrations'
const DEFAULT_URL = 'file:./data/planet.db'

// One connection a process, however many bundles this module stands in.
const kept = globalThis as { planetStore?: Store }

/** The store of DATABASE_URL, opened on first use. During `next build` it is an empty one in memory, unless it is a snapshot. */
export function store(): Store {
  return (kept.planetStore ??= openOwn(process.env.DATABASE_URL || DEFAULT_URL))
}

export function database(): Database {
  return store().db
}

/** All statements in one transaction: all of them or none (ST-02). */
export function write(statements: readonly Statement[]): Promise<void> {
  return store().write(statements)
}

/** A query built and compiled once for each open store: for those that a run asks of every feed. */
export function prepared<Query>(build: (db: Database) => Query): () => Query {
  let made: { readonly db: Database; readonly query: Query } | null = null
  return () => {
    const db = database()
    if (made?.db !== db) made = { db, query: build(db) }
    return made.query
  }
}

/** A placeholder for each column, by its name: rows of prepared statements are whole. */
export function slots<T extends SQLiteTable>(table: T): { [K in keyof T['_']['columns']]: Placeholder } {
  const names = Object.keys(getTableColumns(table)).map((name) => [name, sql.placeholder(name)])
  return Object.fromEntries(names) as { [K in keyof T['_']['columns']]: Placeholder }
}

/**
 * What a list holds, to be looked for with `in`: handed over as one parameter, so that one compiled query serves lists of any length.
 * @param list or the name of a placeholder that is given it as JSON
 */
export function valuesOf(list: readonly (string | number)[] | string): SQL {
  const json = typeof list === 'string' ? sql.placeholder(list) : JSON.stringify(list)
  return sql`(select value from json_each(${json}))`
}

/** See `LocalStore`. */
export function connection(): LocalStore['sqlite'] {
  const opened = store()
  if (!('sqlite' in opened)) throw new Error(`${opened.url} is no file of ours`)
  return (opened as LocalStore).sqlite
}

/** Closes the store, so that the next query opens it again, or another one. */
export function reopen(other?: string | Store): void {
  kept.planetStore?.close()
  kept.planetStore = typeof other === 'string' ? openStore(other) : other
}

/** No run will fill the pages of a snapshot, so they are built with its posts. */
function openOwn(url: string): Store {
  return isBuild() && !isSnapshotUrl(url) ? openBuild() : openStore(url)
}

function openStore(url: string): Store {
  return url.startsWith('file:') ? openLocal(url) : openRemote(url, process.env.DATABASE_AUTH_TOKEN)
}

/** A build has no store and must leave none behind: its pages see an empty planet, and none of them is kept. */
function openBuild(): Store {
  const empty = openLocal('file::memory:')
  void empty.migrate(MIGRATIONS) // this driver has done it when it returns
  return empty
}

function isBuild(): boolean {
  return process.env.NEXT_PHASE === 'phase-production-build'
}
