import type { Settings } from '../config'

export const ON_A_SERVER =
  'DATABASE_URL is a server’s: it keeps backups itself (turso db export, or a copy of its folder).'

/** Who makes the file of a store where there is none. */
export function storeMakerOf({ isSnapshot }: Pick<Settings, 'isSnapshot'>): string {
  return isSnapshot ? 'planet export' : 'npm start'
}

/** The file of a `file:` store; null where the store is on a server. */
export function storeFileOf({ databaseUrl }: Pick<Settings, 'databaseUrl'>): string | null {
  return databaseUrl.startsWith('file:') ? databaseUrl.slice('file:'.length) : null
}
