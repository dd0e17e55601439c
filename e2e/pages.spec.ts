import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test, type Page } from '@playwright/test'
import { makePlanetFolder, startServer, type PlanetFolder, type PlanetServer } from './planet'
import { parse } from 'yaml'

/*
 * The planet of this repository, as a new operator first sees it: every kind of page, in both themes, from phone to desk.
 */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const WIDTHS = [320, 768, 1280]
const THEMES = ['light', 'dark'] as const

let folder: PlanetFolder
let planet: PlanetServer
let paths: Record<string, string>

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
    author: '/authors/noa',
    'author of a broken feed': '/authors/tomo',
    'author’s year': '/authors/greta/2023',
    'no such page': '/authors/nobody',
  }
})

test.afterAll(async () => {
  await planet?.stop()
  await folder?.remove()
})

/** What axe finds wrong (WCAG 2.2 AA and best practice), in words. Ours alone reads the page, so it is let past the policy. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    // @ts-expect-error axe is a global of the script above
    const { violations } = await window.axe.run(document, { runOnly: tags })
    return violations.map(
      ({ id, nodes }: { id: string; nodes: { html: string }[] }) => `${id}: ${nodes[0]?.html}`,
    )
  })
}

for (const theme of THEMES) {
  for (const width of WIDTHS) {
    test(`every page is accessible and fits, ${theme}, ${width} px`, async ({ browser }) => {
      const context = await browser.newContext({
        colorScheme: theme,
        viewport: { width, height: 900 },
        bypassCSP: true,
      })
      const page = await context.newPage()
      for (const [what, path] of Object.entries(paths)) {
        await page.goto(planet.url + path)
        expect(await faultsOf(page), what).toEqual([])
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect(overflow, `${what} scrolls sideways`).toBeLessThanOrEqual(0)
      }
      await context.close()
    })
  }
}

test('no page asks another origin, logs an error, runs a script or sets a cookie', async ({
  page,
  context,
}) => {
  const odd: string[] = []
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== planet.url || request.resourceType() === 'script')
      odd.push(request.url())
  })
  page.on('console', (message) => message.type() === 'error' && odd.push(message.text()))
  // A missing page is an error to the console by itself.
  const found = Object.entries(paths).filter(([what]) => what !== 'no such page')
  for (const [, path] of found) {
    await planet.get(path)
    await page.goto(planet.url + path)
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
    await page.waitForLoadState('networkidle')
  }
  expect(odd).toEqual([])
  expect(await context.cookies()).toEqual([])
})

test('cached pages carry no framework script, and the policy that would stop one', async () => {
  for (const path of Object.values(paths)) {
    await (await planet.get(path)).text()
    const answer = await planet.get(path)
    expect(await answer.text(), path).not.toContain('<script')
    expect(answer.headers.get('content-security-policy'), path).toContain("default-src 'none'")
  }
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

test('a long post folds, and opens without script', async ({ page }) => {
  await page.goto(planet.url)
  const fold = page.getByText(/^Continue reading/).first()
  await fold.click()
  await expect(page.locator('details[open]').first()).toBeVisible()
})
