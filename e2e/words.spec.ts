import { expect, test, type Page } from '@playwright/test'
import { wordsFor } from '../lib/words/words'
import { startBlogs, type Blogs } from './blogs'
import { faultsOf } from './faults-of'
import { makePlanetFolder, startServer, type PlanetFolder, type PlanetServer } from './planet'

/*
 * One planet in several languages: what it says by itself follows `locale`, the posts stay as they are.
 */

const SPOKEN = [
  {
    locale: 'de-DE',
    dir: 'ltr',
    nav: ['Beiträge', 'Autoren', 'Archiv', 'Status', 'Über uns'],
    day: 'Beiträge vom Donnerstag, 28. Mai 2015',
    follow: 'Planet Test folgen',
    fold: /^Weiterlesen, noch [\d.]+ Wörter$/,
    older: 'Mehr von Anna Verde',
    search: 'Suche',
    missing: 'Diese Seite hat den Planeten verlassen',
    fresh: '1 neuer Beitrag seit deinem letzten Besuch',
    mute: 'Anna Verde stummschalten',
  },
  {
    locale: 'he-IL',
    dir: 'rtl',
    nav: ['פוסטים', 'כותבים', 'ארכיון', 'מצב', 'אודות'],
    day: 'הפוסטים של יום חמישי, 28 במאי 2015',
    follow: 'לעקוב אחרי \u2068Planet Test\u2069',
    fold: /^להמשך הקריאה, עוד [\d,]+ מילים$/,
    older: 'עוד מאת \u2068Anna Verde\u2069',
    search: 'חיפוש',
    missing: 'הדף הזה עזב את הפלנטה',
    fresh: 'פוסט חדש אחד מאז הביקור האחרון',
    mute: 'השתקת \u2068Anna Verde\u2069',
  },
  {
    locale: 'ja-JP',
    dir: 'ltr',
    nav: ['投稿', '執筆者', 'アーカイブ', '状態', '概要'],
    day: '2015年5月28日木曜日の投稿',
    follow: 'Planet Testを購読',
    fold: /^続きを読む（あと[\d,]+語）$/,
    older: 'Anna Verdeのほかの投稿',
    search: '検索',
    missing: 'このページはプラネットを離れました',
    fresh: '前回の訪問から新しい投稿が1件',
    mute: 'Anna Verdeをミュート',
  },
] as const

const long = Array.from(
  { length: 60 },
  (_, index) => `<p>Paragraph ${index}: ${'word '.repeat(20)}</p>`,
).join('')
const CODE = '<pre><code class="language-bash">rsync --archive a b\n</code></pre>'
const NOTED =
  '<p>Hello<a id="r" href="#n">1</a>.</p><div class="footnotes"><ol><li id="n">A note. <a href="#r">↩</a></li></ol></div>'
const annas = [
  { id: 'long', title: 'A long post', published: '2015-05-28T10:00:00Z', html: CODE + long },
  { id: 'first', title: 'The first', published: '2015-05-26T10:00:00Z', html: NOTED },
]
const noas = [
  {
    id: 'sea',
    title: 'בוקר בים',
    published: '2015-05-27T10:00:00Z',
    html: '<p>הבוקר ירדתי אל הים, והוא היה שקט כמו שהוא רק באביב. ישבתי על החול וקראתי ספר. <code>--flag</code></p>',
  },
]

let blogs: Blogs
let folder: PlanetFolder
let planet: PlanetServer

/** The planet as it is, in another language: planet.yaml is read again by the next run. */
async function speak(locale: string): Promise<void> {
  await folder.configure({
    title: 'Planet Test',
    locale,
    fetch: { allow: [blogs.host] },
    authors: [
      {
        slug: 'anna',
        name: 'Anna Verde',
        site: 'https://anna.example/',
        feed: blogs.url('anna'),
        lang: 'en',
      },
      { slug: 'noa', name: 'נועה', site: 'https://noa.example/', feed: blogs.url('noa'), lang: 'he' },
    ],
  })
  await planet.ingest()
}

test.beforeAll(async () => {
  blogs = await startBlogs()
  blogs.write('anna', annas)
  blogs.write('noa', noas)
  folder = await makePlanetFolder({ title: 'Planet Test', authors: [] })
  planet = await startServer(folder)
})

test.afterAll(async () => {
  await planet?.stop()
  await blogs?.close()
  await folder?.remove()
})

/** All that the page says around the posts: texts, names and hints of header, navigation, footer and margin. */
function listChrome(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const said: string[] = []
    for (const part of document.querySelectorAll('.skip, header.mast, main > nav, .actions, aside, footer')) {
      const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
      while (texts.nextNode()) said.push(texts.currentNode.textContent ?? '')
      for (const element of [part, ...part.querySelectorAll('[aria-label], [placeholder], [title]')])
        for (const name of ['aria-label', 'placeholder', 'title']) said.push(element.getAttribute(name) ?? '')
    }
    return said.map((text) => text.trim()).filter(Boolean)
  })
}

/** Every English text that stands alone, without those that the language shares with English. */
function listEnglish(locale: string): Set<string> {
  const texts = (value: unknown): string[] => {
    if (typeof value === 'string') return [value]
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []
  }
  const shared = new Set(texts(wordsFor(locale)))
  return new Set(texts(wordsFor('en')).filter((text) => !shared.has(text)))
}

const ENGLISH_WORD =
  /\b(posts?|authors?|archive|about|search|subscribe|settings|follow|writing|theme|density|keys|languages?|all|older|newer|permalink|share|more|min|health)\b/i

/** What holds in every language. */
function testEverywhere(locale: string): void {
  test('no English is left around the posts', async ({ page }) => {
    await page.goto(planet.url)
    const said = await listChrome(page)
    const english = listEnglish(locale)
    expect(said.length).toBeGreaterThan(40)
    expect(said.filter((text) => english.has(text))).toEqual([])
    expect(said.filter((text) => ENGLISH_WORD.test(text))).toEqual([])
  })

  test('pages are accessible and fit on the smallest phone', async ({ browser }) => {
    const page = await browser.newPage({ bypassCSP: true, viewport: { width: 320, height: 800 } })
    await page.goto(planet.url)
    const post = await page.locator('.actions [rel=bookmark]').first().getAttribute('href')
    const paths = ['/', '/2015/05/28', '/2015/05', '/authors', '/authors/anna', post!, '/search?q=word']
    const others = [
      '/archive',
      '/tags',
      '/stats',
      '/lang/he',
      '/subscribe',
      '/about',
      '/settings',
      '/status',
      '/status/noa',
      '/no',
    ]
    for (const path of [...paths, ...others]) {
      await page.goto(planet.url + path)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0)
      expect(await faultsOf(page), path).toEqual([])
    }
    await page.close()
  })
}

for (const { locale, dir, ...expected } of SPOKEN) {
  test.describe(locale, () => {
    test.beforeAll(() => speak(locale))
    testEverywhere(locale)

    test('the page says its language and direction, and is found by its words', async ({ page }) => {
      await page.goto(planet.url)
      const html = page.locator('html')
      await expect(html).toHaveAttribute('lang', locale)
      await expect(html).toHaveJSProperty('dir', dir)
      const nav = page.getByRole('banner').getByRole('navigation')
      await expect(nav.getByRole('link')).toHaveText([...expected.nav])
      await expect(page.getByRole('heading', { level: 2, name: expected.day })).toBeVisible()
      await expect(page.getByRole('heading', { level: 2, name: expected.follow })).toBeVisible()
      const fold = page.locator('summary', { hasText: expected.fold })
      await expect(fold).toHaveCount(1)
      await expect(fold).toHaveCSS('direction', dir)
      await expect(page.getByRole('link', { name: wordsFor(locale).post.back })).toHaveText('↩')
      const code = page.locator('.prose code', { hasText: '--flag' })
      await expect(code).toHaveCSS('direction', 'ltr')
      await expect(code).toHaveCSS('unicode-bidi', 'isolate')
      expect(await page.locator('meta[name=description]').getAttribute('content')).toBe(
        wordsFor(locale).shell.description('Planet Test'),
      )
    })

    test('the script speaks it too', async ({ page }) => {
      await page.goto(planet.url)
      const anna = page.getByRole('article').filter({ hasText: 'A long post' })
      await anna.locator('details.more summary').click()
      await expect(anna.getByRole('button', { name: expected.mute })).toBeVisible()
      // A day after a visit that saw nothing yet, with a single author still heard.
      await page.evaluate(() => {
        localStorage.setItem('planet', JSON.stringify({ seen: 1, at: 1, muted: { anna: 'Anna Verde' } }))
      })
      await page.reload()
      await expect(page.locator('.fresh')).toHaveText(expected.fresh)
    })

    test('a post, a search and a page that is not there', async ({ page }) => {
      await page.goto(planet.url)
      await page.getByRole('article').first().locator('[rel=bookmark]').click()
      await expect(page.getByRole('navigation', { name: expected.older })).toBeVisible()
      await expect(page.locator('article')).toHaveAttribute('lang', 'en')
      await expect(page.locator('article .e-content')).toHaveAttribute('dir', 'auto')
      await page.goto(`${planet.url}/search?q=word`)
      await expect(page.getByRole('heading', { level: 1, name: expected.search })).toBeVisible()
      await expect(page.getByRole('list', { name: wordsFor(locale).search.found })).toBeVisible()
      for (const path of ['/1999/01/01', '/no-such-page']) {
        await page.goto(planet.url + path)
        await expect(page.getByRole('heading', { level: 1 }), path).toHaveText(expected.missing)
      }
    })
  })
}

for (const locale of ['es-ES', 'fr-FR']) {
  test.describe(locale, () => {
    test.beforeAll(() => speak(locale))
    testEverywhere(locale)
  })
}
