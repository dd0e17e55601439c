import { openRemote } from '../db/remote'
import type { Store } from '../db/store'
import { startLibsqlServer } from './libsql-server'

type Opened = { readonly store: string | Store; readonly close: () => Promise<void> }

/** The ways to keep one SQLite file: our own driver, libSQL's, and libSQL's over its protocol to a server. */
export const stores = {
  'better-sqlite3': async (file: string): Promise<Opened> => ({
    store: `file:${file}`,
    close: async () => {},
  }),
  'libSQL, a file': async (file: string): Promise<Opened> => ({
    store: openRemote(`file:${file}`, undefined),
    close: async () => {},
  }),
  'libSQL, a server': async (file: string): Promise<Opened> => {
    const server = await startLibsqlServer(file, 'the-token-of-this-test')
    return { store: openRemote(server.url, 'the-token-of-this-test'), close: server.close }
  },
}

export type StoreName = keyof typeof stores
