import { existsSync } from 'node:fs'
import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { readMigrationFiles } from 'drizzle-orm/migrator'

/*
 * A backup is a store like any other, copied while the planet runs, with the operator's papers in one table more: one file that any
 * SQLite tool opens. Each function opens files of its own, so that it does not matter who else has them open.
 */
type Papers = Readonly<Record<string, string>>

type Backup = {
  /** What was put beside the store, by name; nothing in a bare copy of a store. */
  readonly papers: Papers
  readonly posts: number
  readonly authors: number
}

const BUSY_MS = 5_000
const migrationsFolder = 'db/migrations'
const IS_SQLITE = 'SQLite format 3\0'

/** Copies the store in `file` to `to`, for its owner only; what is at `to` is replaced once the copy is whole. */
export async function backUp(file: string, to: string, papers: Papers): Promise<void> {
  const part = `${to}.part`
  await mkdir(dirname(to), { recursive: true })
  await writeFile(part, '', { mode: 0o600 })
  await chmod(part, 0o600)
  await copy(file, part)
  using(part, {}, (sqlite) => {
    // One file, without a log beside it.
    sqlite.pragma('journal_mode = delete')
    sqlite.exec(
      'drop table if exists papers; create table papers (name text primary key, content text not null)',
    )
    const insert = sqlite.prepare('insert into papers (name, content) values (?, ?)')
    for (const paper of Object.entries(papers)) insert.run(...paper)
  })
  await rename(part, to)
}

/** What is in a backup, or why it cannot be restored: it is broken, no store, or from a newer version. Writes nothing. */
export function readBackup(file: string): Backup | { readonly fault: string } {
  try {
    return using(file, { readonly: true, fileMustExist: true }, (sqlite): ReturnType<typeof readBackup> => {
      const faults = sqlite.pragma('integrity_check', { simple: true })
      if (faults !== 'ok') return { fault: `it is broken: ${String(faults)}` }
      const has = sqlite.prepare<[string]>('select 1 from sqlite_master where name = ?')
      if (!has.get('posts') || !has.get('__drizzle_migrations'))
        return { fault: 'it is no store of a planet' }
      const ours = new Set(readMigrationFiles({ migrationsFolder }).map(({ hash }) => hash))
      const theirs = sqlite.prepare<[], string>('select hash from __drizzle_migrations').pluck().all()
      if (theirs.some((hash) => !ours.has(hash)))
        return { fault: 'it was made by a newer version of the planet: install that one first' }
      const count = (table: string) =>
        sqlite.prepare<[], number>(`select count(*) from ${table}`).pluck().get()!
      const papers = has.get('papers')
        ? sqlite.prepare<[], [string, string]>('select name, content from papers').raw().all()
        : []
      return { papers: Object.fromEntries(papers), posts: count('posts'), authors: count('authors') }
    })
  } catch (error) {
    return { fault: `it is broken: ${(error as Error).message}` }
  }
}

/**
 * Makes the store in `file` what the backup holds, also under a running site, which sees it as one write of somebody else and renews
 * all pages with its next run. The schema stays the backup's: `migrate` goes after.
 */
export async function restore(backup: string, file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await copy(backup, file)
  using(file, {}, (sqlite) => {
    sqlite.pragma('journal_mode = wal')
    sqlite
      .transaction(() => {
        sqlite.exec('drop table if exists papers; delete from leases')
        sqlite.prepare('insert into touches (what) values (?)').run(JSON.stringify('everything'))
      })
      .immediate()
  })
}

/**
 * A copy beside the store, before something that cannot be taken back; it takes the place of the one before.
 * @returns where it is: `planet.db.before-migration`
 */
export async function backupBefore(file: string, what: string): Promise<string> {
  const to = `${file}.before-${what}`
  await backUp(file, to, {})
  return to
}

/** Whether the first bytes of a file are those of an SQLite database. */
export function isStore(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, IS_SQLITE.length)).toString('latin1') === IS_SQLITE
}

/** SQLite's online backup in one step: a run that writes meanwhile would make it begin again and again. */
async function copy(from: string, to: string): Promise<void> {
  const source = new BetterSqlite(from, { readonly: true, fileMustExist: true, timeout: BUSY_MS })
  const isNew = !existsSync(to)
  try {
    await source.backup(to, { progress: () => 2 ** 31 - 1 })
  } catch (error) {
    if (isNew) await rm(to, { force: true })
    throw error
  } finally {
    source.close()
  }
}

function using<T>(
  file: string,
  options: BetterSqlite.Options,
  work: (sqlite: BetterSqlite.Database) => T,
): T {
  const sqlite = new BetterSqlite(file, { timeout: BUSY_MS, ...options })
  try {
    return work(sqlite)
  } finally {
    sqlite.close()
  }
}
