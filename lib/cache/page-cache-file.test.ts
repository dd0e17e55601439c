import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { pageCacheFile } from './page-cache-file.mjs'

const inTemp = join(tmpdir(), 'planet-pages.db')

it.each([
  ['nothing set', {}, 'data/pages.db'],
  ['an empty setting', { PAGE_CACHE: '', DATABASE_URL: '' }, 'data/pages.db'],
  [
    'its own setting',
    { PAGE_CACHE: '/var/cache/p.db', DATABASE_URL: 'file:/srv/planet.db' },
    '/var/cache/p.db',
  ],
  ['a relative database', { DATABASE_URL: 'file:./state/planet.db' }, 'state/pages.db'],
  ['a database in this folder', { DATABASE_URL: 'file:planet.db' }, 'pages.db'],
  ['an absolute database', { DATABASE_URL: 'file:/srv/planet.db' }, '/srv/pages.db'],
  ['an absolute database as a URL', { DATABASE_URL: 'file:///srv/planet.db' }, '/srv/pages.db'],
  ['a remote database', { DATABASE_URL: 'libsql://planet.turso.io' }, inTemp],
  ['a snapshot', { DATABASE_URL: 'file:./nowhere/snapshot.db?mode=ro' }, join(tmpdir(), 'planet-pages-0.db')],
])('R-ISR where pages are kept: %s', (_, env, file) => {
  expect(pageCacheFile(env)).toBe(file)
})
