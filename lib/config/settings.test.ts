import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { describeFaults } from './fault'
import { readSettings, type Environment } from './settings'

function settingsOf(env: Environment) {
  const read = readSettings(env)
  if ('faults' in read) throw new Error(describeFaults(read.faults))
  return read.settings
}

function listFaults(env: Environment): string[] {
  const read = readSettings(env)
  return 'faults' in read ? describeFaults(read.faults).split('\n') : []
}

test('nothing needs to be set', () => {
  expect(settingsOf({ CRON_SECRET: '', PORT: '' })).toEqual({
    cronSecret: null,
    secretFile: 'data/cron-secret',
    databaseUrl: 'file:./data/planet.db',
    databaseAuthToken: null,
    redisUrl: null,
    siteUrl: null,
    planetFile: 'planet.yaml',
    isSnapshot: false,
    schedule: '*/10 * * * *',
    port: 3000,
    isFunctionHost: false,
  })
})

describe('a right value', () => {
  test.each([
    ['CRON_SECRET', 'sixteen-letters!', { cronSecret: 'sixteen-letters!' }],
    ['DATABASE_URL', 'file:/srv/my planet/p.db', { secretFile: '/srv/my planet/cron-secret' }],
    ['DATABASE_URL', 'file:///srv/my planet/p.db', { secretFile: '/srv/my planet/cron-secret' }],
    ['DATABASE_URL', 'file:p.db', { secretFile: 'cron-secret' }],
    [
      'DATABASE_URL',
      'file:./data/p.db?mode=ro',
      { databaseUrl: 'file:./data/p.db', isSnapshot: true, schedule: null },
    ],
    ['DATABASE_URL', 'libsql://planet.example', { secretFile: 'data/cron-secret' }],
    ['DATABASE_URL', 'libsql://127.0.0.1:8080?tls=0', { databaseUrl: 'libsql://127.0.0.1:8080?tls=0' }],
    ['DATABASE_URL', 'https://db.example:8080', { databaseUrl: 'https://db.example:8080' }],
    ['DATABASE_AUTH_TOKEN', 'abc.def', { databaseAuthToken: 'abc.def' }],
    ['REDIS_URL', 'rediss://:word@cache.example:6379/1', { redisUrl: 'rediss://:word@cache.example:6379/1' }],
    ['SITE_URL', 'https://planet.example/', { siteUrl: 'https://planet.example' }],
    ['SITE_URL', 'http://localhost:3000', { siteUrl: 'http://localhost:3000' }],
    ['PLANET_CONFIG', './my planets/one.yaml', { planetFile: 'my planets/one.yaml' }],
    ['PLANET_SCHEDULE', '0 0 29 2 *', { schedule: '0 0 29 2 *' }],
    ['PLANET_SCHEDULE', '0 */6 * * *', { schedule: '0 */6 * * *' }],
    ['PLANET_SCHEDULE', 'off', { schedule: null }],
    ['PORT', '1', { port: 1 }],
    ['PORT', '65535', { port: 65_535 }],
    ['VERCEL', '1', { isFunctionHost: true, schedule: null }],
  ])('%s=%s', (name, value, expected) => {
    expect(settingsOf({ [name]: value })).toMatchObject(expected)
  })
})

describe('a wrong value is named with its remedy', () => {
  test.each([
    ['CRON_SECRET', 'short', 'found 5 characters, expected 16 or more characters'],
    ['CRON_SECRET', 'with blanks in it it is', 'found 23 characters'],
    ['CRON_SECRET', 'ungewöhnlich-geheim', 'of plain ASCII'],
    ['DATABASE_URL', './data/planet.db', 'found "./data/planet.db", expected file:./data/planet.db'],
    ['DATABASE_URL', 'postgres://db.example/planet', 'libsql://host'],
    ['DATABASE_URL', 'file:', 'expected file:./data/planet.db'],
    ['DATABASE_URL', 'libsql://', 'libsql://host'],
    ['DATABASE_URL', 'file://db.example/planet.db', 'expected file:./data/planet.db'],
    ['DATABASE_AUTH_TOKEN', 'two words', 'found 9 characters, expected a token without blanks'],
    ...[
      'file:p.db?mode=rw',
      'file:p.db?mode=r0',
      'file:p.db?',
      'file:?mode=ro',
      'file:p.db?mode=ro?mode=ro',
    ].map((url) => ['DATABASE_URL', url, '(a snapshot: file:./data/snapshot.db?mode=ro)']),
    ['PAGE_CACHE', 'redis://cache.example', 'expected a path'],
    ['REDIS_URL', 'http://:word@cache.example', 'found 26 characters, expected an address such as redis://'],
    ['SITE_URL', 'planet.example', 'expected the address of the site'],
    ['SITE_URL', 'https://planet.example/blogs', 'without a path'],
    ['PLANET_CONFIG', 'https://planet.example/planet.yaml', 'expected a path'],
    ['PLANET_SCHEDULE', 'hourly', 'expected off, or a cron expression'],
    ['PLANET_SCHEDULE', '0 0 30 2 *', 'expected off, or a cron expression that comes round'],
    ['PLANET_SCHEDULE', '* * * * * *', 'such as */10 * * * *'],
    ['PLANET_SCHEDULE', '2026-01-01T00:00:00', 'such as */10 * * * *'],
    ['PORT', '3000x', 'expected a port'],
    ['PORT', '65536', 'to 65535'],
    ['PORT', '0', 'from 1'],
  ])('%s=%s', (name, value, expected) => {
    const faults = listFaults({ [name]: value })
    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain(`environment  ${name}: `)
    expect(faults[0]).toContain(expected)
  })

  test('all at once, and no secret among the words', () => {
    const faults = listFaults({
      CRON_SECRET: 'hush',
      REDIS_URL: 'hush',
      DATABASE_AUTH_TOKEN: 'hush hush',
      PORT: 'x',
    })
    expect(faults).toHaveLength(4)
    expect(faults.join()).not.toContain('hush')
  })
})

describe('a file on a host that keeps none', () => {
  test.each([
    ['serving', { NODE_ENV: 'production' }, 1],
    ['building', { NODE_ENV: 'production', NEXT_PHASE: 'phase-production-build' }, 0],
    ['developing', { NODE_ENV: 'development' }, 0],
    ['serving a snapshot', { NODE_ENV: 'production', DATABASE_URL: 'file:./data/p.db?mode=ro' }, 0],
    ['serving from a libSQL server', { NODE_ENV: 'production', DATABASE_URL: 'libsql://db.example' }, 0],
  ])('%s', (_name, env, count) => {
    expect(listFaults({ VERCEL: '1', ...env })).toHaveLength(count)
  })
})

test('.env.example lists every variable with its default', () => {
  const lines = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8').split('\n')
  const example = Object.fromEntries(
    lines.filter((line) => /^[A-Z]/.test(line)).map((line) => line.split(/=(.*)/)),
  )
  expect(Object.keys(example).sort()).toEqual([
    ...[
      'CRON_SECRET',
      'DATABASE_AUTH_TOKEN',
      'DATABASE_URL',
      'PAGE_CACHE',
      'PLANET_CONFIG',
      'PLANET_SCHEDULE',
    ],
    ...['PORT', 'REDIS_URL', 'SITE_URL'],
  ])
  expect(settingsOf(example)).toEqual(settingsOf({}))
})
