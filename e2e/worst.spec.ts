import { expect, test } from '@playwright/test'
import { clean } from '../lib/content/clean'
import { attacks } from '../lib/content/fixtures/attacks'
import { startBlogs, type BlogEntry, type Blogs } from './blogs'
import { startGallery, type Gallery } from './gallery'
import { makePlanetFolder, startServer, type PlanetFolder, type PlanetServer } from './planet'
import { listPages, NOTHING, read } from './reader'

/*
 * A page of twenty posts, each the worst that a blog can do to the page around it, still looks like a page.
 */
// A trace of every step of a reader costs more than the reading.
test.use({ trace: 'off' })

const WORD = 'Donaudampfschifffahrtsgesellschaftskapitänsmütze'
const LONG = WORD.repeat(105)
const POST = 'https://blog.example/post/'

/** `at` is a host of pictures. */
function worstPosts(at: string): readonly string[] {
  const img = (path: string, more = '') => `<img src="http://${at}/${path}" ${more}>`
  const nested = (tag: string, depth: number) => `${`<${tag}>`.repeat(depth)}deep${`</${tag}>`.repeat(depth)}`
  return [
    '<div style="position:fixed;inset:0;z-index:99999;background:red;font-size:90px">Over all</div><p style="position:absolute;top:-900px;margin:-900px 0 0 -900px">Above</p>',
    '<div class="fixed inset-0 z-50 daybar skip sr-only unsized">In our own clothes</div><p class="face post absolute -mt-96">And these</p>',
    `<table width="9000" border="9" style="width:9000px"><caption>${WORD}</caption><tr>${`<td nowrap width="900">${WORD}</td>`.repeat(12)}</tr></table>`,
    `<p>${LONG}</p><p>${'https://a.example/'.padEnd(1500, 'x/')}</p><p><a href="https://a.example/">${LONG}</a></p>`,
    `<p>${img('photo1.jpg')}</p><p>${img('photo2.jpg', 'width="90000" height="3" style="width:900vw;margin:-900px"')}</p><p>${img('photo3.jpg', 'width="3" height="90000" alt="a tower"')}</p><p>${img('photo9.jpg', 'width="600" height="600" alt="no square"')}</p>`,
    `<p>So ${img('small1.png', 'alt=":)"')} it ${img('photo4.jpg')} is</p><p>${img('small2.png').repeat(60)}</p>`,
    `${nested('ul><li', 90).replaceAll('</ul><li>', '</li></ul>')}${nested('blockquote', 50)}`,
    `<dl>${'<dt>a<dd><dl>'.repeat(30)}</dl>${nested('ol><li', 40).replaceAll('</ol><li>', '</li></ol>')}`,
    `<b><i><u><s><font size="7" color="white"><big><big><center><h1>${WORD}`,
    `<p>${'Z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308'.repeat(80)}</p><p>\u202eright to left\u202c</p><p dir="rtl">שלום \u2067${WORD}</p>`,
    `<pre>${'x'.repeat(5000)}\n${'\n'.repeat(30)}end</pre><pre><code class="language-js">const a = "${'y'.repeat(800)}"</code></pre><p><code>${LONG.slice(0, 900)}</code></p>`,
    '<iframe src="https://player.vimeo.com/video/76979871" width="9000" height="9000" style="position:fixed" title="A film"></iframe><iframe src="https://evil.example/f" width="100%" height="99999"></iframe>',
    `<h1>${WORD}</h1><h6>Six</h6><h1></h1><h2>Two</h2><h5>Five</h5><h1>${LONG.slice(0, 400)}</h1>`,
    `<svg width="9000" height="9000" style="position:fixed;inset:0" onload="hurt()"><rect width="9000" height="9000"/><text>drawn</text></svg><math display="block"><mi>x</mi><mo>=</mo><mn>1</mn></math>`,
    `<form action="/api/ingest" style="position:fixed"><input autofocus size="999"><textarea cols="999" rows="999">text</textarea><select size="99"><option>one</select><button style="width:9000px">Go</button></form>`,
    `<marquee width="9000" scrollamount="99">${WORD}</marquee><blink>b</blink><dialog open>Hello</dialog><details><summary>${WORD}</summary>${img('photo5.jpg', 'alt="within"')}</details>`,
    '</p></div></article></section></main></body></html><h1>Out</h1><footer>Foot</footer><nav>Way</nav><p id="content">Skip to me</p>',
    `<p style="font-size:900px;line-height:0;letter-spacing:-99px;text-indent:-9999px;transform:scale(50)">Huge</p><font size="+99">${WORD}</font><hr style="width:9000px;height:900px"><hr width="9000">`,
    `<video src="http://${at}/f.mp4" poster="http://${at}/photo6.jpg" width="9000" height="30" autoplay></video><audio src="http://${at}/s.ogg" autoplay controls></audio>${img('gone.jpg', 'alt="Gone" width="600" height="400"')}${img('gone2.jpg')}`,
    `<figure>${img('photo7.jpg')}<figcaption>${LONG.slice(0, 600)}</figcaption></figure><ruby>${WORD}<rt>${WORD}</ruby><table><tr><td><table><tr><td>${img('photo8.jpg')}</table></table><!-- never closed`,
  ]
}

function entriesOf(at: string): BlogEntry[] {
  return worstPosts(at).map((html, index) => ({
    id: `worst-${index}`,
    title:
      index === 3
        ? LONG.slice(0, 280)
        : index === 9
          ? 'Z\u0300\u0301\u0302\u0303'.repeat(40)
          : `Worst ${index}`,
    published: `2026-03-${String(20 - (index % 3)).padStart(2, '0')}T10:${String(59 - index)}:00Z`,
    html: `<p>Before.</p>${html}`,
  }))
}

test.describe('twenty of the worst posts', () => {
  let blogs: Blogs
  let gallery: Gallery
  let folder: PlanetFolder
  let planet: PlanetServer

  test.beforeAll(async () => {
    blogs = await startBlogs()
    gallery = await startGallery()
    blogs.write('worst', entriesOf(gallery.host))
    const avatar = `http://${gallery.host}/gone-face.png`
    folder = await makePlanetFolder({
      title: 'Worst',
      front: { posts: 20, content: 'full' },
      fetch: { every: '1h', allow: [blogs.host, gallery.host] },
      authors: [{ slug: 'worst', name: `${WORD} ${WORD}`, feed: blogs.url('worst'), avatar }],
    })
    planet = await startServer(folder)
    expect((await planet.ingest()).posts.added).toBe(20)
  })

  test.afterAll(async () => {
    await planet?.stop()
    await Promise.all([blogs, gallery].map((server) => server?.close()))
    await folder?.remove()
  })

  for (const [width, theme] of [
    [320, 'light'],
    [768, 'dark'],
    [1280, 'light'],
  ] as const) {
    test(`stand one below the other and keep still, ${width} px, ${theme}`, async ({ browser }) => {
      test.setTimeout(120_000)
      const pages = width === 320 ? await listPages(planet.get) : ['/']
      expect(await read(browser, planet.url, pages, { width, theme })).toEqual(NOTHING)
      expect(gallery.asked).not.toContain('told who reads')
    })
  }

  test('stand all there, each with its beginning, between our own header and footer', async ({ page }) => {
    await page.goto(planet.url)
    await expect(page.locator('main > section > article .prose > p:first-child')).toHaveText(
      Array.from({ length: 20 }, () => 'Before.'),
    )
    await expect(page.locator('body > footer')).toHaveCount(1)
    await expect(page.locator('#content')).toHaveCount(1)
    expect(
      await page.locator('main :is(script, style, form, input, iframe, svg:not(.face), dialog)').count(),
    ).toBe(0)
  })
})

test('of posts without an end all but one stand whole, and that one begins and says where it goes on', async ({
  page,
}) => {
  const blogs = await startBlogs()
  const endless = `<p>It begins.</p>${`<p>${'again '.repeat(500)}</p>`.repeat(330)}`
  blogs.write(
    'endless',
    ['Short', 'One', 'Two', 'Three', 'Four', 'Five'].map((title, index) => ({
      ...{ id: title, title, published: `2026-03-20T10:0${9 - index}:00Z` },
      html: index === 0 ? '<p>It ends.</p>' : endless,
    })),
  )
  const folder = await makePlanetFolder({
    title: 'Endless',
    fetch: { every: '1h', allow: [blogs.host] },
    authors: [{ slug: 'endless', name: 'Endless', feed: blogs.url('endless') }],
  })
  const planet = await startServer(folder)
  try {
    expect((await planet.ingest()).posts.added).toBe(6)
    await page.goto(planet.url)
    await expect(page.locator('article .e-content')).toHaveCount(5)
    const cut = page.locator('article:has(.p-summary)')
    await expect(cut).toHaveCount(1)
    await expect(cut.getByText('It begins.')).toBeVisible()
    await cut.getByRole('link', { name: 'Continue reading' }).click()
    await expect(page.locator('article .e-content')).toContainText('again again')
    await expect(page.getByRole('link', { name: 'Continue reading' })).toHaveCount(0)
  } finally {
    await planet.stop()
    await blogs.close()
    await folder.remove()
  }
})

test('of all attacks none runs, asks or leads anywhere, as a page and as innerHTML', async ({ browser }) => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const felt: string[] = []
  await page.exposeFunction('felt', (what: string) => felt.push(what))
  await page.addInitScript(() => Object.assign(window, { hurt: () => Reflect.get(window, 'felt')('hurt') }))
  page.on('dialog', (dialog) => {
    felt.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('popup', (popup) => felt.push(`window: ${popup.url()}`))
  page.on('frameattached', () => felt.push('frame'))
  const all = Object.values(attacks).flat()
  const posts = all.map((html, index) => clean(html, { base: POST, idPrefix: `k${index}` }).html)
  const articles = posts.map((html) => `<article>${html}</article>`).join('')
  await context.route('**', (route) => {
    const url = route.request().url()
    if (url === 'http://planet.example/')
      return route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: `<!doctype html><title>Planet</title><main>${articles}</main><footer>End</footer>`,
      })
    if (!['image', 'media'].includes(route.request().resourceType())) felt.push(url)
    return route.abort()
  })
  await page.goto('http://planet.example/')
  await expect(page.locator('main > article')).toHaveCount(all.length)
  await expect(page.locator('body > footer')).toHaveText('End')
  const problems = await page.evaluate(async (posts) => {
    const found: string[] = []
    const main = Document.prototype.querySelector.call(document, 'main')!
    for (const html of posts) {
      const once = Document.prototype.createElement.call(document, 'article')
      const twice = Document.prototype.createElement.call(document, 'article')
      main.append(once, twice)
      once.innerHTML = html
      twice.innerHTML = once.innerHTML
    }
    for (const element of main.querySelectorAll('*')) {
      for (const { name } of element.attributes) {
        if (!name.startsWith('on')) continue
        found.push(`${element.tagName} ${name}`)
        element.dispatchEvent(new Event(name.slice(2)))
      }
      const { href } = element as HTMLAnchorElement
      if (element.hasAttribute('href') && !/^(?:https?|mailto):/.test(href)) found.push(href)
      if (element.shadowRoot || !/^http:\/\/www\.w3\.org\/1999\/xhtml$/.test(element.namespaceURI!))
        found.push(element.outerHTML)
    }
    for (const name of [
      'cookie',
      'forms',
      'querySelector',
      'getElementById',
      'location',
      'defaultView',
      'implementation',
    ])
      if (
        Object.hasOwn(document, name) !== (name === 'location') ||
        Reflect.get(document, name) instanceof Element
      )
        found.push(`document.${name}`)
    await new Promise((later) => setTimeout(later, 100))
    return found
  }, posts)
  expect(problems).toEqual([])
  expect(felt).toEqual([])
  expect(page.url()).toBe('http://planet.example/')
  await context.close()
})
