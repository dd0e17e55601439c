import Database from 'better-sqlite3'
import { expect, test, type Page } from '@playwright/test'
import { startBlogs, type BlogEntry, type Blogs } from './blogs'
import { makePlanetFolder, startServer, type PlanetFolder, type PlanetServer } from './planet'

/*
 * Ten awkward things that real blogs do, from bytes to page. Each has a blog or two of its own; the planet is one.
 */
let blogs: Blogs
let folder: PlanetFolder
let planet: PlanetServer

const HOUR = 3_600_000
const now = Date.now()
const ago = (hours: number) => new Date(now - hours * HOUR).toISOString()
const dayOf = (date: string) => date.slice(0, 10).replaceAll('-', '/')

const entry = (id: string, hours: number, more: Partial<BlogEntry> = {}): BlogEntry => ({
  ...{ id, title: `Post ${id}`, published: ago(hours), html: `<p>Words of ${id}.</p>` },
  ...more,
})

const AUTHORS = [
  ...['engine', 'redater', 'future', 'undated', 'editor', 'deleter', 'cut', 'acme', 'mona', 'duo'],
  ...['victim', 'thief'],
]

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  blogs = await startBlogs()
  folder = await makePlanetFolder({
    title: 'Planet Test',
    url: 'https://planet.example',
    fetch: { every: '1h', allow: [blogs.host] },
    authors: AUTHORS.map((slug) => ({
      ...{ slug, name: slug[0]!.toUpperCase() + slug.slice(1), feed: blogs.url(slug) },
      ...(slug === 'mona' && { site: 'https://mona.example/' }),
    })),
  })
  planet = await startServer(folder)
})

test.afterAll(async () => {
  await planet?.stop()
  await blogs?.close()
  await folder?.remove()
})

const read = (slug: string) => planet.ingest(`?force=1&feed=${slug}`)

/** A feed as its author wrote it, where the helper's Atom is too good. */
function rss(slug: string, items: readonly string[], { cut = false } = {}): string {
  const site = `https://${slug}.example/`
  return `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>${slug}</title>
<link>${site}</link>${items.map((item) => `<item>${item}</item>`).join('\n')}${cut ? '' : '</channel></rss>'}`
}

async function titles(page: Page, path: string): Promise<string[]> {
  await page.goto(planet.url + path)
  const found = await page.getByRole('link', { name: /^Post / }).allTextContents()
  return [...new Set(found.map((text) => text.trim()))]
}

/** An operator may look into the store, and lets a day pass there. */
function inStore<T>(work: (db: Database.Database) => T): T {
  const db = new Database(folder.database)
  try {
    return work(db)
  } finally {
    db.close()
  }
}

function letPass(hours: number, slug: string): void {
  inStore((db) => {
    const feed = db.prepare('select id from feeds where slug = ?').pluck().get(slug)
    db.prepare('update feeds set missing_since = missing_since - ? where id = ?').run(hours * HOUR, feed)
    db.prepare('update posts set missing_since = missing_since - ? where feed_id = ?').run(hours * HOUR, feed)
  })
}

function notesOf(slug: string): string[] {
  const notes = inStore((db) => db.prepare('select notes from feeds where slug = ?').pluck().get(slug))
  return (JSON.parse(notes as string) as { code: string }[]).map(({ code }) => code)
}

test('a blog changes its engine: all ids change, and no post comes again', async ({ page }) => {
  const before = [entry('e3', 5), entry('e2', 30), entry('e1', 60)]
  blogs.write('engine', before)
  await read('engine')
  const shown = await titles(page, '/authors/engine')
  blogs.write(
    'engine',
    before.map((post) => ({ ...post, id: `new/${post.id}` })),
  )
  const report = await read('engine')
  expect(report.posts).toMatchObject({ added: 0 })
  expect(await titles(page, '/authors/engine')).toEqual(shown)
  expect(shown).toHaveLength(3)
  expect(notesOf('engine')).toContain('guid-change')
})

test('a feed dates everything anew at every fetch: nothing moves', async ({ page }) => {
  blogs.write('redater', [entry('r2', 80), entry('r1', 90)])
  await read('redater')
  const today = `/${dayOf(ago(0))}`
  blogs.write('redater', [entry('r2', 0.1), entry('r1', 0.1)])
  const report = await read('redater')
  expect(report.revalidated).toEqual([])
  expect(await titles(page, `/${dayOf(ago(90))}`)).toContain('Post r1')
  expect(await titles(page, today)).not.toContain('Post r1')
  expect(notesOf('redater')).toContain('redated')
})

test('a post from the future stands where it was first seen', async ({ page }) => {
  blogs.write('future', [entry('f1', 3)])
  await read('future')
  blogs.write('future', [entry('f2', -24 * 30), entry('f1', 3)])
  await read('future')
  expect(await titles(page, `/${dayOf(new Date().toISOString())}`)).toContain('Post f2')
  expect((await planet.get(`/${dayOf(ago(-24 * 30))}`)).status).toBe(404)
  blogs.write('future', [entry('f3', -0.01), entry('f2', -24 * 30), entry('f1', 3)])
  await read('future')
  const front = await titles(page, '/')
  expect(front.indexOf('Post f3')).toBeLessThan(front.indexOf('Post f2'))
})

test('undated entries that appear one by one stand where they were seen; the first ones only with their author', async ({
  page,
}) => {
  const item = (id: string) =>
    `<guid isPermaLink="false">${id}</guid><title>Post ${id}</title><description>Words of ${id}.</description>`
  blogs.serve('undated', rss('undated', [item('u1')]))
  await read('undated')
  expect(await titles(page, '/')).not.toContain('Post u1')
  await page.goto(`${planet.url}/authors/undated`)
  await expect(page.getByText('Post u1')).toBeVisible()
  for (const ids of [
    ['u2', 'u1'],
    ['u3', 'u2', 'u1'],
  ]) {
    blogs.serve('undated', rss('undated', ids.map(item)))
    const report = await read('undated')
    expect(report.posts.added).toBe(1)
  }
  const today = await titles(page, `/${dayOf(new Date().toISOString())}`)
  expect(today.filter((title) => title.startsWith('Post u'))).toEqual(['Post u3', 'Post u2'])
})

test('an edited post changes its text and keeps its place and address', async ({ page }) => {
  blogs.write('editor', [entry('d2', 28), entry('d1', 29)])
  await read('editor')
  await page.goto(`${planet.url}/${dayOf(ago(29))}`)
  const link = page.getByRole('link', { name: 'Post d1' }).first()
  const address = await link.getAttribute('href')
  blogs.write('editor', [
    entry('d2', 28),
    entry('d1', 29, { html: '<p>Corrected words.</p>', updated: ago(0) }),
  ])
  expect((await read('editor')).posts).toMatchObject({ added: 0, changed: 1 })
  await page.goto(`${planet.url}/${dayOf(ago(29))}`)
  await expect(page.getByText('Corrected words.')).toBeVisible()
  expect(await link.getAttribute('href')).toBe(address)
})

test('a deleted post goes after a day, and comes back with the feed', async ({ page }) => {
  const all = [entry('g3', 40), entry('g2', 41), entry('g1', 42)]
  blogs.write('deleter', all)
  await read('deleter')
  blogs.write('deleter', [all[0]!, all[2]!])
  await read('deleter')
  expect(await titles(page, '/authors/deleter')).toContain('Post g2')
  letPass(24, 'deleter')
  const report = await read('deleter')
  expect(report.feeds.notModified).toBe(1)
  expect(report.revalidated).toContain(`/${dayOf(ago(41))}`)
  expect(await titles(page, '/authors/deleter')).toEqual(['Post g3', 'Post g1'])
  expect(await titles(page, `/${dayOf(ago(41))}`)).not.toContain('Post g2')
  blogs.write('deleter', all)
  await read('deleter')
  expect(await titles(page, '/authors/deleter')).toEqual(['Post g3', 'Post g2', 'Post g1'])
})

test('a truncated document deletes nothing', async ({ page }) => {
  const item = (id: string, hours: number) =>
    `<guid isPermaLink="false">${id}</guid><title>Post ${id}</title><description>Words.</description>
<pubDate>${new Date(now - hours * HOUR).toUTCString()}</pubDate>`
  const items = [item('t3', 50), item('t2', 51), item('t1', 52)]
  blogs.serve('cut', rss('cut', items))
  await read('cut')
  blogs.serve('cut', rss('cut', [items[0]!, items[2]!], { cut: true }))
  await read('cut')
  letPass(48, 'cut')
  await read('cut')
  expect(await titles(page, '/authors/cut')).toEqual(['Post t3', 'Post t2', 'Post t1'])
  expect(notesOf('cut')).toContain('incomplete')
})

test('one post on a company’s blog and on a person’s is one card, of whose site has it', async ({ page }) => {
  const post = (guid: string) =>
    `<guid isPermaLink="false">${guid}</guid><title>Post of Mona for everybody</title>
<link>https://mona.example/shared</link><description>One text in two places.</description>
<pubDate>${new Date(now - 6 * HOUR).toUTCString()}</pubDate>`
  blogs.serve('acme', rss('acme', [post('acme-1')]))
  await read('acme')
  await page.goto(planet.url)
  await expect(page.getByRole('article').filter({ hasText: 'for everybody' })).toContainText('Acme')
  blogs.serve('mona', rss('mona', [post('mona-1')]))
  await read('mona')
  await page.goto(planet.url)
  const card = page.getByRole('article').filter({ hasText: 'for everybody' })
  await expect(card).toHaveCount(1)
  await expect(card).toContainText('Mona')
  await expect(card.getByRole('link', { name: /^Also on/ })).toBeVisible()
  expect(await titles(page, '/authors/acme')).toEqual(['Post of Mona for everybody'])
})

test('two authors in one feed have their names on their posts', async ({ page }) => {
  const item = (id: string, name: string) =>
    `<guid isPermaLink="false">${id}</guid><title>Post ${id}</title><dc:creator>${name}</dc:creator>
<description>Words of ${id}.</description><pubDate>${new Date(now - 7 * HOUR).toUTCString()}</pubDate>`
  blogs.serve('duo', rss('duo', [item('p1', 'Pat Oak'), item('p2', 'kim@example.org (Kim Elm)')]))
  await read('duo')
  await page.goto(planet.url)
  await expect(page.getByRole('article').filter({ hasText: 'Post p1' })).toContainText('Pat Oak')
  const second = page.getByRole('article').filter({ hasText: 'Post p2' })
  await expect(second).toContainText('Kim Elm')
  await expect(second).not.toContainText('kim@example.org')
})

test('a feed that claims another’s ids takes nothing from it', async ({ page }) => {
  blogs.write('victim', [entry('v1', 8)])
  await read('victim')
  blogs.write('thief', [entry('v1', 7, { html: '<p>Stolen.</p>' })])
  await read('thief')
  await page.goto(`${planet.url}/authors/victim`)
  await page.getByRole('link', { name: 'Post v1' }).first().click()
  await expect(page.getByText('Words of v1.')).toBeVisible()
  await expect(page.getByText('Stolen.')).toHaveCount(0)
  expect(await titles(page, '/authors/thief')).toEqual(['Post v1'])
})
