import type { Settings } from '../config'

export const ON_A_SERVER =
  'DATABASE_URL is a server’s: it keeps backups itself (turso db export, or a copy of its folder).'

/** The file of a `file:` store; null where the store is on a server. */
export function storeFileOf({ databaseUrl }: Pick<Settings, 'databaseUrl'>): string | null {
  return databaseUrl.startsWith('file:') ? databaseUrl.slice('file:'.length) : null
}
