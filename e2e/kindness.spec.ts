import { expect, test, type Page } from '@playwright/test'
import { startBlogs, type Blogs } from './blogs'
import { makePlanetFolder, startServer, type PlanetFolder, type PlanetServer } from './planet'

/*
 * What public/planet.js does for readers, over two blogs; and that nothing is missing without it.
 */
let blogs: Blogs
let folder: PlanetFolder
let planet: PlanetServer

const HOUR = 3_600_000
const now = Date.now()
const ago = (hours: number) => new Date(now - hours * HOUR).toISOString()
const long = Array.from(
  { length: 60 },
  (_, index) => `<p>Paragraph ${index}: ${'word '.repeat(20)}</p>`,
).join('')
const annas = [
  {
    id: 'code',
    title: 'A command to copy',
    published: ago(3),
    html: '<p>Like this:</p><pre><code class="language-bash">rsync --archive a b\n</code></pre>',
  },
  {
    id: 'film',
    title: 'A film',
    published: ago(50),
    html: '<iframe src="https://www.youtube.com/embed/abcdefghijk" title="Bees at work"></iframe>',
  },
  { id: 'long', title: 'A long post', published: ago(80), html: long },
]
const bens = [{ id: 'noon', title: 'Noon', published: ago(52), html: '<p>Bells.</p>' }]

test.beforeAll(async () => {
  blogs = await startBlogs()
  blogs.write('anna', annas)
  blogs.write('ben', bens)
  folder = await makePlanetFolder({
    title: 'Planet Test',
    fetch: { allow: [blogs.host] },
    authors: [
      { slug: 'anna', name: 'Anna Verde', site: 'https://anna.example/', feed: blogs.url('anna') },
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

const kept = (page: Page) => page.evaluate(() => JSON.parse(localStorage.getItem('planet') ?? '{}'))
const keep = (page: Page, change: Record<string, unknown>) =>
  page.evaluate((value) => {
    localStorage.setItem(
      'planet',
      JSON.stringify({ ...JSON.parse(localStorage.getItem('planet') ?? '{}'), ...value }),
    )
  }, change)
const article = (page: Page, title: string) =>
  page.getByRole('article').filter({ has: page.getByRole('link', { name: title, exact: true }) })

type Counted = { moved: number }

/** Adds up how far things move by themselves (CLS). */
function countShifts() {
  const counted = Object.assign(window, { moved: 0 })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      counted.moved += (entry as PerformanceEntry & { value: number }).value
  }).observe({ type: 'layout-shift', buffered: true })
}

test('a first visit shows nothing new; a later one says how much, and to where one had read', async ({
  page,
}) => {
  await page.goto(planet.url)
  await expect(page.getByRole('article')).toHaveCount(4)
  await expect(page.locator('.new, .up-to-date')).toHaveCount(0)
  await expect(page.locator('.fresh')).toBeEmpty()
  expect((await kept(page)).seen).toBeGreaterThan(0)

  // A day goes by, and somebody writes.
  await keep(page, { at: now - 24 * HOUR })
  blogs.write('ben', [
    { id: 'today', title: 'Bells again', published: ago(0.1), html: '<p>Ding.</p>' },
    ...bens,
  ])
  await planet.ingest('?force=1')
  const later = await page.context().newPage()
  await later.addInitScript(countShifts)
  await later.goto(planet.url)
  await expect(later.getByRole('status').first()).toHaveText('1 new post since your last visit')
  await expect(article(later, 'Bells again').locator('.new')).toHaveText('New')
  await expect(later.locator('.new')).toHaveCount(1)
  const line = later.locator('.up-to-date')
  await expect(line).toHaveText(/^You are up to date to here \(last visit: \w+ \d+\)$/)
  const [above, below, at] = await Promise.all([
    article(later, 'Bells again').boundingBox(),
    article(later, 'A command to copy').boundingBox(),
    line.boundingBox(),
  ])
  expect(at!.y).toBeGreaterThan(above!.y + above!.height - 60)
  expect(at!.y).toBeLessThan(below!.y + 10)
  expect(await later.evaluate(() => (window as never as Counted).moved)).toBeLessThanOrEqual(0.02)
  // Within the same visit it stays so.
  await later.reload()
  await expect(later.locator('.new')).toHaveCount(1)
})

test('what is prerendered was not seen', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(document, 'prerendering', { value: true, configurable: true })
  })
  await page.goto(planet.url)
  expect(await kept(page)).toEqual({})
  await page.evaluate(() => {
    Object.defineProperty(document, 'prerendering', { value: false })
    document.dispatchEvent(new Event('prerenderingchange'))
  })
  expect((await kept(page)).seen).toBeGreaterThan(0)
})

test('keys walk the posts, and can be switched off', async ({ page }) => {
  await page.goto(planet.url)
  const titles = await page.locator('article .title').allTextContents()
  const focused = () => page.evaluate(() => document.activeElement?.textContent)
  await page.keyboard.press('j')
  expect(await focused()).toBe(titles[0])
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  expect(await focused()).toBe(titles[2])
  await page.keyboard.press('k')
  expect(await focused()).toBe(titles[1])
  const bar = await page.locator('.daybar').first().boundingBox()
  const title = await page.locator(':focus').boundingBox()
  expect(title!.y).toBeGreaterThanOrEqual(bar!.height)

  await page.keyboard.press('Control+j')
  expect(await focused()).toBe(titles[1])
  await page.keyboard.press('t')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  await page.keyboard.press('/')
  await page.keyboard.type('jjt?')
  await expect(page.getByRole('searchbox')).toHaveValue('jjt?')
  await page.getByRole('searchbox').blur()

  await page.keyboard.press('?')
  const dialog = page.getByRole('dialog', { name: 'Keys' })
  await expect(dialog).toBeVisible()
  await dialog.getByRole('checkbox').uncheck()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(dialog).toBeHidden()
  await page.keyboard.press('t')
  await page.keyboard.press('?')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  await expect(dialog).toBeHidden()
  // The way back needs no key.
  await page.getByRole('button', { name: /^Keys/ }).click()
  await expect(dialog.getByRole('checkbox')).not.toBeChecked()
})

test('o opens the original', async ({ page }) => {
  await page.route('https://*.example/**', (route) => route.fulfill({ body: 'the blog' }))
  await page.goto(planet.url)
  const original = await page.locator('article .title').first().getAttribute('href')
  await page.route(original!, (route) => route.fulfill({ body: 'the blog' }))
  await page.keyboard.press('j')
  await page.keyboard.press('o')
  await expect(page).toHaveURL(original!)
})

test('a theme and a density are there before the first paint', async ({ page }) => {
  await page.goto(`${planet.url}/settings`)
  const main = page.getByRole('main')
  await main.getByLabel('Theme').selectOption('Dark')
  await main.getByLabel('Density').selectOption('Titles')
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
    'rgb(20, 17, 27)',
  )
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.body) return
      observer.disconnect()
      Object.assign(window, { atBody: { ...document.documentElement.dataset } })
    }).observe(document, { childList: true, subtree: true })
  })
  await page.goto(planet.url)
  expect(await page.evaluate(() => (window as never as { atBody: object }).atBody)).toEqual({
    js: '',
    arriving: '',
    theme: 'dark',
    density: 'titles',
  })
  await expect(page.getByRole('link', { name: 'A long post' })).toBeVisible()
  await expect(page.getByText('Bells.', { exact: true })).toBeHidden()
  const heights = await page.locator('article').evaluateAll((all) => all.map((one) => one.clientHeight))
  expect(Math.max(...heights)).toBeLessThanOrEqual(60)
})

test('long posts open, or only begin, as one likes', async ({ page }) => {
  await page.goto(`${planet.url}/settings`)
  const choose = async (text: string) => {
    await page.goto(`${planet.url}/settings`)
    await page.getByLabel('Long posts').selectOption(text)
    await page.goto(planet.url)
  }
  await choose('In full')
  await expect(page.getByText('Paragraph 59')).toBeVisible()
  await choose('Only how they begin')
  await expect(page.getByText('Paragraph 0')).toBeVisible()
  await expect(page.getByText('Paragraph 5:')).toBeHidden()
  await choose('Folded')
  await expect(page.getByText('Paragraph 5:')).toBeVisible()
  await expect(page.getByText('Paragraph 59')).toBeHidden()
  // What was opened by hand is not closed by another choice.
  await page.getByText(/^Continue reading/).click()
  await page.keyboard.press('t')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  await expect(page.getByText('Paragraph 59')).toBeVisible()
})

test('a page that one comes back to knows what was chosen elsewhere', async ({ page }) => {
  await page.goto(planet.url)
  await keep(page, { theme: 'dark', muted: { ben: 'Ben' } })
  await expect(page.locator('html')).not.toHaveAttribute('data-theme')
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(page.getByLabel('Theme')).toHaveValue('dark')
  await expect(page.getByRole('link', { name: 'Noon' })).toBeHidden()
})

test('a muted author is out of sight until heard again', async ({ page }) => {
  await page.goto(planet.url)
  const posts = page.getByRole('article')
  const before = await posts.count()
  const mute = async () => {
    await article(page, 'Noon').getByText('⋯').click()
    await article(page, 'Noon').getByRole('button', { name: 'Mute Ben' }).click()
  }
  // Its place is there before the word, or it is not read out.
  await expect(page.getByRole('status')).toHaveText(['', ''])
  await mute()
  await expect(page.getByRole('status').last()).toContainText('Ben is muted in this browser.')
  await expect(page.getByRole('link', { name: 'Noon' })).toBeHidden()
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused()
  await expect(page.getByRole('link', { name: 'A long post' })).toBeInViewport()
  // A rule apart for browsers that do not know `:has`.
  const rules = await page.evaluate(() =>
    [...document.adoptedStyleSheets.at(-1)!.cssRules].map((rule) => rule.cssText.includes(':has(')),
  )
  expect(rules).toEqual([false, true])
  await page.keyboard.press('Enter')
  await expect(posts).toHaveCount(before)
  await mute()
  await page.reload()
  await expect(page.getByRole('link', { name: 'Noon' })).toBeHidden()
  await page.goto(`${planet.url}/settings`)
  await page.getByRole('button', { name: 'Show Ben again' }).click()
  await expect(page.getByText('Nobody is muted.')).toBeVisible()
  await page.goto(planet.url)
  await expect(page.getByRole('link', { name: 'Noon' })).toBeVisible()
})

test('what is shared is the original', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.addInitScript(() => {
    delete (Navigator.prototype as Partial<Navigator>).share
  })
  await page.goto(planet.url)
  const noon = article(page, 'Noon')
  const original = await noon.getByRole('link', { name: 'Noon' }).getAttribute('href')
  await noon.getByRole('button', { name: 'Share' }).click()
  await expect(page.getByText('Copied')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(original)

  await page.evaluate(() =>
    Object.defineProperty(navigator, 'share', {
      value: async (data: ShareData) => Object.assign(window, { shared: data }),
    }),
  )
  await noon.getByRole('button', { name: 'Share' }).click()
  expect(await page.evaluate(() => (window as never as { shared: ShareData }).shared)).toEqual({
    title: 'Noon',
    url: original,
  })
})

test('code is copied as it stands', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(planet.url)
  const copy = article(page, 'A command to copy').getByRole('button', { name: 'Copy' })
  await expect(copy).toHaveCSS('opacity', '0')
  await copy.focus()
  await expect(copy).toHaveCSS('opacity', '1')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Copied')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('rsync --archive a b\n')
})

test('a film is asked for after a click, and plays in a sandbox', async ({ page }) => {
  const asked: string[] = []
  await page.route(/^https:/, (route) => {
    asked.push(route.request().url())
    return route.fulfill({ contentType: 'text/html', body: '<title>film</title>' })
  })
  await page.goto(planet.url)
  await page.waitForLoadState('networkidle')
  expect(asked).toEqual([])
  await article(page, 'A film')
    .getByRole('link', { name: /Bees at work/ })
    .click()
  const frame = article(page, 'A film').locator('iframe')
  await expect(frame).toHaveAttribute('src', 'https://www.youtube-nocookie.com/embed/abcdefghijk')
  await expect(frame).toHaveAttribute('sandbox', /allow-scripts/)
  await expect(frame).toHaveAttribute('referrerpolicy', 'strict-origin')
  await expect.poll(() => asked).toEqual(['https://www.youtube-nocookie.com/embed/abcdefghijk'])
  await expect(page).toHaveURL(`${planet.url}/`)
})

test('times of today say how long ago they were', async ({ page }) => {
  await page.goto(planet.url)
  const time = article(page, 'A command to copy').locator('time')
  await expect(time).toHaveText(/^\d+h ago$/)
  await expect(time).toHaveAttribute('title', /^\d\d:\d\d$/)
  await expect(article(page, 'A long post').locator('time')).toHaveText(/^\d\d:\d\d$/)
})

test('a page that stays open goes on saying how long ago', async ({ page }) => {
  await page.clock.install()
  await page.goto(planet.url)
  const time = article(page, 'A command to copy').locator('time')
  await expect(time).toHaveText('3h ago')
  const at = await time.getAttribute('title')
  await page.clock.runFor('02:00:00')
  await expect(time).toHaveText('5h ago')
  await page.clock.fastForward('24:00:00')
  await expect(time).toHaveText('yesterday')
  await expect(time).toHaveAttribute('title', at!)
})

test('a browser that keeps nothing loses nothing but the memory', async ({ page }) => {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError')
      },
    })
  })
  await page.goto(planet.url)
  await page.getByLabel('Theme').selectOption('Dark')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.keyboard.press('j')
  await expect(page.locator('article .title').first()).toBeFocused()
  expect(faults).toEqual([])
})

test('without script every page is complete, and offers nothing that would need one', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(planet.url)
  await expect(page.getByRole('article').first()).toBeVisible()
  await expect(page.getByRole('button')).toHaveCount(0)
  await page.goto(`${planet.url}/settings`)
  await expect(page.getByText('Nothing is lost without it')).toBeVisible()
  await expect(page.getByLabel('Theme').first()).toBeHidden()
  await page.goto(`${planet.url}/subscribe`)
  await page.getByLabel('Ben').check()
  await page.getByRole('button', { name: 'Atom' }).click()
  await expect(page).toHaveURL(`${planet.url}/atom.xml?not=ben`)
  await context.close()
})

test('without script one gets everywhere, and finds', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(planet.url)
  const nav = page.getByRole('navigation', { name: 'Planet' }).getByRole('link')
  const names = await nav.allTextContents()
  expect(names.length).toBeGreaterThan(4)
  for (const name of names) {
    await nav.filter({ hasText: name }).click()
    await expect(nav.and(page.locator('[aria-current=page]'))).toHaveText(name)
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  }
  for (const name of ['Subscribe', 'Settings']) {
    await page.getByRole('contentinfo').getByRole('link', { name }).click()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  }
  await page.getByRole('searchbox').fill('bells')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`${planet.url}/search?q=bells`)
  await page.getByRole('main').getByRole('link', { name: 'Noon' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Noon' })).toBeVisible()
  await context.close()
})
