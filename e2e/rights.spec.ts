import { expect, test, type Page } from '@playwright/test'
import { startBlogs, type Blogs } from './blogs'
import { faultsOf } from './faults-of'
import { makePlanetFolder, startServer, type PlanetFolder, type PlanetServer } from './planet'

/*
 * What feeds say of their rights: on the pages of posts and authors, in the planet's feeds, and nowhere else.
 */
const BY_SA = 'https://creativecommons.org/licenses/by-sa/4.0/'
const HOSTILE = '<img src=x onerror=alert(1)> ]]> © \u202eEve'

let blogs: Blogs
let folder: PlanetFolder
let planet: PlanetServer

test.beforeAll(async () => {
  blogs = await startBlogs()
  blogs.serve('anna', annaSays('© 2015 Anna'), 'application/rss+xml')
  blogs.serve('ben', benSays(HOSTILE, 'https://ben.example/licence'), 'application/atom+xml')
  blogs.write('carl', [{ id: 'c', title: 'Silent', published: '2015-05-28T06:00:00Z', html: '<p>c</p>' }])
  folder = await makePlanetFolder({
    ...{ title: 'Planet Test', url: 'https://planet.example', timezone: 'UTC', locale: 'en-US' },
    fetch: { every: '1h', allow: [blogs.host] },
    authors: ['anna', 'ben', 'carl'].map((slug) => ({ slug, name: slug, feed: blogs.url(slug) })),
  })
  planet = await startServer(folder)
  await planet.ingest()
})

test.afterAll(async () => {
  await planet?.stop()
  await blogs?.close()
  await folder?.remove()
})

test.describe.configure({ mode: 'serial' })

test('a post’s page says whose it is and under which licence', async ({ page }) => {
  await openPost(page, 'Inherited')
  await expect(page.getByRole('article')).toContainText('© 2015 Anna')
  const licence = page.getByRole('link', { name: 'CC BY-SA 4.0' })
  await expect(licence).toHaveAttribute('href', BY_SA)
  await expect(licence).toHaveAttribute('rel', 'license nofollow ugc noopener noreferrer')
  const data: unknown = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent())!)
  expect(data).toMatchObject({ copyrightNotice: '© 2015 Anna', license: BY_SA })

  await openPost(page, 'A guest')
  await expect(page.getByRole('article')).toContainText('© Gus')
  await expect(page.getByRole('link', { name: 'CC BY-SA 4.0' })).toBeVisible()
})

test('an author’s page says what the feed says', async ({ page }) => {
  await page.goto(`${planet.url}/authors/anna`)
  await expect(page.getByText('© 2015 Anna')).toBeVisible()
  await expect(page.getByRole('link', { name: 'CC BY-SA 4.0' })).toHaveAttribute('href', BY_SA)
})

test('a licence without a short name goes by its host, and words of any kind stay words', async ({
  page,
}) => {
  await openPost(page, 'Hostile')
  await expect(page.getByRole('article')).toContainText('<img src=x onerror=alert(1)> ]]> © Eve')
  await expect(page.getByRole('link', { name: 'Licence: ben.example' })).toBeVisible()
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0)
  }
  expect(await faultsOf(page)).toEqual([])
})

test('no other page speaks of it, and nothing is said for who says nothing', async ({ page }) => {
  for (const path of ['/', '/2015/05/28', '/authors/anna/2015'])
    expect(await (await planet.get(path)).text()).not.toMatch(/2015 Anna|creativecommons/)
  await openPost(page, 'Silent')
  await expect(page.getByRole('article')).not.toContainText(/©|Licence/)
  await expect(page.locator('[rel~=license]')).toHaveCount(0)
})

test('the planet’s feeds pass it on', async () => {
  const [atom, rss] = await Promise.all(
    ['/atom.xml', '/rss.xml'].map(async (path) => (await planet.get(path)).text()),
  )
  expect(atom).toContain('<rights>© Gus</rights>')
  expect(atom).toContain(`<link rel="license" href="${BY_SA}"/>`)
  expect(rss).toContain('<dc:rights>© Gus</dc:rights>')
  expect(rss).toContain(`<creativeCommons:license>${BY_SA}</creativeCommons:license>`)
})

test('other words of a feed are told to exactly the pages that show them', async ({ page }) => {
  const etagOf = async () => (await planet.get('/atom.xml')).headers.get('etag')
  const before = await etagOf()
  blogs.serve('anna', annaSays('© 2016 Anna'), 'application/rss+xml')
  const { posts, revalidated } = await planet.ingest('?force=1')
  expect(posts).toMatchObject({ added: 0, changed: 0 })
  expect(revalidated.map((path) => path.replace(/posts\/\w+/, 'posts')).sort()).toEqual([
    '/authors/anna',
    '/posts/a-guest',
    '/posts/inherited',
  ])
  expect(await etagOf()).not.toBe(before)
  await openPost(page, 'Inherited')
  await expect(page.getByRole('article')).toContainText('© 2016 Anna')
  await page.goto(`${planet.url}/authors/anna`)
  await expect(page.getByText('© 2016 Anna')).toBeVisible()

  expect((await planet.ingest('?force=1')).revalidated).toEqual([])
})

async function openPost(page: Page, title: string): Promise<void> {
  await page.goto(planet.url)
  await page.getByRole('article').filter({ hasText: title }).getByRole('link', { name: 'Permalink' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
}

function annaSays(rights: string): string {
  return `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:creativeCommons="http://backend.userland.com/creativeCommonsRssModule"><channel>
  <title>Anna</title><link>https://anna.example/</link><copyright>${rights}</copyright>
  <creativeCommons:license>${BY_SA}</creativeCommons:license>
  ${item('Inherited', '')}${item('A guest', '<dc:rights>© Gus</dc:rights>')}</channel></rss>`
}

function item(title: string, rights: string): string {
  return `<item><guid isPermaLink="false">${title}</guid><title>${title}</title>${rights}
  <pubDate>Thu, 28 May 2015 10:00:00 GMT</pubDate><description>${title}: a text.</description></item>`
}

function benSays(rights: string, licence: string): string {
  const text = rights.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll(']]>', ']]&gt;')
  return `<feed xmlns="http://www.w3.org/2005/Atom"><title>Ben</title><id>urn:ben</id>
  <entry><id>urn:ben:1</id><title>Hostile</title><published>2015-05-28T08:00:00Z</published>
  <rights>${text}</rights><link rel="license" href="${licence}"/><content>A text.</content></entry></feed>`
}
