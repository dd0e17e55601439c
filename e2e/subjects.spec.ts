import Database from 'better-sqlite3'
import { expect, test, type Page } from '@playwright/test'
import { startBlogs, type Blogs } from './blogs'
import { faultsOf } from './faults-of'
import { makePlanetFolder, startServer, type PlanetFolder, type PlanetServer } from './planet'

/*
 * The pages by subject: tags, languages, search, statistics; each post is written once, and found by everything that it is about.
 */

type Item = { id: string; title: string; date: string; html: string; tags?: string[] }

let blogs: Blogs
let folder: PlanetFolder
let planet: PlanetServer

const today = new Date().toISOString().slice(0, 10)
const lastYear = Number(today.slice(0, 4)) - 1
const annas: Item[] = [
  {
    id: 'rsync',
    title: 'Less output of rsync',
    date: `${lastYear}-05-28`,
    html: '<p>Ever thought how to silence rsync? The naïve way is &lt;b&gt;loud&lt;/b&gt;.</p>',
    tags: ['Gentoo', 'Shell'],
  },
  {
    id: 'bread',
    title: 'Bread',
    date: `${lastYear}-05-27`,
    html: '<p>The oven was quiet, and so was the morning: nobody thought of output.</p>',
    tags: ['Kitchen'],
  },
]
const bens: Item[] = Array.from({ length: 120 }, (_, index) => ({
  id: `note-${index}`,
  title: `Note number ${index}`,
  date: new Date(Date.UTC(lastYear, 3, 1) - index * 3 * 86_400_000).toISOString().slice(0, 10),
  html: `<p>A quiet morning, the one of note ${index}.</p>`,
  tags: ['gentoo'],
}))
const matthis: Item[] = [
  { id: 'brot', title: 'Brot über Nacht', date: `${lastYear}-05-26`, html: '<p>Der Ofen bleibt heiß.</p>' },
]
const hanae: Item[] = [
  {
    id: 'asa',
    title: '東京の朝',
    date: `${lastYear}-05-25`,
    html: '<p>朝の東京は静かで、電車もまだ眠っている。</p>',
  },
]

function write(slug: string, language: string, items: readonly Item[]): void {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: slug,
    language,
    items: items.map(({ id, title, date, html, tags }) => ({
      ...{ id, title, tags, content_html: html },
      url: `https://${slug}.example/${id}`,
      date_published: `${date}T08:00:00Z`,
    })),
  }
  blogs.serve(slug, JSON.stringify(feed), 'application/feed+json')
}

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  blogs = await startBlogs()
  write('anna', 'en-GB', annas)
  write('ben', 'en', bens)
  write('matthis', 'de-AT', matthis)
  write('hanae', 'ja', hanae)
  folder = await makePlanetFolder({
    title: 'Planet Test',
    url: 'https://planet.example',
    fetch: { every: '1h', allow: [blogs.host] },
    authors: ['Anna', 'Ben', 'Matthis', 'Hanae'].map((name) => ({
      slug: name.toLowerCase(),
      name,
      feed: blogs.url(name.toLowerCase()),
    })),
  })
  planet = await startServer(folder)
  await planet.ingest()
})

test.afterAll(async () => {
  await planet?.stop()
  await blogs?.close()
  await folder?.remove()
})

async function search(page: Page, words: string): Promise<string[]> {
  await page.goto(`${planet.url}/search?q=${encodeURIComponent(words)}`)
  const found = page.getByRole('list', { name: 'Posts found, newest first' })
  return found.getByRole('listitem').locator('a.title').allTextContents()
}

test('a tag gathers what several authors call alike, the older posts by year', async ({ page }) => {
  await page.goto(`${planet.url}/archive`)
  await page.getByRole('link', { name: 'Tags' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Tags' })).toBeVisible()
  await page.getByText('2 tags of one post').click()
  await expect(page.getByRole('link', { name: 'Kitchen' })).toBeVisible()
  await page.getByRole('link', { name: 'gentoo', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'gentoo' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Less output of rsync' })).toBeVisible()
  await expect(page.locator('a.title')).toHaveCount(100)
  await page.getByRole('navigation', { name: 'Earlier posts' }).getByRole('link').last().click()
  await expect(page.getByRole('link', { name: 'Note number 119' })).toBeVisible()
  await page.getByRole('heading', { level: 1 }).getByRole('link', { name: 'gentoo' }).click()
  await expect(page.getByRole('link', { name: 'Atom', exact: true })).toHaveAttribute(
    'href',
    '/tags/gentoo/atom.xml',
  )
})

test('the languages are chosen by their own names', async ({ page }) => {
  await page.goto(planet.url)
  const languages = page.getByRole('navigation', { name: 'Languages' })
  await expect(languages.getByRole('link')).toHaveText(['All', 'English', 'Deutsch', '日本語'])
  await languages.getByRole('link', { name: 'Deutsch' }).click()
  await expect(page.locator('a.title')).toHaveText(['Brot über Nacht'])
  await expect(languages.getByRole('link', { name: 'Deutsch' })).toHaveAttribute('aria-current', 'page')
  await languages.getByRole('link', { name: 'All' }).click()
  await expect(page).toHaveURL(`${planet.url}/`)
})

for (const { words, titles } of [
  { words: 'rsync', titles: ['Less output of rsync'] },
  { words: 'OUTPUT', titles: ['Less output of rsync', 'Bread'] },
  { words: 'naive', titles: ['Less output of rsync'] },
  { words: '"quiet morning" 119', titles: ['Note number 119'] },
  { words: '"morning quiet"', titles: [] },
  { words: 'sile*', titles: ['Less output of rsync'] },
  { words: 'uber', titles: ['Brot über Nacht'] },
  { words: '東京', titles: ['東京の朝'] },
  { words: '電車も', titles: ['東京の朝'] },
  { words: '静', titles: ['東京の朝'] },
  { words: '大阪', titles: [] },
  { words: 'oven rsync', titles: [] },
]) {
  test(`a search for ${words} finds ${titles.length}`, async ({ page }) => {
    expect(await search(page, words)).toEqual(titles)
  })
}

test('what was found is marked, and is text', async ({ page }) => {
  await search(page, 'loud')
  await expect(page.getByRole('main').locator('mark')).toHaveText(['loud'])
  await expect(page.getByText('The naïve way is <b>loud</b>.')).toBeVisible()
})

test('a search is narrowed down by links, goes on to older posts, and keeps what was chosen', async ({
  page,
}) => {
  expect(await search(page, 'morning')).toHaveLength(30)
  await page.getByRole('link', { name: 'Older posts' }).click()
  await expect(page.getByRole('link', { name: 'Note number 30' })).toBeVisible()
  await search(page, 'quiet')
  const narrow = page.getByRole('navigation', { name: 'Narrow the search' })
  await narrow.getByRole('link', { name: 'Anna' }).click()
  await expect(page.locator('a.title')).toHaveText(['Bread'])
  const main = page.getByRole('main')
  await main.getByRole('searchbox').fill('output')
  await main.getByRole('button', { name: 'Search' }).click()
  await expect(page.locator('a.title')).toHaveCount(2)
  await narrow.getByRole('link', { name: /^Anna/ }).click()
  await expect(page).toHaveURL(`${planet.url}/search?q=output`)
})

test('where nothing is found there are people', async ({ page }) => {
  await search(page, 'hanae nothing')
  await expect(page.getByText(/^Nothing found/)).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Authors of that name' })).toBeVisible()
  await expect(page.getByRole('main').getByRole('link', { name: 'Hanae' })).toBeVisible()
})

test('whatever is asked has an answer', async () => {
  const hostile = [
    '"',
    '*',
    'NEAR(',
    'a AND',
    'title:',
    '{marks} : a1',
    '-',
    '(((',
    "';--",
    '\0',
    '"a" NOT',
    '^',
    'a*b*',
    '\ud800',
  ]
  const asked = [...hostile, 'x'.repeat(10_240), '"'.repeat(4_000), '東'.repeat(1_000)]
  for (const words of asked) {
    const query = new URLSearchParams({ q: words })
    expect((await planet.get(`/search?${query}`)).status, words.slice(0, 20)).toBe(200)
  }
  for (const query of ['q=a&q=b', 'q=bread&author=%27&lang=..&year=99999&after=-1', 'year=2015', 'q=%ff'])
    expect((await planet.get(`/search?${query}`)).status, query).toBe(200)
  expect(await (await planet.get('/search?q=bread')).text()).toContain('noindex')
})

test('the tables of the statistics say what the store holds', async ({ page }) => {
  await page.goto(`${planet.url}/stats`)
  const db = new Database(folder.database, { readonly: true })
  const rows = db
    .prepare("select strftime('%Y', day) as year, count(*) as posts from posts group by 1 order by 1 desc")
    .all()
  db.close()
  const years = page.getByRole('region', { name: 'Posts per month, as a table' }).locator('tbody tr')
  const shown = await years.evaluateAll((all) =>
    all.map((row) => {
      const counts = [...row.querySelectorAll('td')].map((cell) => Number(cell.textContent))
      const posts = counts.pop()
      return { year: row.querySelector('th')?.textContent, posts, sum: counts.reduce((a, b) => a + b, 0) }
    }),
  )
  expect(shown).toEqual((rows as { posts: number }[]).map((row) => ({ ...row, sum: row.posts })))
  const authors = page.getByRole('region', { name: 'Posts per author' }).getByRole('row')
  await expect(authors).toHaveText(['AuthorPosts', 'Ben120', 'Anna2', 'Hanae1', 'Matthis1'])
  await expect(page.getByRole('region', { name: 'Posts per weekday' }).getByRole('row')).toHaveCount(8)
})

test('an author’s page counts months and tags', async ({ page }) => {
  await page.goto(`${planet.url}/authors/anna`)
  await expect(page.getByText(`2 posts since May ${lastYear}`)).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Tags' }).getByRole('link')).toHaveText([
    'Gentoo',
    'Kitchen',
    'Shell',
  ])
})

test('what is no subject is not here', async () => {
  for (const path of [
    '/tags/nobody',
    '/tags/gentoo/1999',
    '/tags/shell/2015',
    '/lang/xx',
    '/lang/EN',
    '/lang/de-AT',
    '/lang/de/2015',
  ])
    expect((await planet.get(path)).status, path).toBe(404)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every page by subject is accessible and fits, ${colorScheme}`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme, bypassCSP: true })
    const page = await context.newPage()
    const paths = ['/', '/tags', '/tags/gentoo', '/lang/ja', '/stats', '/archive', '/authors', '/authors/ben']
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      for (const path of [...paths, '/search', '/search?q=quiet', '/search?q=nowhere']) {
        await page.goto(planet.url + path)
        expect(await faultsOf(page), path).toEqual([])
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect(overflow, `${path} scrolls sideways at ${width}`).toBeLessThanOrEqual(0)
      }
    }
    await context.close()
  })
}

test('one new post renews its subjects, and those alone; search is in step with an edit', async ({
  page,
}) => {
  await (await planet.get('/tags/kitchen')).text()
  write('anna', 'en-GB', [
    { id: 'new', title: 'A new one', date: today, html: '<p>Freshly rendered.</p>', tags: ['Shell'] },
    annas[0]!,
    { ...annas[1]!, title: 'Bread again', html: '<p>The oven was loud.</p>' },
  ])
  const { revalidated } = await planet.ingest('?force=1')
  for (const path of ['/tags', '/tags/shell', '/lang/en', '/stats', '/archive', '/authors', '/tags/kitchen'])
    expect(revalidated, path).toContain(path)
  for (const path of ['/lang/de', '/tags/gentoo', '/authors/ben'])
    expect(revalidated, path).not.toContain(path)
  expect(await (await planet.get('/tags/shell')).text()).toContain('A new one')
  expect(await search(page, 'freshly')).toEqual(['A new one'])
  expect(await search(page, 'bread')).toEqual(['Bread again'])
  expect(await search(page, '"oven was quiet"')).toEqual([])
})
