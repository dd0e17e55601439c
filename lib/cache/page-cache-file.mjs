import { statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const SNAPSHOT = '?mode=ro'

/**
 * The file that holds the rendered pages: `PAGE_CACHE`, else `pages.db` beside a `file:` database, else in the
 * temporary folder: a remote database leaves no better place, and beside a snapshot nothing may be written. Each snapshot
 * has a file of its own there, for no run has told the pages of an earlier one that they are old.
 *
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {string}
 */
export function pageCacheFile(env) {
  if (env.PAGE_CACHE) return env.PAGE_CACHE
  const database = env.DATABASE_URL || 'file:./data/planet.db'
  if (!database.startsWith('file:')) return join(tmpdir(), 'planet-pages.db')
  const isSnapshot = database.endsWith(SNAPSHOT)
  const path = database
    .slice('file:'.length, isSnapshot ? -SNAPSHOT.length : undefined)
    .replace(/^\/\/(?=\/)/, '')
  if (isSnapshot) {
    const madeAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
    return join(tmpdir(), `planet-pages-${Math.round(madeAt)}.db`)
  }
  return join(dirname(path), 'pages.db')
}
