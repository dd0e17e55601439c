import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeFaults, loadConfig, loadPlanet, loadSecret } from './config'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'my planet-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function write(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text)
  return join(folder, name)
}

test.each([
  ['in a folder that is there', 'pages.db', null],
  ['in folders that are not there yet', 'some/where/pages.db', null],
  ['below a file', 'a file/pages.db', 'ENOTDIR'],
  ['further below a file', 'a file/some/where/pages.db', 'ENOTDIR'],
  ['a folder', 'a folder', 'EISDIR'],
  ['where nobody may write', 'shut/pages.db', 'EACCES'],
])('pages kept %s', async (_name, path, code) => {
  const planetFile = await write('pages.yaml', 'title: T\nauthors: []')
  await write('a file', '')
  for (const name of ['a folder', 'shut']) await mkdir(join(folder, name), { recursive: true })
  await chmod(join(folder, 'shut'), 0o500)
  if (code === 'EACCES' && process.getuid?.() === 0) return // root may
  const file = join(folder, path)
  const env = { PLANET_CONFIG: planetFile, PAGE_CACHE: file }
  const loaded = await loadConfig(env)
  expect('faults' in loaded ? describeFaults(loaded.faults) : null).toBe(
    code &&
      `environment  PAGE_CACHE: found "${file}", which cannot be written (${code}), expected a file in a folder that this user may write to`,
  )
  expect(await loadConfig({ ...env, REDIS_URL: 'redis://cache.example' })).not.toHaveProperty('faults')
})

test('settings and planet.yaml are checked together, every fault at once', async () => {
  const wrong = await write('wrong.yaml', 'tilte: T\nauthors: []')
  const loaded = await loadConfig({ PLANET_CONFIG: wrong, PORT: 'x', CRON_SECRET: 'x' })
  const faults = 'faults' in loaded ? loaded.faults : []
  expect(faults.map(({ path }) => path)).toEqual(['CRON_SECRET', 'PORT', 'title', 'tilte'])

  const right = await write('right.yaml', 'title: T\nauthors: []')
  expect(await loadConfig({ PLANET_CONFIG: right, PORT: '8080' })).toMatchObject({
    settings: { planetFile: right, port: 8080 },
    planet: { title: 'T' },
  })
})

test('SITE_URL wins over the url of planet.yaml', async () => {
  const planetFile = await write('planet.yaml', 'title: T\nurl: https://one.example\nauthors: []')
  const url = async (siteUrl: string | null) => {
    const loaded = await loadPlanet({ planetFile, siteUrl })
    return 'planet' in loaded ? loaded.planet.url : describeFaults(loaded.faults)
  }
  expect(await url(null)).toBe('https://one.example')
  expect(await url('https://two.example')).toBe('https://two.example')
})

test('a missing planet.yaml and one that cannot be read are faults with a remedy', async () => {
  const faults = async (planetFile: string) => {
    const loaded = await loadPlanet({ planetFile, siteUrl: null })
    return 'faults' in loaded ? describeFaults(loaded.faults) : ''
  }
  expect(await faults('missing.yaml')).toBe(
    'missing.yaml  no such file, expected the file that says who is on the planet; PLANET_CONFIG names another one',
  )
  expect(await faults(folder)).toContain('it is a folder (EISDIR), expected the file')
})

test('the secret is CRON_SECRET, else the content of the file, else none', async () => {
  const secretFile = await write('cron-secret', 'made-by-npm-start\n')
  await chmod(secretFile, 0o600)
  const cronSecret = 'from-the-environment'
  expect(await loadSecret({ cronSecret, secretFile })).toEqual({ secret: cronSecret })
  expect(await loadSecret({ cronSecret: null, secretFile })).toEqual({ secret: 'made-by-npm-start' })
  expect(await loadSecret({ cronSecret: null, secretFile: join(folder, 'none') })).toEqual({ secret: null })
  const empty = await loadSecret({ cronSecret: null, secretFile: await write('empty', '') })
  expect('faults' in empty && describeFaults(empty.faults)).toContain(
    'found no secret in it; delete it and start again',
  )
})
