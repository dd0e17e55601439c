import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate as runMigrations } from 'drizzle-orm/better-sqlite3/migrator'
import { getTableColumns, sql, type Placeholder } from 'drizzle-orm'
import type { BaseSQLiteDatabase, SQLiteTable } from 'drizzle-orm/sqlite-core'
import * as schema from './schema'

/** Every query is awaited, whatever the driver: better-sqlite3 answers at once, a remote one later. */
export type Database = BaseSQLiteDatabase<'async', unknown, typeof schema>

/** A statement built by Drizzle and not yet run. */
export type Statement = { run(): unknown }

type Open = { readonly db: Database; readonly sqlite: BetterSqlite.Database; readonly url: string }

const DEFAULT_URL = 'file:./data/planet.db'
const BUSY_MS = 5_000
/** Indexes of many posts are met at random: what fits here is not read again. */
const CACHE_KB = 32_000
/** 16 MB: a run writes a lot at once, and each fold waits for the disk. */
const WAL_PAGES = 4_000

// One connection a process, however many bundles this module stands in.
const kept = globalThis as { planetDatabase?: Open }

/** The store of DATABASE_URL, opened on first use. During `next build` it is an empty one in memory. */
export function database(): Database {
  return open().db
}

/** All statements in one transaction: all of them or none (ST-02). */
export async function write(statements: readonly Statement[]): Promise<void> {
  const { sqlite } = open()
  sqlite.transaction(() => statements.forEach((statement) => statement.run())).immediate()
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

/** Folds the write-ahead log back into the file, so that it stays bounded (ST-09). */
export async function checkpoint(): Promise<void> {
  open().sqlite.pragma('wal_checkpoint(PASSIVE)')
}

/** The raw connection, for `migrate` alone. */
export function connection(): BetterSqlite.Database {
  return open().sqlite
}

/** Closes the store, so that the next query opens it again (at `url` where one is given). */
export function reopen(url?: string): void {
  kept.planetDatabase?.sqlite.close()
  kept.planetDatabase = url === undefined ? undefined : openAt(url)
}

function open(): Open {
  return (kept.planetDatabase ??= isBuild() ? openBuild() : openAt(process.env.DATABASE_URL || DEFAULT_URL))
}

function isBuild(): boolean {
  return process.env.NEXT_PHASE === 'phase-production-build'
}

/** A build has no store and must leave none behind: its pages see an empty planet, and none of them is kept. */
function openBuild(): Open {
  const built = openAt('file::memory:')
  runMigrations(drizzle(built.sqlite), { migrationsFolder: 'db/migrations' })
  return built
}

/** @throws in words for the operator, where there is no such store, or none can be made there (ST-12) */
function openAt(url: string): Open {
  if (!url.startsWith('file:'))
    throw new Error(`DATABASE_URL: ${url.split(':')[0]}: is not a store this build can open`)
  try {
    const sqlite = openFile(url.slice('file:'.length))
    return { sqlite, url, db: drizzle(sqlite, { schema, casing: 'snake_case' }) as unknown as Database }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new Error(
      `DATABASE_URL: ${url} cannot be opened (${code ?? message}); expected a file in a folder that this user may write to`,
      { cause: error },
    )
  }
}

function openFile(path: string): BetterSqlite.Database {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
  // A snapshot on a disk that takes no writes is opened as such: SQLite would try to begin a log beside it.
  const readonly = existsSync(path) && !isWritable(path)
  const sqlite = new BetterSqlite(path, { timeout: BUSY_MS, readonly })
  if (!readonly) sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = NORMAL')
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma(`cache_size = -${CACHE_KB}`)
  if (!readonly) sqlite.pragma(`wal_autocheckpoint = ${WAL_PAGES}`)
  return sqlite
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}
