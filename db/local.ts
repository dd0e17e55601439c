import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import * as schema from './schema'
import type { Database, LocalStore } from './store'

/** How the address of a file ends that is only read: made beside the site, and served as it is. */
const SNAPSHOT = '?mode=ro'
const BUSY_MS = 5_000
/** Indexes of many posts are met at random: what fits here is not read again. */
const CACHE_KB = 32_000
/** 16 MB: a run writes a lot at once, and each fold waits for the disk. */
const WAL_PAGES = 4_000

const EXPECTED: Readonly<Record<string, string>> = {
  SQLITE_CORRUPT: 'a store that is whole: restore a backup',
  SQLITE_BUSY: 'one that no other program holds: look at what else has it open',
  SQLITE_FULL: 'a disk with some room',
}

/**
 * @param url `file:` and a path, whose folder is made; or `file::memory:`; with `?mode=ro` a snapshot, which must be there
 * @throws in words for the operator, where there is no such store, or none can be made there (ST-12)
 */
export function openLocal(url: string): LocalStore {
  const isSnapshot = isSnapshotUrl(url)
  const path = url.slice('file:'.length, isSnapshot ? -SNAPSHOT.length : undefined)
  try {
    return storeOf(url, isSnapshot, isSnapshot ? openReadOnly(path) : openFile(path))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const expected = isSnapshot
      ? 'a file that `planet export` has made'
      : (EXPECTED[code ?? ''] ?? 'a file in a folder that this user may write to')
    throw new Error(`DATABASE_URL: ${url} cannot be opened (${code ?? message}); expected ${expected}`, {
      cause: error,
    })
  }
}

export function isSnapshotUrl(url: string): boolean {
  return url.startsWith('file:') && url.endsWith(SNAPSHOT)
}

function storeOf(url: string, isSnapshot: boolean, sqlite: BetterSqlite.Database): LocalStore {
  const db = drizzle(sqlite, { schema, casing: 'snake_case' })
  return {
    url,
    isSnapshot,
    db: db as unknown as Database,
    // Statements are built before: a transaction of this driver cannot wait.
    write: async (statements) =>
      sqlite.transaction(() => statements.forEach((statement) => statement.run())).immediate(),
    migrate: async (migrationsFolder) => migrate(db, { migrationsFolder }),
    probeWrite: async () => void sqlite.exec('begin immediate; rollback'),
    checkpoint: async () => void (isSnapshot || sqlite.pragma('wal_checkpoint(PASSIVE)')),
    close: () => sqlite.close(),
    sqlite,
  }
}

function openFile(path: string): BetterSqlite.Database {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
  // On a disk that takes no writes SQLite would try to begin a log beside it.
  if (existsSync(path) && !isWritable(path)) return openReadOnly(path)
  const sqlite = new BetterSqlite(path, { timeout: BUSY_MS })
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = NORMAL')
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma(`cache_size = -${CACHE_KB}`)
  sqlite.pragma(`wal_autocheckpoint = ${WAL_PAGES}`)
  return sqlite
}

function openReadOnly(path: string): BetterSqlite.Database {
  const sqlite = new BetterSqlite(path, { timeout: BUSY_MS, readonly: true, fileMustExist: true })
  sqlite.pragma(`cache_size = -${CACHE_KB}`)
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
