import Database from 'better-sqlite3'
import { expect, test } from '@playwright/test'
import { startBlogs, type Blogs } from './blogs'
import { startLibsqlServer, type LibsqlServer } from './libsql-server'
import { authorization, makePlanetFolder, startServer, type PlanetFolder, type PlanetServer } from './planet'
import { startRedisServer, type RedisServer } from './redis-server'

/*
 * Two machines without a disk in common: one libSQL server holds the store, one Redis the pages.
 */
const TOKEN = 'the-token-of-this-test'
const AUTHORS = Array.from({ length: 24 }, (_, n) => `author-${n}`)

let blogs: Blogs
let folder: PlanetFolder
let libsql: LibsqlServer
let redis: RedisServer
let left: PlanetServer
let right: PlanetServer

const post = (n: number) => ({
  id: `p${n}`,
  title: `Post ${n}`,
  published: `2020-01-0${n}T10:00:00Z`,
  html: `<p>${n}</p>`,
})

test.beforeEach(async () => {
  blogs = await startBlogs()
  for (const author of AUTHORS) blogs.write(author, [post(1)])
  folder = await makePlanetFolder({
    title: 'Planet Test',
    fetch: { every: '1h', allow: [blogs.host] },
    authors: AUTHORS.map((slug) => ({ slug, name: slug, feed: blogs.url(slug) })),
  })
  libsql = await startLibsqlServer(folder.database, TOKEN)
  redis = await startRedisServer()
  const env = { DATABASE_URL: libsql.url, DATABASE_AUTH_TOKEN: TOKEN, REDIS_URL: redis.url }
  left = await startServer(folder, env)
  right = await startServer(folder, env)
})
test.afterEach(async () => {
  await left.stop('SIGKILL')
  await right.stop('SIGKILL')
  await redis.stop().catch(() => {})
  await libsql.close()
  await blogs.close()
  await folder.remove()
})

const front = async (server: PlanetServer) => {
  const answer = await server.get('/')
  return { cache: answer.headers.get('x-nextjs-cache'), html: await answer.text(), status: answer.status }
}

test('pages agree within one request after a run through either', async () => {
  for (const server of [left, right]) await front(server)
  await left.ingest()
  const { html } = await front(right)
  expect(html).toContain('Post 1')
  expect((await front(left)).html === html).toBe(true)
  blogs.write('author-0', [post(2), post(1)])
  await right.ingest('?force=1')
  expect((await front(left)).html).toContain('Post 2')
  expect((await front(right)).html).toContain('Post 2')
})

test('without Redis pages are rendered, and none is old when it comes back', async () => {
  await left.ingest()
  await front(left)
  await redis.stop()
  expect(await front(left)).toMatchObject({ status: 200 })
  blogs.write('author-0', [post(2), post(1)])
  await right.ingest('?force=1')
  for (const server of [left, right]) expect((await front(server)).html).toContain('Post 2')
  await redis.start()
  await expect.poll(async () => (await front(left)).cache, { timeout: 15_000 }).toBe('HIT')
  for (const server of [left, right]) expect((await front(server)).html).toContain('Post 2')
})

test('a machine killed in the middle of a run leaves the rest to the other', async () => {
  const run = left.door('', { method: 'POST', headers: authorization }).catch(() => null)
  await expect.poll(() => blogs.asked.length, { timeout: 20_000, intervals: [5] }).toBeGreaterThan(4)
  await left.stop('SIGKILL')
  await run
  // The lease of the killed run ends by itself.
  const ingest = () => right.door('', { method: 'POST', headers: authorization })
  await expect.poll(async () => (await ingest()).status, { timeout: 40_000, intervals: [1000] }).toBe(200)
  const sqlite = new Database(folder.database, { readonly: true })
  expect(sqlite.prepare('select count(*) from posts').pluck().get()).toBe(AUTHORS.length)
  sqlite.close()
  expect((await front(right)).html.match(/Post 1/g)!.length).toBeGreaterThanOrEqual(AUTHORS.length)
})
