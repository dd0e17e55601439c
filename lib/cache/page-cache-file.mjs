import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/**
 * The file that holds the rendered pages: `PAGE_CACHE`, else `pages.db` beside a `file:` database, else in the
 * temporary folder (a remote database leaves no better place).
 *
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {string}
 */
export function pageCacheFile(env) {
  if (env.PAGE_CACHE) return env.PAGE_CACHE
  const database = env.DATABASE_URL || 'file:./data/planet.db'
  if (!database.startsWith('file:')) return join(tmpdir(), 'planet-pages.db')
  const path = database.slice('file:'.length).replace(/^\/\/(?=\/)/, '')
  return join(dirname(path), 'pages.db')
}
