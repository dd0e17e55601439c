import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { startBlogs, type Blogs } from './blogs'
import { makePlanetFolder, startServer, type PlanetFolder, type PlanetServer } from './planet'

/*
 * Planet Larry's front page of May 28, 2015, from the feeds of that day; only where ../shared lies beside the project.
 */
const LARRY = '../shared/larry'
// Not a part of the project: where it does not lie beside it there is nothing to read.
test.skip(!existsSync(LARRY), 'needs ../shared/larry')
test.describe.configure({ mode: 'serial' })

type Expected = {
  title: string
  footer: string
  days: { heading: string; date: string; posts: { title: string; author: string; feed: string }[] }[]
}
const FILES = [
  ...['society.rss', 'thinkmoult.rss', 'metrics.atom', 'rsync.rss', 'paludis.rss'],
  ...['freedom.atom', 'hardened.atom', 'vpn.rss', 'funtoo.rdf'],
]

let expected: Expected
let blogs: Blogs
let folder: PlanetFolder
let planet: PlanetServer

test.beforeAll(async () => {
  expected = JSON.parse(readFileSync(`${LARRY}/expected.json`, 'utf8')) as Expected
  const names = new Map(
    expected.days.flatMap((day) => day.posts.map((post) => [post.feed, post.author] as const)),
  )
  blogs = await startBlogs()
  const authors = FILES.map((file) => {
    const slug = file.split('.')[0]!
    blogs.serve(slug, readFileSync(`${LARRY}/${file}.xml`))
    return { slug, name: names.get(slug) ?? slug, feed: blogs.url(slug) }
  })
  folder = await makePlanetFolder({
    title: expected.title,
    timezone: 'UTC',
    locale: 'en-US',
    footer: expected.footer,
    fetch: { every: '1h', allow: [blogs.host] },
    authors,
  })
  planet = await startServer(folder)
  await planet.ingest()
})

test.afterAll(async () => {
  await planet?.stop()
  await blogs?.close()
  await folder?.remove()
})

test('the 22 headings and 25 titles stand in their order, each with its author', async ({ page }) => {
  await page.goto(planet.url)
  const headings = page.getByRole('main').getByRole('heading', { level: 2, name: /^Posts for/ })
  const texts = await headings.evaluateAll((all) =>
    all.map((h2) => h2.querySelector('a')?.textContent?.trim() ?? ''),
  )
  expect(texts).toEqual(expected.days.map((day) => day.heading))
  const articles = page.getByRole('main').getByRole('article')
  const posts = expected.days.flatMap((day) => day.posts)
  await expect(articles.getByRole('heading', { level: 3 })).toHaveText(posts.map((post) => post.title))
  for (const [index, post] of posts.entries()) {
    await expect(
      articles.nth(index).getByRole('link', { name: post.author, exact: true }).first(),
    ).toBeVisible()
  }
})

test('the disclaimer, hearts, quotes and code are as they were; trailers are gone', async ({ page }) => {
  await page.goto(planet.url)
  await expect(page.getByRole('contentinfo')).toContainText(expected.footer)
  const text = (await page.getByRole('main').textContent()) ?? ''
  expect(text).toContain('I ♥ Free Software 2015')
  expect(text).toContain('Smartwatches and the “veil of the analogue”')
  expect(text).not.toContain('Flattr this!')
  expect(text).not.toMatch(/The post .* appeared first on/)
  const code = await page.locator('pre').allTextContents()
  expect(code.filter((block) => block.includes('\n')).length).toBeGreaterThan(5)
})

test('each author page holds just that author’s posts, each day page its day', async ({ page }) => {
  for (const slug of FILES.map((file) => file.split('.')[0]!)) {
    await page.goto(`${planet.url}/authors/${slug}`)
    const shown = (await page.getByRole('main').textContent()) ?? ''
    for (const post of expected.days.flatMap((day) => day.posts)) {
      expect(shown.includes(post.title), `${post.title} on the page of ${slug}`).toBe(post.feed === slug)
    }
  }
  for (const day of expected.days) {
    await page.goto(`${planet.url}/${day.date.replaceAll('-', '/')}`)
    const titles = page.getByRole('article').getByRole('heading', { level: 2 })
    await expect(titles).toHaveText(day.posts.map((post) => post.title))
  }
})

test('the same again changes nothing', async () => {
  const report = await planet.ingest('?force=1')
  expect(report.posts.added + report.posts.changed).toBe(0)
  expect(report.revalidated).toEqual([])
})
