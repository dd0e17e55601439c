import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from '@playwright/test'
import Database from 'better-sqlite3'
import { backUp } from '../db/backup'
import { startBlogs, type Blogs } from './blogs'
import { authorization, makePlanetFolder, startServer, type PlanetFolder, type PlanetServer } from './planet'

/*
 * A planet whose posts were gathered elsewhere: one file beside the site, which nobody may write to.
 */
/** How long ago it was made: many intervals. */
const AGE = 10 * 24 * 3_600_000
let blogs: Blogs
let folder: PlanetFolder
let planet: PlanetServer
const file = () => join(folder.path, 'site', 'snapshot.db')
const hashOf = async () =>
  createHash('sha256')
    .update(await readFile(file()))
    .digest('hex')

test.beforeAll(async () => {
  blogs = await startBlogs()
  blogs.write('anna', [
    { id: 'a1', title: 'Anna in the snapshot', published: new Date().toISOString(), html: '<p>One.</p>' },
  ])
  folder = await makePlanetFolder({
    title: 'Planet Snapshot',
    fetch: { allow: [blogs.host] },
    authors: [{ slug: 'anna', name: 'Anna', feed: blogs.url('anna') }],
  })
  const writer = await startServer(folder)
  await writer.ingest()
  const db = new Database(folder.database)
  db.prepare('update runs set started_at = started_at - ?, ended_at = ended_at - ?').run(AGE, AGE)
  db.close()
  await backUp(folder.database, file(), {})
  await writer.stop()
  planet = await startServer(folder, {
    DATABASE_URL: `file:${file()}?mode=ro`,
    PLANET_SCHEDULE: '* * * * *',
  })
})
test.afterAll(async () => {
  await planet?.stop()
  await blogs?.close()
  await folder?.remove()
})

test('the log of its start says what it is', async () => {
  await expect.poll(planet.output).toMatch(/^Store: read-only snapshot of \d{4}-/m)
})

test('every page and feed shows what is in it, and it stays as it is', async () => {
  const before = await hashOf()
  const asked = blogs.asked.length
  const year = `/${new Date().getUTCFullYear()}`
  const pages = ['/', '/authors', '/authors/anna', '/search?q=snapshot', '/status', '/stats']
  for (const path of [...pages, '/atom.xml', '/feed.json', '/opml.xml', '/sitemap.xml']) {
    const answer = await planet.get(path)
    expect(answer.status, path).toBe(200)
    expect(await answer.text(), path).toMatch(/anna/i)
  }
  expect(await (await planet.get('/archive')).text()).toContain(`href="${year}"`)
  expect(await hashOf()).toBe(before)
  expect(await readdir(dirname(file()))).toEqual(['snapshot.db'])
  expect(blogs.asked).toHaveLength(asked)
})

test('the door says why it stays shut, whoever asks', async () => {
  for (const headers of [authorization, undefined]) {
    for (const method of ['GET', 'POST']) {
      const answer = await planet.door('', { method, headers })
      expect(answer.status).toBe(409)
      expect(await answer.json()).toEqual({ error: expect.stringContaining('read-only snapshot') })
    }
  }
  expect((await planet.get('/api/websub/anna', { method: 'POST', body: '' })).status).toBe(410)
})

test('no run is expected of it', async () => {
  expect(await (await planet.get('/status')).text()).not.toContain('Runs are overdue')
})

test('health says what it is', async () => {
  const answer = await planet.get('/api/health')
  const day = new Date(Date.now() - AGE).toISOString().slice(0, 10)
  expect([answer.status, await answer.json()]).toEqual([
    200,
    expect.objectContaining({ ok: true, store: expect.stringContaining(`read-only snapshot of ${day}`) }),
  ])
})
