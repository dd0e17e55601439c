import { readFileSync } from 'node:fs'
import { expect, test, type Locator } from '@playwright/test'
import { faultsOf } from './faults-of'
import { makePlanetFolder, startServer, type PlanetFolder, type PlanetServer } from './planet'
import { parse } from 'yaml'

/*
 * The planet of this repository, as a new operator first sees it: every kind of page, in both themes, from phone to desk.
 */
const WIDTHS = [320, 768, 1280]
const THEMES = ['light', 'dark'] as const
const PAGES = [
  'front',
  'post',
  'day',
  'month',
  'year',
  'archive',
  'authors',
  'authors by last post',
  'author',
  'author of a broken feed',
  'author’s year',
  'tags',
  'language',
  'numbers',
  'search',
  'search for nothing',
  'subscribe',
  'about',
  'settings',
  'status',
  'status of a feed',
  'no such page',
] as const

// A trace of every step of a keyboard costs as much as the steps.
test.use({ trace: 'off' })

/** No page has so many places for the focus. */
const MOST_STEPS = 500

let folder: PlanetFolder
let planet: PlanetServer
let paths: Readonly<Record<(typeof PAGES)[number], string>>

test.beforeAll(async () => {
  folder = await makePlanetFolder({ title: 'Samples', authors: [] })
  // Beside the project's own feeds, with a store of its own.
  planet = await startServer(folder, { PLANET_CONFIG: 'planet.yaml' })
  const report = await planet.ingest()
  expect(report.posts.added).toBeGreaterThan(140)
  const front = await (await planet.get('/')).text()
  const post = /href="(\/posts\/[^"]+)"/.exec(front)![1]!
  const day = /href="(\/\d{4}\/\d\d\/\d\d)"/.exec(front)![1]!
  paths = {
    front: '/',
    post,
    day,
    month: day.slice(0, 8),
    year: day.slice(0, 5),
    archive: '/archive',
    authors: '/authors',
    'authors by last post': '/authors/by/recent',
    author: '/authors/noa',
    'author of a broken feed': '/authors/tomo',
    'author’s year': '/authors/greta/2023',
    tags: '/tags',
    language: '/lang/he',
    numbers: '/stats',
    search: '/search?q=train',
    'search for nothing': '/search?q=zzzzzz',
    subscribe: '/subscribe',
    about: '/about',
    settings: '/settings',
    status: '/status',
    'status of a feed': '/status/tomo',
    'no such page': '/authors/nobody',
  }
})

test.afterAll(async () => {
  await planet?.stop()
  await folder?.remove()
})

for (const what of PAGES) {
  test(`${what} is accessible and fits, in both themes, from phone to desk`, async ({ browser }) => {
    const page = await browser.newPage({ bypassCSP: true, reducedMotion: 'reduce' })
    await page.goto(planet.url + paths[what])
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 })
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overflow, `scrolls sideways at ${width} px`).toBeLessThanOrEqual(0)
      for (const colorScheme of THEMES) {
        await page.emulateMedia({ colorScheme })
        expect(await faultsOf(page), `${colorScheme}, ${width} px`).toEqual([])
      }
    }
    await page.close()
  })
}

test('no page asks another origin, logs an error, sets a cookie, or runs a script but ours', async ({
  page,
  context,
}) => {
  const odd: string[] = []
  const scripts: string[] = []
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== planet.url) odd.push(request.url())
    if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname)
  })
  page.on('pageerror', (error) => odd.push(error.message))
  page.on('console', (message) => message.type() === 'error' && odd.push(message.text()))
  for (const [what, path] of Object.entries(paths)) {
    // A missing page is an error to the console by itself.
    if (what === 'no such page') continue
    await page.goto(planet.url + path)
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
    await page.waitForLoadState('networkidle')
    const ran = await page.evaluate(() => ['js' in document.documentElement.dataset, 'next' in window])
    expect(ran, `${what}: ours, the framework’s`).toEqual([true, false])
  }
  expect(odd).toEqual([])
  expect(new Set(scripts)).toEqual(new Set(['/planet.js']))
  expect(await context.cookies()).toEqual([])
})

test('pages carry one script, and the policy that would stop another', async () => {
  const first = await planet.get('/authors/ines')
  expect(first.headers.get('x-nextjs-cache')).toBe('MISS')
  const pages = new Map([['/authors/ines', first]])
  // Also pages that are not there, below a place where pictures are.
  for (const path of [...Object.values(paths), '/img/foo', '/img/%00'])
    pages.set(path, await planet.get(path))
  for (const [path, answer] of pages) {
    const policy = answer.headers.get('content-security-policy')
    const { host } = new URL(planet.url)
    expect(policy, path).toContain("default-src 'none'")
    expect(policy, path).toContain(`script-src ${host}/planet.js;`)
    const html = await answer.text()
    // What has a type is data.
    expect(html.match(/<script\b(?![^>]*\stype=)[^>]*>/g), path).toEqual(['<script src="/planet.js">'])
    // Text browsers would show it.
    expect(html, path).not.toContain('<template')
  }
})

test('the first paint lays out what is in sight, the rest follows; who comes back, or to a place, waits for nothing', async ({
  page,
}) => {
  type Watched = { isLaidOut?: boolean }
  const isLaidOut = () =>
    document.querySelector('section:last-of-type .prose')?.checkVisibility({ contentVisibilityAuto: true })
  await page.addInitScript(`{
    const isLaidOut = ${isLaidOut.toString()}
    const look = () => {
      window.isLaidOut = isLaidOut()
      if (window.isLaidOut === undefined) requestAnimationFrame(() => setTimeout(look))
    }
    look()
  }`)
  const wasAtFirst = () => page.evaluate(() => (window as Watched).isLaidOut)

  await page.goto(planet.url)
  await expect.poll(wasAtFirst).toBe(false)
  await expect.poll(() => page.evaluate(isLaidOut)).toBe(true)
  await page.reload()
  await expect.poll(wasAtFirst).toBe(true)
  await page.goto(`${planet.url}/subscribe`)
  await page.goBack()
  await expect.poll(wasAtFirst).toBe(true)
  await page.goto(`${planet.url}/?#main`)
  await expect.poll(wasAtFirst).toBe(true)
})

test('the next page is fetched while one still points at it, but no feed, picture or report', async () => {
  const front = await planet.get('/')
  const named = JSON.parse(front.headers.get('speculation-rules')!) as string
  const rules = await planet.get(named)
  expect(rules.headers.get('content-type')).toBe('application/speculationrules+json')
  expect(await rules.json()).toHaveProperty('prefetch')
  const picture = await planet.get('/icon.svg')
  expect(picture.headers.get('content-security-policy')).toContain("default-src 'none'")
})

test('a keyboard comes everywhere, and sees where it is', async ({ page }) => {
  // Where the focus goes the page follows at once, not by and by.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const what of ['front', 'author', 'post', 'search', 'subscribe', 'settings'] as const) {
    await page.goto(planet.url + paths[what])
    await page.keyboard.press('Tab')
    await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused()
    await page.evaluate(() => Object.assign(window, { reached: new Set([document.activeElement]) }))
    for (let step = 0; step < MOST_STEPS; step += 1) {
      await page.keyboard.press('Tab')
      const fault = await page.evaluate(() => {
        const element = document.activeElement
        if (!element || element === document.body) return 'the end'
        ;(window as never as { reached: Set<Element> }).reached.add(element)
        const box = element.getClientRects()[0]!
        const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20))
        const isSeen = top !== null && (element.contains(top) || top.contains(element))
        const { outlineStyle, outlineWidth } = getComputedStyle(element)
        const isMarked = outlineStyle === 'solid' && Number.parseFloat(outlineWidth) >= 2
        return isSeen && isMarked ? null : element.outerHTML.slice(0, 200)
      })
      if (fault === 'the end') break
      expect(fault, `${what}, step ${step}: the focus is covered or not marked`).toBeNull()
    }
    const missed = await page.evaluate(() =>
      [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
        .filter((element) => element.checkVisibility())
        .filter((element) => !(window as never as { reached: Set<Element> }).reached.has(element))
        .map((element) => element.outerHTML.slice(0, 200)),
    )
    expect(missed, `${what}: no way there`).toEqual([])
  }
})

test('on paper nothing is folded, and links and titles say where they lead', async ({ page }) => {
  const said = (link: Locator) =>
    link.evaluate((a) => [getComputedStyle(a, '::after').content, a.getAttribute('href')])
  // Not even what its reader shortened.
  await page.addInitScript(() => localStorage.setItem('planet', '{"text":"short"}'))
  await page.goto(planet.url)
  await expect(page.locator('details.rest').first()).toBeHidden()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('banner')).toBeHidden()
  await expect(page.getByText(/^Continue reading/).first()).toBeHidden()
  const rest = page.locator('details.rest').first().locator('p').first()
  expect((await rest.boundingBox())!.height).toBeGreaterThan(0)
  for (const link of ['.prose a[href^="http"]', 'h3 .u-uid']) {
    const [words, address] = await said(page.locator(link).first())
    // Isolated, from left to right.
    expect(words).toContain(`\u2066${address}\u2069`)
  }
  for (const path of [paths.authors, paths.tags]) {
    await page.goto(planet.url + path)
    const fold = page.locator('main details:not([open])').first()
    expect((await fold.getByRole('link').first().boundingBox())!.height, path).toBeGreaterThan(0)
  }
})

test('on paper a face stays with its name, a heading with its text, and the last sheet holds more than our foot', async ({
  page,
}) => {
  await page.emulateMedia({ media: 'print' })
  await page.goto(planet.url)
  for (const width of [400, 720]) {
    await page.setViewportSize({ width, height: 1000 })
    const [face, name] = await Promise.all(
      ['.face', '.meta'].map((part) => page.locator('.post > header').first().locator(part).boundingBox()),
    )
    const post = await page.locator('.post').first().boundingBox()
    const header = await page.locator('.post > header').first().boundingBox()
    // What cannot be broken begins where the face does.
    expect(face!.y, `${width}`).toBe(header!.y)
    expect(face!.x, `${width}`).toBe(post!.x)
    expect(face!.x + face!.width, `${width}`).toBeLessThan(name!.x + (width < 640 ? 52 : 0))
  }
  await expect(page.locator('.prose h4').first()).toHaveCSS('break-after', 'avoid')
  const short = await page.locator('a[rel=bookmark][href$="/umbrella"]').getAttribute('href')
  await page.goto(planet.url + short)
  const sheets = (await page.pdf()).toString('latin1').match(/\/Type\s*\/Page\b/g)
  expect(sheets).toHaveLength(1)
})

test('a post is known by its title to those who hear where they are', async ({ page }) => {
  for (const path of [paths.front, paths.day, paths.post]) {
    await page.goto(planet.url + path)
    const titles = await page.locator('article .title').allTextContents()
    expect(titles).not.toEqual([])
    for (const title of titles)
      await expect(page.getByRole('article', { name: title, exact: true })).toHaveCount(1)
  }
})

test('where one is can be seen without shadows and colours', async ({ page }) => {
  const marks = (links: Locator) =>
    links.evaluateAll((all) => all.map((link) => getComputedStyle(link).textDecorationLine))
  await page.emulateMedia({ forcedColors: 'active' })
  await page.goto(planet.url)
  const mast = page.getByRole('banner').getByRole('navigation').getByRole('link')
  expect(await marks(mast)).toEqual(['underline', 'none', 'none', 'none', 'none'])
  await page.goto(planet.url + paths.authors)
  const orders = page.getByRole('navigation', { name: 'Order' }).getByRole('link')
  expect(await marks(orders)).toEqual(['underline', 'none', 'none'])
})

test('of the pictures of a page the first does not wait, nor does the first face', async ({ page }) => {
  await page.goto(planet.url)
  const post = page.locator('article').filter({ has: page.locator('.prose img') })
  const pictured = await post.first().locator('[rel=bookmark]').getAttribute('href')
  const day = await page.locator('.day').filter({ has: post }).first().getByRole('link').first()
  for (const path of [paths.front, pictured!, (await day.getAttribute('href'))!]) {
    await page.goto(planet.url + path)
    for (const pictures of ['.prose :not(.rest *) > img, .prose > img', 'article .face[src]']) {
      const loading = await page
        .locator(`main :is(${pictures})`)
        .evaluateAll((all) => all.map((picture) => picture.getAttribute('loading')))
      expect(loading, `${path} ${pictures}`).toEqual(['eager', ...loading.slice(1).map(() => 'lazy')])
    }
  }
})

test('authors stand by name, by last post or by activity, and the way to some of them is short, without a script', async ({
  browser,
}) => {
  const page = await browser.newPage({ javaScriptEnabled: false })
  await page.goto(`${planet.url}/authors`)
  // Those who are silent for a year are folded away behind the others.
  const cards = page.locator('main > ul > li')
  const numbersIn = async (shape: RegExp, read: (found: string) => number) =>
    (await cards.allTextContents()).map((text) => {
      const [, found] = shape.exec(text) ?? []
      return found === undefined ? 0 : read(found)
    })
  const fall = (numbers: readonly number[]) => [...numbers].sort((a, b) => b - a)
  const names = await cards.locator('.p-name').allTextContents()
  expect(names).toEqual([...names].sort())
  expect(names.length).toBeGreaterThan(4)

  await page.getByRole('link', { name: 'By last post' }).click()
  await expect(page).toHaveURL(`${planet.url}/authors/by/recent`)
  await expect(page.getByRole('link', { name: 'By last post' })).toHaveAttribute('aria-current', 'page')
  const days = await numbersIn(/Last post (\w+ \d+, \d{4})/, Date.parse)
  expect(days).toEqual(fall(days))
  expect(new Set(days).size).toBeGreaterThan(2)

  await page.getByRole('link', { name: 'By activity' }).click()
  const counts = await numbersIn(/(\d+) posts? in twelve months/, Number)
  expect(counts).toEqual(fall(counts))
  expect(new Set(counts).size).toBeGreaterThan(2)
  expect((await cards.locator('.p-name').allTextContents()).sort()).toEqual(names)
  for (const card of await cards.all()) await expect(card.getByRole('link')).toHaveCount(3)

  await page.getByRole('link', { name: 'Follow only some of them' }).click()
  await expect(page).toHaveURL(`${planet.url}/subscribe#some`)
  await expect(page.getByRole('checkbox').first()).toBeInViewport()
  await page.close()
})

test('notes stand below a rule, and the way back from them has a name', async ({ page }) => {
  await page.goto(planet.url)
  const back = page.getByRole('link', { name: 'Back to the text' })
  const notes = page.locator('ol', { has: back }).first()
  await expect(notes).toHaveCSS('border-top-width', '1px')
  await expect(notes).toHaveCSS('font-size', '15px')
})

test('the languages of the community stand side by side', async ({ page }) => {
  await page.goto(planet.url)
  const { authors } = parse(readFileSync('planet.yaml', 'utf8')) as {
    authors: { slug: string; lang?: string }[]
  }
  for (const lang of ['de', 'he', 'ja']) {
    expect(authors.some((author) => author.lang === lang)).toBe(true)
    await expect(page.locator(`article[lang="${lang}"]`).first()).toBeVisible()
  }
  const hebrew = page.locator('article[lang="he"] .e-content').first()
  expect(await hebrew.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl')
})

test('what stands in for a face until it is there never does so for letters that another face has', async ({
  page,
}) => {
  await page.goto(planet.url)
  for (const [what, face] of [
    ['.prose', /serif/i],
    ['.prose em', /italic/i],
    ['.p-author', /sans/i],
  ] as const) {
    const text = page.locator(what).first()
    const faces = await text.evaluate((element) => getComputedStyle(element).fontFamily.split(', '))
    expect(faces.slice(0, 3)).toEqual(
      [/extended/i, face, /fallback/i].map((name) => expect.stringMatching(name)),
    )
  }
})

test('a long post folds, and opens without script', async ({ page }) => {
  await page.goto(planet.url)
  const fold = page.getByText(/^Continue reading/).first()
  await fold.click()
  await expect(page.locator('details[open]').first()).toBeVisible()
})
