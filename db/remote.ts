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
  const client = createClient({ url, authToken })
  const batches = new AsyncLocalStorage<InStatement[]>()
  const db = drizzle(collecting(client, batches), { schema, casing: 'snake_case' })
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
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
}

const NOTHING_YET = {
  columns: [],
  columnTypes: [],
  rows: [],
  rowsAffected: 0,
  lastInsertRowid: undefined,
  toJSON: () => ({}),
}
