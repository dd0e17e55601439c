import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate as runMigrations } from 'drizzle-orm/better-sqlite3/migrator'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { connection } from './client'

const MIGRATIONS = 'db/migrations'

/**
 * Brings the store to this version's schema, in one transaction.
 * @param options.readOnly nobody is going to write: a snapshot of this version will do
 * @throws in words for the operator, where the store was written by a newer version (an old program must not guess at new tables), or
 * takes no writes
 */
export async function migrate({
  readOnly = false,
  folder: migrationsFolder = MIGRATIONS,
}: { readonly readOnly?: boolean; readonly folder?: string } = {}): Promise<void> {
  const sqlite = connection()
  const ours = readMigrationFiles({ migrationsFolder })
  const known = new Set(ours.map((migration) => migration.hash))
  const applied = listApplied(sqlite)
  const newer = applied.filter((hash) => !known.has(hash))
  if (newer.length > 0) {
    throw new Error(
      'The store was written by a newer version of the planet. Start that version, or restore a backup.',
    )
  }
  if (readOnly && applied.length === ours.length) return
  refuseReadOnly(sqlite)
  runMigrations(drizzle(sqlite), { migrationsFolder })
}

/** Asked before the first post comes, and not by it. */
function refuseReadOnly(sqlite: ReturnType<typeof connection>): void {
  try {
    sqlite.exec('begin immediate; rollback')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (!code?.startsWith('SQLITE_READONLY')) throw error
    throw new Error(
      'The store is read-only. Put DATABASE_URL where this user may write; a snapshot is served where no CRON_SECRET is set.',
      { cause: error },
    )
  }
}

function listApplied(sqlite: ReturnType<typeof connection>): string[] {
  const table = sqlite.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get()
  if (!table) return []
  return sqlite
    .prepare<[], { hash: string }>('select hash from __drizzle_migrations')
    .all()
    .map((row) => row.hash)
}
