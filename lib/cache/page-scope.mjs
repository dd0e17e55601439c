import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Whose pages these are: one short word for a build of one planet, so that neither two planets nor two builds read each
 * other's pages in a shared cache. Invalidations carry no such word: a run in one process must reach the pages of
 * another that started before or after an edit of planet.yaml.
 *
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {string} serverDistDir Next's `.next/server`
 * @returns {string}
 */
export function pageScope(env, serverDistDir) {
  const parts = [
    readFileSync(join(serverDistDir, '..', 'BUILD_ID'), 'utf8'),
    planetYaml(env.PLANET_CONFIG || './planet.yaml'),
    env.SITE_URL ?? '',
    env.DATABASE_URL ?? '',
  ]
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 16)
}

/** @param {string} path */
function planetYaml(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return '' // what is wrong with the file is said at boot, by lib/config
  }
}
