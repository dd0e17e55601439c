import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate as runMigrations } from 'drizzle-orm/better-sqlite3/migrator'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { connection } from './client'

const migrationsFolder = 'db/migrations'

/**
 * Brings the store to this version's schema, in one transaction.
 * @throws where the store was written by a newer version: an old program must not guess at new tables.
 */
export async function migrate(): Promise<void> {
  const sqlite = connection()
  const ours = readMigrationFiles({ migrationsFolder })
  const known = new Set(ours.map((migration) => migration.hash))
  const newer = listApplied(sqlite).filter((hash) => !known.has(hash))
  if (newer.length > 0) {
    throw new Error(
      'The store was written by a newer version of the planet. Start that version, or restore a backup.',
    )
  }
  runMigrations(drizzle(sqlite), { migrationsFolder })
}

function listApplied(sqlite: ReturnType<typeof connection>): string[] {
  const table = sqlite.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get()
  if (!table) return []
  return sqlite
    .prepare<[], { hash: string }>('select hash from __drizzle_migrations')
    .all()
    .map((row) => row.hash)
}
