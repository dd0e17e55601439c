import { sql } from 'drizzle-orm'
import { database, reopen } from '../client'

/*
 * The store as such: what ails it, in words that name no file of ours.
 */
type Fault = {
  readonly code: RegExp
  readonly words: string
  /** Nobody need mend a setting: what is tried again later may succeed. */
  readonly passes: boolean
}

const FAULTS: readonly Fault[] = [
  {
    code: /^SQLITE_FULL/,
    words: 'The disk of the store is full: nothing can be written until there is room.',
    passes: true,
  },
  { code: /^SQLITE_READONLY/, words: 'The store is read-only: nothing can be written.', passes: false },
  {
    code: /^SQLITE_(BUSY|LOCKED)/,
    words: 'The store is held by another program: look at what else has it open.',
    passes: true,
  },
  { code: /^SQLITE_(CORRUPT|NOTADB)/, words: 'The store is damaged: restore a backup.', passes: false },
  {
    code: /^SQLITE_(IOERR|CANTOPEN|AUTH|PERM)/,
    words: 'The store cannot be read or written: look at its disk and its permissions.',
    passes: false,
  },
  {
    code: /^SERVER_AWAY/,
    words: 'The server of the store does not answer: look at whether it runs, and can be reached from here.',
    passes: true,
  },
  {
    code: /^SERVER_REFUSES/,
    words: 'The server of the store refuses us: look at its address, and at DATABASE_AUTH_TOKEN.',
    passes: false,
  },
]

/** Words for what ails the store; null where an error is about something else, as a mistake of ours in a query. */
export function describeStoreFault(error: unknown): string | null {
  return faultOf(error)?.words ?? null
}

/** Why the store of this address cannot be opened, for the operator, and whether that may pass by itself. */
export function describeOpening(
  error: Error,
  url: string,
): { readonly words: string; readonly passes: boolean } {
  const fault = faultOf(error)
  const passes = fault?.passes ?? false
  // Where we gave up ourselves, we have said why; a driver speaks of its query.
  const isInOurWords = !('code' in error || 'query' in error)
  if (isInOurWords) return { words: error.message, passes }
  // Whoever likes puts a token behind the question mark.
  const address = url.replace(/\?.*/, '')
  return { words: `DATABASE_URL: ${address} (${reasonOf(error)}). ${fault?.words ?? ''}`.trimEnd(), passes }
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

function faultOf(error: unknown): Fault | undefined {
  const code = storeCodeOf(error)
  return FAULTS.find((fault) => fault.code.test(code))
}

/** What the one who met the fault says of it. */
function reasonOf(error: Error): string {
  return error.cause instanceof Error ? reasonOf(error.cause) : error.message
}

/** The driver's code of an error, empty where it has none: Drizzle wraps what the driver throws. */
export function storeCodeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  if ('code' in error && /^(SQLITE|SERVER)_/.test(String(error.code))) return String(error.code)
  return storeCodeOf(error.cause)
}
