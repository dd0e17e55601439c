import { expect, test } from '@playwright/test'
import { startBlogs, type Blogs } from './blogs'
import { makePlanetFolder, startServer, type PlanetFolder, type PlanetServer } from './planet'

/*
 * The whole way once: feeds on loopback → the door → the store → pages in a browser.
 */
let blogs: Blogs
let folder: PlanetFolder
let planet: PlanetServer

test.beforeAll(async () => {
  blogs = await startBlogs()
  blogs.write('anna', [
    {
      id: 'veil',
      title: 'The “veil” of I ♥ analogue',
      published: '2015-05-28T16:42:00Z',
      html: '<p>First of the day.</p>',
    },
    {
      id: 'early',
      title: 'An early note',
      published: '2015-05-28T06:00:00Z',
      html: '<pre>one\n  two\n</pre><p>Flattr this!</p>',
    },
    { id: 'old', title: 'Long ago', published: '2013-01-02T10:00:00Z', html: '<p>Old.</p>' },
  ])
  blogs.write('ben', [
    {
      id: 'noon',
      title: 'Noon',
      published: '2015-05-28T12:00:00Z',
      html: '<p onclick="alert(1)">Safe.<script>alert(2)</script></p>',
    },
    { id: 'april', title: 'In April', published: '2015-04-30T23:30:00Z', html: '<h1>Big</h1><p>Text.</p>' },
  ])
  blogs.serve('carl', '<!doctype html><title>Moved</title><p>We have moved.', 'text/html')
  folder = await makePlanetFolder({
    title: 'Planet Test',
    url: 'https://planet.example',
    timezone: 'UTC',
    locale: 'en-US',
    footer: 'Planet Test is not officially affiliated with anybody. Yadda, yadda, yadda.',
    fetch: { every: '1h', allow: [blogs.host] },
    authors: [
      {
        slug: 'anna',
        name: 'Anna Verde',
        site: 'https://anna.example/',
        feed: blogs.url('anna'),
        fediverse: '@anna@social.example',
      },
      {
        slug: 'ben',
        name: 'Ben',
        site: 'https://ben.example/',
        feed: blogs.url('ben'),
        aliases: ['benjamin'],
      },
      { slug: 'carl', name: 'Carl', feed: blogs.url('carl') },
    ],
  })
  planet = await startServer(folder)
})

test.afterAll(async () => {
  await planet?.stop()
  await blogs?.close()
  await folder?.remove()
})

test.describe.configure({ mode: 'serial' })

test('before the first run the front page says so', async ({ page }) => {
  await page.goto(planet.url)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText('No posts yet')).toBeVisible()
})

test('a run reads two feeds, names the third, and the page is there at once', async ({ page }) => {
  const report = await planet.ingest()
  expect(report.feeds).toEqual({ due: 3, fetched: 3, notModified: 0, failed: 0, remaining: 0 })
  expect(report.posts).toEqual({ added: 5, changed: 0, held: 0, same: 0 })
  expect(report.done).toBe(true)

  await page.goto(planet.url)
  const days = page.getByRole('main').getByRole('heading', { level: 2, name: /^Posts for/ })
  await expect(days).toHaveText([
    /Posts for Thursday, May 28, 2015/,
    /Posts for Thursday, April 30, 2015/,
    /Posts for Wednesday, January 2, 2013/,
  ])
  const titles = page.getByRole('article').getByRole('heading', { level: 3 })
  await expect(titles).toHaveText([
    'The “veil” of I ♥ analogue',
    'Noon',
    'An early note',
    'In April',
    'Long ago',
  ])
  await expect(
    page.getByRole('article').filter({ hasText: 'Noon' }).getByRole('link', { name: 'Ben' }).first(),
  ).toBeVisible()
  await expect(page.getByRole('contentinfo')).toContainText('Yadda, yadda, yadda.')
  await expect(page.locator('pre')).toHaveText('one\n  two\n')
  await expect(page.getByText('Flattr this!')).toHaveCount(0)
})

test('a day, a month and a year hold what was written then', async ({ page }) => {
  await page.goto(`${planet.url}/2015/05/28`)
  await expect(page.getByRole('article')).toHaveCount(3)
  await page.goto(`${planet.url}/2015/04`)
  await expect(page.getByRole('link', { name: 'In April' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Noon' })).toHaveCount(0)
  await page.goto(`${planet.url}/2015`)
  await expect(page.getByRole('main')).toContainText('May')
})

test('two clicks lead from a post to the feed of its author', async ({ page }) => {
  await page.goto(planet.url)
  const author = page.getByRole('article').first().locator('.p-author').getByRole('link')
  const slug = (await author.getAttribute('href'))!
  await author.click()
  const feed = page.waitForResponse(`${planet.url}${slug}/atom.xml`)
  await page.getByRole('main').getByRole('link', { name: 'Atom', exact: true }).click()
  expect((await feed).status()).toBe(200)
})

test('an author page holds just that author', async ({ page }) => {
  await page.goto(`${planet.url}/authors`)
  // She has not written for a year.
  await page.getByText('silent for a year').click()
  await page.getByRole('main').getByRole('link', { name: 'Anna Verde' }).first().click()
  await expect(page).toHaveURL(`${planet.url}/authors/anna`)
  await expect(page.getByRole('main')).toContainText('An early note')
  await expect(page.getByRole('main')).not.toContainText('Noon')
  await page.goto(`${planet.url}/authors/anna/2013`)
  await expect(page.getByRole('main')).toContainText('Long ago')
  await expect(page.getByRole('main')).not.toContainText('An early note')
})

test('an author who gives a handle is credited in the fediverse, on pages of that author alone', async ({
  page,
}) => {
  const creator = page.locator('head meta[name="fediverse:creator"]')
  await page.goto(planet.url)
  const [annas, bens] = await Promise.all(
    ['Long ago', 'Noon'].map((text) =>
      page
        .getByRole('article')
        .filter({ hasText: text })
        .getByRole('link', { name: /permalink/i })
        .getAttribute('href'),
    ),
  )
  for (const path of ['/authors/anna', '/authors/anna/2013', annas!]) {
    await page.goto(planet.url + path)
    await expect(creator, path).toHaveAttribute('content', '@anna@social.example')
  }
  for (const path of ['/', '/2015/05/28', '/authors', '/authors/ben', bens!]) {
    await page.goto(planet.url + path)
    await expect(page.locator('meta[name="fediverse:creator"]'), path).toHaveCount(0)
  }
})

test('a page of one year calls the author’s feed by the author’s name', async ({ page }) => {
  await page.goto(`${planet.url}/authors/anna/2013`)
  const feed = page.locator('head link[href$="/authors/anna/atom.xml"]')
  await expect(feed).toHaveAttribute('title', 'Anna Verde · Planet Test')
})

test('a post has a page of its own, with its neighbours', async ({ page }) => {
  await page.goto(`${planet.url}/authors/anna`)
  await page.goto(planet.url)
  const permalink = page
    .getByRole('article')
    .filter({ hasText: 'An early note' })
    .getByRole('link', { name: /permalink/i })
  await permalink.click()
  await expect(page.getByRole('heading', { level: 1, name: 'An early note' })).toBeVisible()
  const ofAnna = page.getByRole('navigation', { name: 'More by Anna Verde' })
  await expect(ofAnna.getByRole('link', { name: /The “veil”/ })).toBeVisible()
  await expect(ofAnna.getByRole('link', { name: /Long ago/ })).toBeVisible()
  const ofDay = page.getByRole('navigation', { name: 'Posts for Thursday, May 28, 2015' })
  await expect(ofDay.getByRole('link')).toHaveText([/Newer\s*Noon/, /Posts for/])
  await ofDay.getByRole('link', { name: /Noon/ }).click()
  await expect(ofDay.getByRole('link')).toHaveText([/The “veil”/, /Posts for/, /An early note/])
})

const ADDRESSES: [path: string, status: number, location?: string][] = [
  ['/2015/5/28', 308, '/2015/05/28'],
  ['/2015/02/30', 404],
  ['/2015/13', 404],
  ['/2999/01/01', 404],
  ['/2015/05/27', 404],
  ['/authors/nobody', 404],
  ['/authors/benjamin', 308, '/authors/ben'],
  ['/authors/anna/1999', 404],
  ['/status/benjamin', 308, '/status/ben'],
  ['/status/nobody', 404],
  ['/tags/nothing', 404],
  ['/lang/zu', 404],
  ['/posts/zzzzz/x', 404],
  ['/no/such/page', 404],
  // Escapes that are no text in UTF-8, or none at all.
  ...[
    ...[
      '/%ff',
      '/tags/%ff',
      '/tags/%c3%28',
      '/tags/%',
      '/tags/%f',
      '/tags/x/%ff',
      '/authors/%ff',
      '/authors/anna/%ff',
    ],
    ...[
      '/authors/%ff/atom.xml',
      '/posts/%ff',
      '/posts/%ff/x',
      '/lang/%ed%a0%80',
      '/lang/%ff/atom.xml',
      '/status/%ff',
    ],
    ...['/api/websub/%ff', '/img/a/100/%ff', '/2015/%ff', '/status/%E0%A4%A'],
  ].map((path): [string, number] => [path, 404]),
]
for (const [path, status, location] of ADDRESSES) {
  test(`${path} answers ${status}`, async () => {
    const answer = await planet.get(path)
    expect(answer.status).toBe(status)
    if (location) expect(new URL(answer.headers.get('location')!, planet.url).pathname).toBe(location)
    else {
      const html = await answer.text()
      expect(html).toContain('This page left the planet')
      expect(html).toContain('Planet Test')
      expect(html.match(/<meta name="robots"[^>]*>/g)).toEqual(['<meta name="robots" content="noindex"/>'])
    }
  })
}

test('the Atom feed carries the posts, and answers 304 to who has it', async () => {
  const answer = await planet.get('/atom.xml')
  const atom = await answer.text()
  expect(answer.headers.get('content-type')).toContain('application/atom+xml')
  expect(atom.match(/<entry>/g)).toHaveLength(5)
  expect(atom).toContain('I ♥ analogue')
  const again = await planet.get('/atom.xml', { headers: { 'if-none-match': answer.headers.get('etag')! } })
  expect(again.status).toBe(304)
})

test('nothing foreign runs, nothing is asked of another origin, no cookie is set', async ({
  page,
  context,
}) => {
  const foreign: string[] = []
  page.on('request', (request) => new URL(request.url()).origin !== planet.url && foreign.push(request.url()))
  page.on('dialog', (dialog) => foreign.push(dialog.message()))
  for (const path of ['/', '/2015/05/28', '/authors', '/authors/anna']) await page.goto(planet.url + path)
  expect(foreign).toEqual([])
  expect(await context.cookies()).toEqual([])
})
