import type { Database as BetterSqlite } from 'better-sqlite3'
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import type * as schema from './schema'

/** Every query is awaited, whatever the driver: better-sqlite3 answers at once, a remote one later. */
export type Database = BaseSQLiteDatabase<'async', unknown, typeof schema>

/** A statement built by Drizzle and not yet run. */
export type Statement = { run(): unknown }

/** An opened store. Of its two makers, `local` is a file of our own, `remote` a libSQL server (docs/decisions/0004-one-schema.md). */
export type Store = {
  readonly url: string
  /** Nobody writes to it, whatever the disk allows. */
  readonly isSnapshot: boolean
  readonly db: Database
  /** All statements in one transaction: all of them or none (ST-02). */
  readonly write: (statements: readonly Statement[]) => Promise<void>
  /** Applies the migrations of a folder that are not applied yet, in one transaction (ST-10). */
  readonly migrate: (migrationsFolder: string) => Promise<void>
  /** @throws with the driver's code where the store takes no writes */
  readonly probeWrite: () => Promise<void>
  /** Folds the write-ahead log back into the file, so that it stays bounded (ST-09). */
  readonly checkpoint: () => Promise<void>
  readonly close: () => void
}

/** A file of our own, with the connection to it: for tests and benchmarks, which look where no query does. */
export type LocalStore = Store & { readonly sqlite: BetterSqlite }
