import { AsyncLocalStorage } from 'node:async_hooks'
import { createClient, type Client, type InStatement } from '@libsql/client'
import { drizzle } from 'drizzle-orm/libsql'
import { migrate } from 'drizzle-orm/libsql/migrator'
import * as schema from './schema'
import type { Store } from './store'

/**
 * A libSQL server, Turso's or one's own. All that `write` is given goes there as one batch: one transaction in one round trip.
 *
 * @param url `libsql://`, `https://` or `http://`; also `file:`, by which tests compare the two drivers
 */
export function openRemote(url: string, authToken: string | undefined): Store {
  const batches = new AsyncLocalStorage<InStatement[]>()
  const client = collecting(createClient({ url, authToken }), batches)
  const db = drizzle(client, { schema, casing: 'snake_case' })
  return {
    url,
    isSnapshot: false,
    db,
    write: async (statements) => {
      const batch: InStatement[] = []
      await batches.run(batch, async () => {
        for (const statement of statements) await statement.run()
      })
      if (batch.length > 0) await client.batch(batch, 'write')
    },
    migrate: (migrationsFolder) => migrate(db, { migrationsFolder }),
    probeWrite: async () => {}, // said by the first write
    checkpoint: async () => {}, // the server's own business
    close: () => client.close(),
  }
}

/** The same client, but within `batches.run` it notes statements instead of running them: Drizzle's batch knows no prepared ones. */
function collecting(client: Client, batches: AsyncLocalStorage<InStatement[]>): Client {
  const execute = async (statement: InStatement) => {
    const batch = batches.getStore()
    if (!batch) return client.execute(statement)
    batch.push(statement)
    return NOTHING_YET
  }
  return new Proxy(client, {
    get(target, name: keyof Client) {
      const member = name === 'execute' ? execute : target[name]
      if (typeof member !== 'function') return member
      if (!ASKS.has(name)) return member.bind(target)
      return (...args: unknown[]) => coded(Reflect.apply(member, target, args) as Promise<unknown>)
    },
  })
}

/** What goes to the server. */
const ASKS: ReadonlySet<string> = new Set(['execute', 'batch', 'migrate'])

/** Where not SQLite answers but the way to it, the fault gets a code as SQLite's have one. */
async function coded<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (error) {
    const { message, cause } = error as { message: string; cause?: { status?: number; message: string } }
    const status = cause?.status
    if (status === undefined && message !== 'fetch failed') throw error
    const words = status === undefined ? cause?.message || String(cause) : `HTTP status ${status}`
    throw Object.assign(new Error(words), codeOf(status))
  }
}

/** What is wrong with one request alone, as that it is too large, gets none: the next one may do. */
function codeOf(status: number | undefined): { readonly code?: string } {
  if (status === undefined || status >= 500 || [408, 429].includes(status)) return { code: 'SERVER_AWAY' }
  return [401, 403, 404].includes(status) ? { code: 'SERVER_REFUSES' } : {}
}

const NOTHING_YET = {
  columns: [],
  columnTypes: [],
  rows: [],
  rowsAffected: 0,
  lastInsertRowid: undefined,
  toJSON: () => ({}),
}
