import { sql } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { backupBefore } from './backup'
import { database, MIGRATIONS, store } from './client'

/** What an old program says of a store with tables that it must not guess at. */
export const NEWER =
  'The store was written by a newer version of the planet. Start that version, or restore a backup.'

/**
 * Brings the store to this version's schema, in one transaction; a store that has posts is copied before (`FILE.before-migration`).
 * @param options.readOnly nobody is going to write: a snapshot of this version will do
 * @throws in words for the operator, where the store was written by a newer version, or takes no writes
 */
export async function migrate({
  readOnly = false,
  folder = MIGRATIONS,
}: { readonly readOnly?: boolean; readonly folder?: string } = {}): Promise<void> {
  const ours = readMigrationFiles({ migrationsFolder: folder })
  const applied = await listApplied()
  if (isUnknown(applied, ours)) throw new Error(NEWER)
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

/** Whether a newer version has written the store. */
export async function isNewer(): Promise<boolean> {
  return isUnknown(await listApplied(), readMigrationFiles({ migrationsFolder: MIGRATIONS }))
}

function isUnknown(applied: readonly string[], ours: readonly { readonly hash: string }[]): boolean {
  const known = new Set(ours.map((migration) => migration.hash))
  return applied.some((hash) => !known.has(hash))
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
