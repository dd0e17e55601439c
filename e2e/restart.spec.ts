import { spawn } from 'node:child_process'
import { connect } from 'node:net'
import { expect, test } from '@playwright/test'
import { startBlogs, type Blogs } from './blogs'
import { freePort } from './free-port'
import { fetchOnce, makePlanetFolder, startServer, type PlanetFolder, type PlanetServer } from './planet'

/*
 * Pages and invalidations outlive a server, and are shared by two.
 */
let blogs: Blogs
let folder: PlanetFolder
const servers: PlanetServer[] = []

const start = async () => {
  const server = await startServer(folder)
  servers.push(server)
  return server
}
const post = (n: number) => ({
  id: `p${n}`,
  title: `Post ${n}`,
  published: `2020-01-0${n}T10:00:00Z`,
  html: `<p>${n}</p>`,
})

test.beforeEach(async () => {
  blogs = await startBlogs()
  blogs.write('anna', [post(1)])
  folder = await makePlanetFolder({
    title: 'Planet Test',
    fetch: { every: '1h', allow: [blogs.host] },
    authors: [{ slug: 'anna', name: 'Anna', feed: blogs.url('anna') }],
  })
})

test.afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop('SIGKILL')
  await blogs.close()
  await folder.remove()
})

const shown = async (server: PlanetServer) => (await server.get('/')).text()

test('told to stop, a server does not wait for ever for requests without an end', async () => {
  const server = await start()
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  socket.on('error', () => {})
  socket.write('GET / HTTP/1.1\r\nHost: planet.example\r\n')
  await server.get('/')
  const begun = performance.now()
  expect(await server.stop('SIGTERM')).toBe(0)
  expect(performance.now() - begun).toBeLessThan(12_000)
})

test('an npm that is told to stop takes its planet along', async () => {
  const port = String(await freePort())
  const npm = spawn('npm', ['start', '--silent'], {
    env: {
      ...process.env,
      PORT: port,
      CRON_SECRET: 'only-for-the-tests-of-this-planet',
      PLANET_SCHEDULE: 'off',
      PLANET_CONFIG: `${folder.path}/planet.yaml`,
      DATABASE_URL: `file:${folder.database}`,
    },
    stdio: 'ignore',
  })
  const isThere = () =>
    fetchOnce(`http://127.0.0.1:${port}/icon.svg`).then(
      () => true,
      () => false,
    )
  await expect.poll(isThere, { timeout: 20_000 }).toBe(true)
  npm.kill('SIGTERM')
  await expect.poll(isThere, { timeout: 10_000 }).toBe(false)
})

test('a killed server comes back with its newest pages, never the empty ones of the build', async () => {
  const first = await start()
  await shown(first)
  await first.ingest()
  expect(await shown(first)).toContain('Post 1')
  await first.stop('SIGKILL')

  const second = await start()
  const answer = await second.get('/')
  expect(await answer.text()).toContain('Post 1')
  expect(answer.headers.get('x-nextjs-cache')).toBe('HIT')
  blogs.write('anna', [post(2), post(1)])
  await second.ingest('?force=1')
  await second.stop('SIGKILL')

  const third = await start()
  expect(await shown(third)).toContain('Post 2')
})

test('two servers on one folder agree after a run through either', async () => {
  const [left, right] = [await start(), await start()]
  await left.ingest()
  expect(await shown(left)).toContain('Post 1')
  expect(await shown(right)).toContain('Post 1')
  blogs.write('anna', [post(2), post(1)])
  await right.ingest('?force=1')
  expect(await shown(left)).toContain('Post 2')
  expect(await shown(right)).toContain('Post 2')
})

test('twenty calls at once are one run', async () => {
  const server = await start()
  const authorization = { authorization: 'Bearer only-for-the-tests-of-this-planet' }
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => server.door('', { headers: authorization })),
  )
  const statuses = answers.map((answer) => answer.status).sort()
  expect(statuses).toEqual([200, ...Array.from({ length: 19 }, () => 409)])
  const busy = await answers.find((answer) => answer.status === 409)!.json()
  expect(Date.parse(busy.startedAt)).toBeGreaterThan(0)
  expect(blogs.asked).toHaveLength(1)
})

const KEYS: [what: string, key: string | undefined][] = [
  ['no key', undefined],
  ['a wrong key', 'Bearer not-the-secret-of-this-planet'],
  ['the word undefined', 'Bearer undefined'],
  ['another scheme', 'Basic only-for-the-tests-of-this-planet'],
  ['an empty key', 'Bearer '],
]
test('the door opens to its secret only', async () => {
  const server = await start()
  for (const [what, key] of KEYS) {
    const answer = await server.door('', { headers: key ? { authorization: key } : {} })
    expect(answer.status, what).toBe(401)
    expect(answer.headers.get('www-authenticate'), what).toContain('Bearer')
  }
  expect(blogs.asked).toHaveLength(0)
})

test('without a secret the door is shut, and says how to open it', async () => {
  const server = await startServer(folder, { CRON_SECRET: '' })
  servers.push(server)
  for (const key of ['Bearer ', 'Bearer undefined', 'Bearer null']) {
    const answer = await server.door('', { headers: { authorization: key } })
    expect(answer.status).toBe(503)
    expect(await answer.text()).toContain('CRON_SECRET')
  }
})

test('a store that is away for a moment ends the start with 1, to be tried again; a wrong one with 2', async () => {
  const begin = async (DATABASE_URL: string) => {
    const server = await startServer(folder, { DATABASE_URL })
    servers.push(server)
    // Files are served before the store is opened, pages never.
    await expect(server.get('/')).rejects.toThrow()
    throw new Error(`the server stopped with ${await server.stop()}:\n${server.output()}`)
  }
  await expect(begin(`libsql://127.0.0.1:${await freePort()}?tls=0`)).rejects.toThrow(
    /stopped with 1:[^]*DATABASE_URL: libsql:.*ECONNREFUSED.*look at whether it runs/,
  )
  await expect(begin(`file:${folder.path}/planet.yaml/planet.db`)).rejects.toThrow(
    /stopped with 2:[^]*DATABASE_URL: .*expected a file in a folder that this user may write to/,
  )
})

test('a server whose log nobody reads any more goes on', async () => {
  const server = await start()
  server.closeLog()
  for (const n of [2, 3]) {
    blogs.write('anna', [post(n), post(1)])
    expect((await server.ingest('?force=1')).posts.added).toBe(n === 2 ? 2 : 1)
    expect(await shown(server)).toContain(`Post ${n}`)
  }
})
