import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import * as schema from './schema'
import type { Database, LocalStore } from './store'

const BUSY_MS = 5_000
/** Indexes of many posts are met at random: what fits here is not read again. */
const CACHE_KB = 32_000
/** 16 MB: a run writes a lot at once, and each fold waits for the disk. */
const WAL_PAGES = 4_000

/**
 * @param url `file:` and a path, whose folder is made; or `file::memory:`
 * @throws in words for the operator, where there is no such store, or none can be made there (ST-12)
 */
export function openLocal(url: string): LocalStore {
  try {
    return storeOf(url, openFile(url.slice('file:'.length)))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new Error(
      `DATABASE_URL: ${url} cannot be opened (${code ?? message}); expected a file in a folder that this user may write to`,
      { cause: error },
    )
  }
}

function storeOf(url: string, sqlite: BetterSqlite.Database): LocalStore {
  const db = drizzle(sqlite, { schema, casing: 'snake_case' })
  return {
    url,
    db: db as unknown as Database,
    // Statements are built before: a transaction of this driver cannot wait.
    write: async (statements) =>
      sqlite.transaction(() => statements.forEach((statement) => statement.run())).immediate(),
    migrate: async (migrationsFolder) => migrate(db, { migrationsFolder }),
    probeWrite: async () => void sqlite.exec('begin immediate; rollback'),
    checkpoint: async () => void sqlite.pragma('wal_checkpoint(PASSIVE)'),
    close: () => sqlite.close(),
    sqlite,
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
