import { sql } from 'drizzle-orm'
import { database, reopen } from '../client'

/*
 * The store as such: what ails it, in words that name no file of ours.
 */
const FAULTS: readonly (readonly [code: RegExp, words: string])[] = [
  [/^SQLITE_FULL/, 'The disk of the store is full: nothing can be written until there is room.'],
  [/^SQLITE_READONLY/, 'The store is read-only: nothing can be written.'],
  [/^SQLITE_(BUSY|LOCKED)/, 'The store is held by another program.'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'The store is damaged: restore a backup.'],
  [
    /^SQLITE_(IOERR|CANTOPEN|AUTH|PERM)/,
    'The store cannot be read or written: look at its disk and its permissions.',
  ],
]

/** Words for what ails the store; null where an error is about something else, as a mistake of ours in a query. */
export function describeStoreFault(error: unknown): string | null {
  const code = storeCodeOf(error)
  return FAULTS.find(([pattern]) => pattern.test(code))?.[1] ?? null
}

/** Whether an error says that the store takes no reads or writes at all, whatever was asked of it. */
export function isStoreFault(error: unknown): boolean {
  return describeStoreFault(error) !== null
}

/** Reads from the store's tables. @throws where that cannot be done */
export async function probeStore(): Promise<void> {
  await database().all(sql`select key from memory limit 1`)
}

/** The last thing that a process does with its store: its log is folded into the file. */
export function closeStore(): void {
  reopen()
}

/** The driver's code of an error, empty where it has none: Drizzle wraps what the driver throws. */
export function storeCodeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  if ('code' in error && typeof error.code === 'string' && error.code.startsWith('SQLITE_')) return error.code
  return storeCodeOf(error.cause)
}
