import Database from 'better-sqlite3'
import { expect, test } from '@playwright/test'
import { startBlogs, type BlogEntry, type Blogs } from './blogs'
import { makePlanetFolder, startServer, type PlanetFolder, type PlanetServer } from './planet'

/*
 * Exactly the changed pages regenerate (R-ISR), and nothing is written twice (R-RUN, R-EDIT).
 */
let blogs: Blogs
let folder: PlanetFolder
let planet: PlanetServer

const now = Date.now()
const ago = (days: number) => new Date(now - days * 86_400_000).toISOString()
const dayOf = (date: string) => date.slice(0, 10).replaceAll('-', '/')

const annas: BlogEntry[] = [
  { id: 'a2', title: 'Second of Anna', published: ago(2), html: '<p>Two.</p>' },
  { id: 'a1', title: 'First of Anna', published: ago(40), html: '<p>One.</p>' },
]
const bens: BlogEntry[] = [{ id: 'b1', title: 'First of Ben', published: ago(3), html: '<p>Ben.</p>' }]
const fresh: BlogEntry = { id: 'a3', title: 'Third of Anna', published: ago(0.001), html: '<p>Three.</p>' }

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  blogs = await startBlogs()
  blogs.write('anna', annas)
  blogs.write('ben', bens)
  folder = await makePlanetFolder({
    title: 'Planet Test',
    url: 'https://planet.example',
    fetch: { every: '1h', allow: [blogs.host] },
    authors: [
      { slug: 'anna', name: 'Anna', feed: blogs.url('anna') },
      { slug: 'ben', name: 'Ben', feed: blogs.url('ben') },
    ],
  })
  planet = await startServer(folder)
  await planet.ingest()
})

test.afterAll(async () => {
  await planet?.stop()
  await blogs?.close()
  await folder?.remove()
})

/** The tables that two runs over the same bytes leave alone, to the byte. */
function contents(): string {
  const db = new Database(folder.database, { readonly: true })
  const tables = ['posts', 'post_aliases', 'post_tags', 'authors']
  const rows = tables.map((table) => db.prepare(`select * from ${table} order by 1, 2`).all())
  db.close()
  return JSON.stringify(rows)
}

/** Asked until it comes from the cache: two visits render and keep it. */
async function cached(path: string): Promise<string> {
  await (await planet.get(path)).text()
  const answer = await planet.get(path)
  expect(answer.headers.get('x-nextjs-cache')).toBe('HIT')
  return answer.headers.get('etag')!
}

test('the same bytes again change nothing and regenerate nothing', async () => {
  const before = contents()
  const etag = await cached('/')
  const report = await planet.ingest('?force=1')
  expect(report.feeds.notModified).toBe(2)
  expect(report.revalidated).toEqual([])
  expect(contents()).toBe(before)
  expect((await planet.get('/')).headers.get('etag')).toBe(etag)
})

test('a feed is not asked again before its time', async () => {
  const asked = blogs.asked.length
  const report = await planet.ingest()
  expect(report.feeds.due).toBe(0)
  expect(blogs.asked).toHaveLength(asked)
})

test('one new post shows on its pages at the next request; another author’s page stays as it was', async () => {
  const bensPage = await cached('/authors/ben')
  const oldMonth = await cached(`/${dayOf(annas[1]!.published)}`)
  await cached('/')
  blogs.write('anna', [fresh, ...annas])
  const report = await planet.ingest('?force=1')
  expect(report.posts).toEqual({ added: 1, changed: 0, held: 0, same: 2 })

  const [year, month] = fresh.published.split('-')
  const day = dayOf(fresh.published)
  const expected = [
    '/',
    `/${day}`,
    `/${year}/${month}`,
    `/${year}`,
    '/stats',
    '/authors',
    '/authors/by/recent',
    '/authors/by/active',
    '/authors/anna',
    `/authors/anna/${year}`,
  ]
  for (const path of expected) expect(report.revalidated, path).toContain(path)
  for (const path of [
    '/',
    `/${day}`,
    `/${year}/${month}`,
    '/authors/anna',
    `/authors/anna/${year}`,
    '/atom.xml',
  ]) {
    expect(await (await planet.get(path)).text(), path).toContain('Third of Anna')
  }
  expect(report.revalidated).not.toContain('/authors/ben')
  const answer = await planet.get('/authors/ben')
  expect(answer.headers.get('x-nextjs-cache')).toBe('HIT')
  expect(answer.headers.get('etag')).toBe(bensPage)
  expect((await planet.get(`/${dayOf(annas[1]!.published)}`)).headers.get('etag')).toBe(oldMonth)

  const posts = ['third-of-anna', 'second-of-anna']
  const others = report.revalidated.filter((path) => !expected.includes(path))
  expect(others.filter((path) => path.startsWith('/posts/')).map((path) => path.split('/')[3])).toEqual(posts)
  // The day is new, so the day before leads to it; where month or year are new, so do theirs, and the archive shows it.
  const older = annas[0]!.published.slice(0, 10)
  const lengths = [10, 7, 4].filter((length) => older.slice(0, length) !== fresh.published.slice(0, length))
  const dates = lengths.map((length) => `/${older.slice(0, length).replaceAll('-', '/')}`)
  const isNewMonth = lengths.includes(7)
  const isNewYear = lengths.includes(4)
  const neighbours = [
    ...dates,
    ...(isNewMonth ? ['/archive'] : []),
    ...(isNewYear ? [`/authors/anna/${older.slice(0, 4)}`] : []),
  ]
  expect(others.filter((path) => !path.startsWith('/posts/')).sort()).toEqual(neighbours.sort())
})

test('an edited post keeps its place', async () => {
  const edited = { ...annas[1]!, html: '<p>One, and a word more.</p>', updated: ago(0) }
  blogs.write('anna', [fresh, annas[0]!, edited])
  const report = await planet.ingest('?force=1')
  expect(report.posts).toEqual({ added: 0, changed: 1, held: 0, same: 2 })
  const day = dayOf(annas[1]!.published)
  expect(report.revalidated).toContain(`/${day}`)
  expect(report.revalidated).not.toContain('/authors/ben')
  expect(report.revalidated).not.toContain(`/${dayOf(annas[0]!.published)}`)
  expect(await (await planet.get(`/${day}`)).text()).toContain('a word more')
})

test('an edit of planet.yaml takes effect with the next run', async () => {
  await cached('/')
  await folder.configure({
    title: 'Planet Renamed',
    fetch: { every: '1h', allow: [blogs.host] },
    authors: [{ slug: 'anna', name: 'Anna Neu', feed: blogs.url('anna') }],
  })
  expect(await (await planet.get('/')).text()).not.toContain('Planet Renamed')
  await planet.ingest()
  const front = await (await planet.get('/')).text()
  expect(front).toContain('Planet Renamed')
  expect(front).toContain('Anna Neu')
  expect(front).not.toContain('First of Ben')
  expect((await planet.get('/authors/ben')).status).toBe(404)
})

test('an invalid planet.yaml leaves the last good one in force', async () => {
  await folder.configure({ title: 7, authors: 'nobody' })
  await planet.ingest()
  expect(await (await planet.get('/')).text()).toContain('Planet Renamed')
})
