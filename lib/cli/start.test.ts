import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeSecret } from './make-secret'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'my planet-'))
})
afterEach(() => rm(folder, { recursive: true }))

function runCommand(file: string, env: Record<string, string>, ...args: string[]) {
  const script = fileURLToPath(new URL(file, import.meta.url))
  return spawnSync(process.execPath, ['--import', import.meta.resolve('tsx'), script, ...args], {
    cwd: folder,
    env: { NODE_ENV: 'production', PATH: process.env.PATH, ...env },
    encoding: 'utf8',
  })
}

test('a start with faults names all of them, ends with 2, and makes and serves nothing', async () => {
  await writeFile(join(folder, 'planet.yaml'), 'tilte: T\nauthors: []\n')
  await writeFile(join(folder, '.env'), 'PORT=http\n')
  const { status, stderr, stdout } = runCommand('start.ts', {})
  expect(stderr.trim().split('\n')).toEqual([
    'environment  PORT: found "http", expected a port from 1 to 65535',
    'planet.yaml:1:1  title: missing, expected a line of text',
    'planet.yaml:1:1  tilte: unknown key, did you mean title?',
  ])
  expect([status, stdout, existsSync(join(folder, 'data')), existsSync(join(folder, '.next'))]).toEqual([
    2,
    '',
    false,
    false,
  ])
})

test('a port that is taken is told before anything is built', async () => {
  await writeFile(join(folder, 'planet.yaml'), 'title: T\nauthors: []\n')
  const other = createServer().listen(0)
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const { status, stderr } = runCommand('start.ts', { PORT: String(port) })
  other.close()
  expect([status, stderr.trim(), existsSync(join(folder, 'data'))]).toEqual([
    1,
    `environment  PORT: port ${port} is taken by another program, expected a free one: PORT=3001 npm start`,
    false,
  ])
})

test('a secret is made once, for its owner only', async () => {
  const file = join(folder, 'data', 'cron-secret')
  const secret = await makeSecret(file)
  expect(secret).toMatch(/^[\w-]{43}$/)
  expect(await readFile(file, 'utf8')).toBe(`${secret}\n`)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  await expect(makeSecret(file)).rejects.toThrow('EEXIST')
})

test.each([
  ['no command', [], 2, 'usage: npm run planet -- COMMAND'],
  ['help', ['help'], 0, 'exit codes: 0 done'],
  ['help for a command', ['ingest', '--help'], 0, 'usage: npm run planet -- COMMAND'],
  ['an unknown command', ['ingset'], 2, 'ingset is no command.'],
  ['an unknown option', ['ingest', '--froce'], 2, "Unknown option '--froce'"],
  ['no secret', ['ingest'], 2, 'No secret: set CRON_SECRET'],
  [
    'no site',
    ['ingest', '--site', 'http://127.0.0.1:1'],
    1,
    'http://127.0.0.1:1 does not answer (ECONNREFUSED)',
  ],
  ['nothing there yet', ['doctor'], 1, 'wrong  store: file:./data/planet.db is not there yet'],
  ['no store', ['status'], 1, 'data/planet.db is not there yet: npm start makes it.'],
  ['no snapshot', ['status'], 1, 'data/planet.db is not there yet: planet export makes it.', '?mode=ro'],
])('planet: %s', (_name, args, code, words, mode = '') => {
  const secret: Record<string, string> = args.includes('--site') ? { CRON_SECRET: 'only-for-this-test' } : {}
  const env = { ...secret, DATABASE_URL: `file:./data/planet.db${mode}` }
  const { status, stdout, stderr } = runCommand('planet.ts', env, ...args)
  expect(stdout + stderr).toContain(words)
  expect(status).toBe(code)
})

test('a file that cannot be written is named, without a stack', async () => {
  await writeFile(
    join(folder, 'blogs.opml'),
    '<opml><body><outline xmlUrl="https://a.example/f"/></body></opml>',
  )
  const nowhere = { PLANET_CONFIG: 'nowhere/planet.yaml' }
  const { status, stderr } = runCommand('planet.ts', nowhere, 'import', 'blogs.opml')
  expect([status, stderr.trim()]).toEqual([
    1,
    'nowhere/planet.yaml cannot be read or written: there is no such file or folder (ENOENT).',
  ])
})
