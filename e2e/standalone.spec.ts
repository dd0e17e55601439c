import { expect, test } from '@playwright/test'
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { freePort } from './free-port'
import { fetchOnce } from './planet'

/*
 * The image without its engine: what the Dockerfile assembles, in a folder of its own that belongs to somebody else, with all it keeps in
 * another one.
 */
const BUILD_MS = 600_000
const NOBODY = 65_534
const isRoot = process.getuid?.() === 0

let folder: string
let port: number
const app = () => join(folder, 'app')
const data = () => join(folder, 'data')

test.beforeAll(async () => {
  test.setTimeout(BUILD_MS)
  folder = await mkdtemp(join(tmpdir(), 'image-'))
  await chmod(folder, 0o755)
  port = await freePort()
  await copyContext(join(folder, 'src'))
  const built = spawnSync('sh', ['docs/deploy/assemble.sh', app()], {
    cwd: join(folder, 'src'),
    env: { NODE_ENV: 'production', PATH: process.env.PATH, HOME: process.env.HOME },
    encoding: 'utf8',
  })
  expect(built.status, built.stdout + built.stderr).toBe(0)
  await rm(join(folder, 'src'), { recursive: true })
  await mkdir(data())
  if (isRoot) await chown(data(), NOBODY, NOBODY)
})
test.afterAll(() => rm(folder, { recursive: true, force: true }))

/** What `COPY . .` takes, beside packages that are installed already. */
async function copyContext(to: string): Promise<void> {
  const left = (await readFile('.dockerignore', 'utf8')).split('\n')
  await cp('.', to, {
    recursive: true,
    filter: (path) => dirname(path) !== '.' || !left.includes(basename(path)),
  })
  // Links take no room; another disk gets copies.
  const target = join(to, 'node_modules')
  const linked = spawnSync('cp', ['-al', 'node_modules', target]).status === 0
  if (!linked) await cp('node_modules', target, { recursive: true, verbatimSymlinks: true })
}

function run(script: string, ...args: readonly string[]) {
  return spawn(process.execPath, [script, ...args], {
    cwd: app(),
    // The environment of the Dockerfile, and no other.
    env: {
      NODE_ENV: 'production',
      HOSTNAME: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: `file:${data()}/planet.db`,
      PATH: process.env.PATH,
    },
    ...(isRoot && { uid: NOBODY, gid: NOBODY }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

async function command(...args: readonly string[]) {
  const child = run('planet.mjs', ...args)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)))
  const [code] = (await once(child, 'close')) as [number]
  return { code, output }
}

async function start() {
  const child = run('serve.mjs')
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)))
  const url = `http://127.0.0.1:${port}`
  await untilReady(child, url, () => output)
  const get = async (path: string) => {
    const answer = await fetchOnce(url + path)
    return { status: answer.status, cache: answer.headers.get('x-nextjs-cache'), text: await answer.text() }
  }
  const stop = async () => {
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    return (await gone)[0] as number | null
  }
  return { get, stop, output: () => output }
}

async function untilReady(child: ChildProcess, url: string, output: () => string): Promise<void> {
  await expect(async () => {
    if (child.exitCode !== null) throw new Error(output())
    expect((await fetchOnce(`${url}/icon.svg`)).status).toBe(200)
  }).toPass({ timeout: 20_000, intervals: [100] })
}

test('what the image holds serves, gathers, restarts with its pages, and stops when told', async () => {
  const first = await start()
  expect(first.output()).toContain(`made ${data()}/cron-secret`)
  await expect(async () => expect((await first.get('/')).text).toContain('<article')).toPass()
  const page = await first.get('/')
  for (const [, path] of page.text.matchAll(
    /(?:src|href)="(\/(?:_next\/static|planet\.js|img|sample)[^"]*)"/g,
  )) {
    expect((await first.get(path!.replaceAll('&amp;', '&'))).status, path).toBe(200)
  }
  expect((await first.get('/atom.xml')).text).toContain('</entry>')
  expect((await first.get('/api/health')).status).toBe(200)

  expect(await command('ingest', '--json')).toMatchObject({ code: 0 })
  const backup = join(data(), 'backup.db')
  expect(await command('export', backup)).toMatchObject({ code: 0 })
  const restored = (await command('import', backup, '--force')).output
  expect(restored).toContain('posts of')
  // In an image there is no npm.
  expect(restored).toContain('The pages follow with the next run: node planet.mjs ingest.')
  expect(restored).not.toContain('npm')
  expect((await command('doctor')).output).not.toContain('wrong')
  await first.get('/')
  expect(await first.stop()).toBe(0)

  const second = await start()
  const kept = await second.get('/')
  expect(kept.text).toContain('<article')
  expect(kept.cache).toBe('HIT')
  expect(await second.stop()).toBe(0)
  const files = ['backup.db', 'cron-secret', 'pages.db', 'planet.db', 'planet.db.before-import']
  expect(await readdir(data())).toEqual(expect.arrayContaining(files))
})
