import { sql } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { backupBefore } from './backup'
import { database, MIGRATIONS, store } from './client'

/**
 * Brings the store to this version's schema, in one transaction; a store that has posts is copied before (`FILE.before-migration`).
 * @param options.readOnly nobody is going to write: a snapshot of this version will do
 * @throws in words for the operator, where the store was written by a newer version (an old program must not guess at new tables), or
 * takes no writes
 */
export async function migrate({
  readOnly = false,
  folder = MIGRATIONS,
}: { readonly readOnly?: boolean; readonly folder?: string } = {}): Promise<void> {
  const ours = readMigrationFiles({ migrationsFolder: folder })
  const known = new Set(ours.map((migration) => migration.hash))
  const applied = await listApplied()
  if (applied.some((hash) => !known.has(hash))) {
    throw new Error(
      'The store was written by a newer version of the planet. Start that version, or restore a backup.',
    )
  }
  const { url, isSnapshot, migrate } = store()
  if ((readOnly || isSnapshot) && applied.length === ours.length) return
  if (isSnapshot) {
    throw new Error('The snapshot was made by an older version of the planet: make it again with this one.')
  }
  await refuseReadOnly()
  if (applied.length > 0 && applied.length < ours.length && url.startsWith('file:'))
    await backupBefore(url.slice('file:'.length), 'migration')
  await migrate(folder)
}

/** Asked before the first post comes, and not by it. */
async function refuseReadOnly(): Promise<void> {
  try {
    await store().probeWrite()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (!code?.startsWith('SQLITE_READONLY')) throw error
    throw new Error(
      'The store is read-only. Put DATABASE_URL where this user may write; a snapshot is served where no CRON_SECRET is set.',
      { cause: error },
    )
  }
}

async function listApplied(): Promise<string[]> {
  const db = database()
  const tables = await db.all(sql`select name from sqlite_master where name = '__drizzle_migrations'`)
  if (tables.length === 0) return []
  const rows = await db.all<{ hash: string }>(sql`select hash from __drizzle_migrations`)
  return rows.map((row) => row.hash)
}
