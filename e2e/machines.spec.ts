import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { expect, test } from '@playwright/test'
import { mf2 } from 'microformats-parser'
import { parse } from '../lib/parse/parse'
import { makePlanetFolder, startServer, type PlanetFolder, type PlanetServer } from './planet'

/*
 * The planet as programs meet it: feed readers, search engines, other planets. Every page is found as they find it, by its links.
 */
const SITE = 'https://planet.example'
const FORMATS = {
  'atom.xml': 'application/atom+xml; charset=utf-8',
  'rss.xml': 'application/rss+xml; charset=utf-8',
  'feed.json': 'application/feed+json; charset=utf-8',
} as const
/** So many pages of each kind are visited. */
const OF_A_KIND = 3

let folder: PlanetFolder
let planet: PlanetServer
const pages = new Map<string, string>()

test.beforeAll(async () => {
  folder = await makePlanetFolder({ title: 'Samples', authors: [] })
  // Beside the project's own feeds, with a store of its own.
  planet = await startServer(folder, { PLANET_CONFIG: 'planet.yaml' })
  await planet.ingest()
  const kinds = new Map<string, number>()
  for (const queue = ['/']; queue.length > 0;) {
    const path = queue.shift()!
    const kind = path.replace(/\d+/g, '0').split('/').slice(0, 2).join('/') + path.split('/').length
    const visited = kinds.get(kind) ?? 0
    if (pages.has(path) || visited >= OF_A_KIND) continue
    const answer = await planet.get(path)
    if (!answer.headers.get('content-type')?.startsWith('text/html')) continue
    expect(answer.status, path).toBe(200)
    kinds.set(kind, visited + 1)
    const html = await answer.text()
    pages.set(path, html)
    for (const [, href] of html.matchAll(/<a [^>]*?href="(\/[^"#?]*)"/g)) queue.push(href!)
  }
})

test.afterAll(async () => {
  await planet?.stop()
  await folder?.remove()
})

/** The values of one attribute of a page's links or metas that have another. */
function headOf(html: string, tag: 'link' | 'meta', has: string, wanted: 'href' | 'content'): string[] {
  return [...html.matchAll(new RegExp(`<${tag} [^>]*>`, 'g'))]
    .filter(([found]) => found.includes(has))
    .map(([found]) => new RegExp(` ${wanted}="([^"]*)"`).exec(found)?.[1]?.replaceAll('&amp;', '&') ?? '')
}

/** The page that a page has its feeds of; nothing where those are the planet's, as of the authors in another order. */
const fedBy = (path: string) => /^\/(authors(?!\/by\/)|tags|lang)\/[^/]+/.exec(path)?.[0] ?? ''

test('every page names its own feed first, then the planet’s', async () => {
  expect(pages.size).toBeGreaterThan(15)
  for (const [path, html] of pages) {
    for (const [format, type] of Object.entries(FORMATS)) {
      const found = headOf(html, 'link', `type="${type.split(';')[0]}"`, 'href')
      // The feeds' health is a feed of its own, in this format alone.
      const isStatus = path === '/status'
      if (isStatus && format !== 'atom.xml') continue
      const own = isStatus ? '/status.atom' : fedBy(path) && `${fedBy(path)}/${format}`
      const wanted = [...(own ? [SITE + own] : []), `${SITE}/${format}`]
      expect(found, `${path} ${format}`).toEqual(wanted)
    }
    expect(headOf(html, 'link', 'rel="blogroll"', 'href'), path).toEqual(['/opml.xml'])
  }
})

test('search engines are told what they may list: our own pages, and the original of a post in its place', async () => {
  for (const [path, html] of pages) {
    const isPost = path.startsWith('/posts/')
    const isListed = isPost || /^\/(authors(\/.*)?|about)?$/.test(path)
    expect(headOf(html, 'meta', 'name="robots"', 'content'), path).toEqual(
      isListed ? [] : ['noindex, follow'],
    )
    for (const canonical of headOf(html, 'link', 'rel="canonical"', 'href'))
      expect(new URL(canonical).origin === SITE, `${path}: ${canonical}`).toBe(!isPost)
    expect(headOf(html, 'meta', 'property="og:title"', 'content'), path).toHaveLength(1)
    expect(headOf(html, 'meta', 'property="og:image"', 'content'), path).toEqual([`${SITE}/opengraph-image`])
  }
})

test('nobody is told another name of ours than the configured one (PG-08)', async () => {
  const { port } = new URL(planet.url)
  for (const path of [
    '/archive',
    '/authors',
    '/atom.xml',
    '/feed.json',
    '/opml.xml',
    '/sitemap.xml',
    '/robots.txt',
  ]) {
    const body = await new Promise<string>((done, failed) => {
      const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example' }
      request({ port, host: '127.0.0.1', path, headers }, (answer) => {
        let text = ''
        answer.on('data', (chunk) => (text += String(chunk))).on('end', () => done(text))
      })
        .on('error', failed)
        .end()
    })
    expect(body, path).not.toContain('evil.example')
  }
})

test('who offers another protocol is answered in this one', async () => {
  for (const [path, status] of [
    ['/', 200],
    ['/atom.xml', 200],
    ['/icon.svg', 200],
    ['/nothing', 404],
  ] as const) {
    const headers = {
      connection: 'Upgrade, HTTP2-Settings',
      upgrade: 'h2c',
      'http2-settings': 'AAMAAABkAAQCAAAAAAIAAAAA',
    }
    const asked = request(planet.url + path, { headers }).end()
    const [answer] = (await once(asked, 'response')) as [IncomingMessage]
    expect([path, answer.statusCode]).toEqual([path, status])
    answer.destroy()
  }
})

test('every feed answers to GET, HEAD and who has it already (PG-14)', async () => {
  const bases = ['', ...new Set([...pages.keys()].map(fedBy).filter(Boolean))]
  expect(bases.length).toBeGreaterThan(3)
  for (const base of bases) {
    for (const [format, type] of Object.entries(FORMATS)) {
      const path = `${base}/${format}`
      const answer = await planet.get(path)
      expect(answer.status, path).toBe(200)
      const { headers } = answer
      expect(headers.get('content-type'), path).toBe(type)
      expect(headers.get('x-content-type-options'), path).toBe('nosniff')
      expect(headers.get('content-disposition'), path).toBe('inline')
      expect(headers.get('etag'), path).toMatch(/^"[\w-]{27}"$/)
      const read = parse(Buffer.from(await answer.arrayBuffer()), { contentType: type })
      expect(read.kind, path).toBe('feed')
      if (read.kind !== 'feed') continue
      expect(read.self, path).toBe(SITE + path)
      expect(new Set(read.entries.map(({ guid }) => guid)).size, path).toBe(read.entries.length)

      const head = await planet.get(path, { method: 'HEAD' })
      expect([head.status, await head.text(), head.headers.get('etag')], path).toEqual([
        ...[200, '', headers.get('etag')],
      ])
      const known = { 'if-none-match': headers.get('etag')! }
      expect((await planet.get(path, { headers: known })).status, path).toBe(304)
      const changed = headers.get('last-modified')
      if (read.entries.length > 0) {
        expect(Date.parse(changed!), path).toBeLessThanOrEqual(Date.now())
        const since = { 'if-modified-since': changed! }
        expect((await planet.get(path, { headers: since })).status, path).toBe(304)
      }
    }
  }
})

test('a run that changes nothing changes no feed', async () => {
  const before = (await planet.get('/atom.xml')).headers.get('etag')
  await planet.ingest('?force=1')
  expect((await planet.get('/atom.xml')).headers.get('etag')).toBe(before)
})

test('a feed carries the words of the page', async () => {
  const read = parse(Buffer.from(await (await planet.get('/atom.xml')).arrayBuffer()))
  if (read.kind !== 'feed') throw new Error(read.kind)
  for (const { link, content } of read.entries.slice(0, 5)) {
    const [first] = content!.value.match(/(?<=<p>)[\p{L} ,]{20,}/u) ?? []
    if (first) expect(pages.get('/'), link!).toContain(first)
  }
})

const ADDRESSES: readonly [path: string, status: number, location?: string][] = [
  ['/atom.xml?not=pavel&not=ines', 308, '/atom.xml?not=ines,pavel'],
  ['/atom.xml?not=ines%2Cpavel&lang=EN', 308, '/atom.xml?lang=en&not=ines,pavel'],
  ['/atom.xml?utm_source=x', 308, '/atom.xml'],
  ['/atom.xml?not=ines,nobody', 200],
  ['/atom.xml?month=2015-13', 404],
  ['/atom.xml?month=1999-01', 404],
  // Nothing of it today, while the planet has the language.
  ['/atom.xml?lang=de&not=matthis', 200],
  ['/feed.json?lang=de&not=matthis', 200],
  ['/authors/ines/rss.xml?lang=de', 200],
  ['/atom.xml?lang=zu', 404],
  ['/atom.xml?lang=zu&not=matthis', 404],
  ['/authors/ines/rss.xml?lang=zu', 404],
  ['/authors/nobody/atom.xml', 404],
  ['/tags/no-such-tag/rss.xml', 404],
  ['/lang/zu/feed.json', 404],
  ['/lang/__proto__/feed.json', 404],
  ['/lang/en-1/atom.xml', 404],
  ['/rss20.xml', 308, '/rss.xml'],
  ['/rss10.xml', 308, '/rss.xml'],
  ['/foafroll.xml', 308, '/opml.xml'],
  ['/index.html', 308, '/'],
  ['/.well-known/recommendations.opml', 308, '/opml.xml'],
  ['/.well-known/feeds', 308, '/opml.xml'],
]
for (const [path, status, location] of ADDRESSES) {
  test(`${path} answers ${status}`, async () => {
    const answer = await planet.get(path)
    expect(answer.status).toBe(status)
    if (location) expect(answer.headers.get('location')!.replace(planet.url, '')).toBe(location)
  })
}

test('a reader’s own selection leaves out who was muted', async () => {
  const all = await (await planet.get('/feed.json')).json()
  const some = await (await planet.get('/feed.json?lang=en&not=ines')).json()
  type Item = { language: string; _planet: { author: string } }
  const wanted = (all.items as Item[]).filter(
    ({ language, _planet }) => language.startsWith('en') && _planet.author !== 'ines',
  )
  expect(some.items).toEqual(wanted)
  expect(some.items.length).toBeGreaterThan(0)
  expect(some.items.length).toBeLessThan(all.items.length)
})

test('archives lead through all months and back (RFC 5005)', async () => {
  const linkOf = (xml: string, rel: string) =>
    headOf(xml, 'link', `rel="${rel}"`, 'href')[0]?.replace(SITE, '')
  const idsOf = (xml: string) => xml.match(/(?<=<entry[^>]*><id>)[^<]+/g) ?? []
  const newest = await (await planet.get('/atom.xml')).text()
  const [, month] = /<published>(\d{4}-\d\d)/.exec(newest)!
  const found: string[] = []
  let path: string | undefined = `/atom.xml?month=${month}`
  let after: string | undefined
  while (path) {
    const answer = await planet.get(path)
    expect(answer.status, path).toBe(200)
    const xml = await answer.text()
    expect(xml, path).toContain('<fh:archive/>')
    expect(linkOf(xml, 'current')).toBe('/atom.xml')
    expect(linkOf(xml, 'next-archive')).toBe(after)
    found.push(...idsOf(xml))
    after = path
    path = linkOf(xml, 'prev-archive')
  }
  expect(new Set(found).size).toBe(found.length)
  expect(idsOf(newest).filter((id) => !found.includes(id))).toEqual([])
})

test('feeds are well-formed to a browser, and readable in it', async ({ page }) => {
  for (const format of ['atom.xml', 'rss.xml']) {
    await page.goto(`${planet.url}/${format}`)
    const title = page.locator('entry > title, item > title').first()
    await expect(title).toBeVisible()
    expect(await title.evaluate((element) => getComputedStyle(element).fontWeight)).toBe('650')
    expect(await page.locator('parsererror').count()).toBe(0)
    await expect(page.locator('content').first()).toBeHidden()
  }
})

test('a feed that is opened in a browser says in its own language what it is', async ({ page }) => {
  for (const format of ['atom.xml', 'rss.xml']) {
    for (const [lang, said] of [
      ...[
        ['en', 'This is a feed'],
        ['de', 'Dies ist ein Feed'],
        ['he', 'זוהי הזנה'],
        ['ja', 'これはフィードです'],
      ],
    ]) {
      await page.goto(`${planet.url}/lang/${lang}/${format}`)
      const banner = () => getComputedStyle(document.documentElement, '::before').content
      expect(await page.evaluate(banner), `${lang} ${format}`).toContain(said)
    }
  }
})

test('everybody’s feeds are one list, by language', async () => {
  const answer = await planet.get('/opml.xml')
  expect(answer.headers.get('content-type')).toBe('text/x-opml; charset=utf-8')
  const opml = await answer.text()
  expect(opml).toContain('<outline text="Planet Tinker: German"')
  expect(opml.match(/xmlUrl=/g)).toHaveLength(7)
  expect(opml).toContain('planet:slug="ines"')
})

test('the sitemap holds pages that are there and may be listed, and nothing else', async () => {
  const sitemap = await (await planet.get('/sitemap.xml')).text()
  const urls = sitemap.match(/(?<=<loc>)[^<]+/g) ?? []
  expect(urls.length).toBeGreaterThan(8)
  for (const url of urls) {
    expect(url.startsWith(SITE)).toBe(true)
    const answer = await planet.get(url.slice(SITE.length))
    expect(answer.status, url).toBe(200)
    expect(headOf(await answer.text(), 'meta', 'name="robots"', 'content'), url).toEqual([])
  }
  expect(await (await planet.get('/robots.txt')).text()).toContain(`Sitemap: ${SITE}/sitemap.xml`)
})

test('pictures of the planet for phones and links', async () => {
  const manifest = await (await planet.get('/manifest.webmanifest')).json()
  expect(manifest).toMatchObject({ name: 'Planet Tinker', start_url: '/' })
  const icons = (manifest.icons as { src: string }[]).map(({ src }) => src)
  for (const path of [...icons, '/apple-icon.png', '/favicon.ico', '/opengraph-image']) {
    const answer = await planet.get(path)
    expect(answer.status, path).toBe(200)
    expect(answer.headers.get('content-type'), path).toMatch(/^image\//)
  }
  const picture = Buffer.from(await (await planet.get('/opengraph-image')).arrayBuffer())
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1200, 630])
  expect(await (await planet.get('/humans.txt')).text()).toContain('Matthis Brandt')
})

test('pages say in microformats what they show: a feed of posts with their authors', async () => {
  const front = mf2(pages.get('/')!, { baseUrl: SITE })
  const [feed] = front.items.filter(({ type }) => type?.includes('h-feed'))
  const entries = feed!.children!.filter(({ type }) => type?.includes('h-entry'))
  expect(entries.length).toBeGreaterThanOrEqual(25)
  const permalink = [...pages.keys()].find((path) => path.startsWith('/posts/'))!
  const [alone] = mf2(pages.get(permalink)!, { baseUrl: SITE + permalink }).items.filter(({ type }) =>
    type?.includes('h-entry'),
  )
  for (const entry of [...entries, alone!]) {
    const { name, url, uid, published, author, content } = entry.properties
    expect(name, JSON.stringify(url)).toHaveLength(1)
    // The original, so that who reads the blog too knows it for the same post (indieweb.org/planet).
    expect(url).toEqual(uid)
    expect(String(uid![0])).not.toContain(SITE)
    expect(Date.parse(String(published![0]))).toBeGreaterThan(0)
    expect(content![0]).toHaveProperty('html')
    expect(author![0]).toMatchObject({ type: ['h-card'] })
    const card = author![0] as { properties: Record<string, unknown[]> }
    expect(card.properties.name).toHaveLength(1)
    expect(String(card.properties.url![0])).toContain(`${SITE}/authors/`)
  }
  const photos = entries.filter((entry) => JSON.stringify(entry.properties.author).includes('"photo"'))
  expect(photos.length).toBeGreaterThan(0)
})

const lists = [
  ['a day', /^\/\d{4}\/\d\d\/\d\d$/],
  ['a month', /^\/\d{4}\/\d\d$/],
  ['an author', /^\/authors\/(?!by\/)[^/]+$/],
  ['a year of an author', '/authors/greta/2023'],
  ['a tag', /^\/tags\/[^/]+$/],
  ['a language', /^\/lang\/[^/]+$/],
  ['a search', '/search?q=train'],
] as const
for (const [what, shape] of lists) {
  test(`${what} is a feed in microformats, whose lines lead to the originals`, async () => {
    const found = [...pages].find(([path, html]) => path.match(shape) && html.includes('h-entry'))
    const path = typeof shape === 'string' ? shape : found![0]
    const { items } = mf2(await (await planet.get(path)).text(), { baseUrl: SITE + path })
    expect(items.map(({ type }) => type)).toEqual([['h-feed']])
    const [feed] = items
    // Who is named once for all posts stands with the feed (indieweb.org/authorship).
    const [byAll] = feed!.properties.author ?? []
    if (path.startsWith('/authors/'))
      expect(byAll).toMatchObject({ type: ['h-card'], properties: { name: [expect.any(String)] } })
    else expect(feed!.properties.name).toHaveLength(1)
    const entries = feed!.children!.filter(({ type }) => type?.includes('h-entry'))
    expect(entries.length).toBeGreaterThan(0)
    for (const { properties } of entries) {
      expect(properties.name, path).toHaveLength(1)
      expect(properties.url, path).toEqual(properties.uid)
      expect(String(properties.uid), path).toMatch(/^https:\/\/(?!planet\.example)/)
      expect(Date.parse(String(properties.published)), path).toBeGreaterThan(0)
      expect(properties.author ?? [byAll], path).toMatchObject([{ type: ['h-card'] }])
    }
  })
}

test('only the front page is where the script looks for what is new', () => {
  const marked = [...pages].filter(([, html]) => /<main[^>]*h-feed/.test(html)).map(([path]) => path)
  expect(marked).toEqual(['/'])
})

test('a post says in JSON-LD whose it is, as data that cached pages keep', async () => {
  const permalink = [...pages.keys()].find((path) => path.startsWith('/posts/'))!
  const html = await (await planet.get(permalink)).text()
  const [, json] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)!
  const posting = JSON.parse(json!) as Record<string, unknown>
  expect(posting).toMatchObject({ '@type': 'BlogPosting', '@id': SITE + permalink })
  expect(posting.url).toBe(posting.isBasedOn)
  expect(String(posting.url)).not.toContain(SITE)
  expect(posting.inLanguage).toBeTruthy()
})
