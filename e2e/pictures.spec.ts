import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { pathToFileURL } from 'node:url'
import Database from 'better-sqlite3'
import { expect, test, type Browser, type Page } from '@playwright/test'
import sharp from 'sharp'
import { startBlogs, type BlogEntry, type Blogs } from './blogs'
import { makePlanetFolder, startServer, type PlanetFolder, type PlanetServer } from './planet'

/*
 * Other people's pictures, through our own origin: a page asks nobody else for anything, shows no icon of a broken picture, and keeps still.
 */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const DRAWING = `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="300" height="200" onload="document.title='ran'">
<script>document.title = 'ran'</script><style>circle { fill: teal }</style><circle cx="150" cy="100" r="90"/></svg>`

type Gallery = { host: string; asked: string[]; close: () => Promise<void> }

/** A host of pictures: `/photo…` is a photograph, `/small…` a smiley; what is not listed is not there. */
async function startGallery(): Promise<Gallery> {
  const asked: string[] = []
  const colours = { channels: 3, background: '#7a3b66' } as const
  const photo = await sharp({ create: { width: 1600, height: 900, ...colours } })
    .jpeg()
    .toBuffer()
  const small = await sharp({ create: { width: 24, height: 24, ...colours } })
    .png()
    .toBuffer()
  const wide = await sharp({ create: { width: 10_000, height: 6_000, ...colours } })
    .png()
    .toBuffer()
  const server: Server = createServer((request, response) => {
    const path = request.url ?? '/'
    asked.push(path)
    if (request.headers.cookie ?? request.headers.referer) asked.push('told who reads')
    const [type, body] = path.startsWith('/photo')
      ? ['image/jpeg', photo]
      : path.startsWith('/small')
        ? ['text/html', small]
        : path.startsWith('/bomb')
          ? ['image/png', wide]
          : path.startsWith('/drawing')
            ? ['text/html', DRAWING]
            : path.startsWith('/liar')
              ? ['image/png', '<!doctype html><script>document.title = "ran"</script>']
              : path.startsWith('/drop')
                ? ['drop', '']
                : ['none', 'gone']
    if (type === 'drop') return void request.socket.destroy()
    setTimeout(
      () => response.writeHead(type === 'none' ? 404 : 200, { 'Content-Type': type }).end(body),
      path.startsWith('/photo-slow') ? 500 : 20,
    )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

/** Twenty posts, each with the worst that a post can try on a page's looks. `at` is a host of pictures, `inside` one that nobody may reach. */
function nastyPosts(at: string, inside: string): BlogEntry[] {
  const img = (path: string, more = '') => `<img src="http://${at}/${path}" ${more}>`
  const word = 'Donaudampfschifffahrtsgesellschaft'.repeat(9)
  const all = [
    `<p>${img('photo1.jpg')}</p><p>After it.</p>`,
    `<p style="position:fixed;inset:0;z-index:9999;background:red" class="fixed inset-0 daybar">Over all</p>${img('photo2.jpg', 'width="1600" height="900" alt="wide"')}`,
    `Text ${img('small.png', 'alt=":)"')} and more text ${img('photo3.jpg')}`,
    `<div><div><div></p></div>${img('gone.jpg', 'alt="gone" width="600" height="400"')}<table width="9000"><tr>${`<td nowrap>${word}</td>`.repeat(8)}</tr></table>`,
    `<picture><source srcset="http://${at}/photo4.webp" type="image/webp"><source srcset="http://${at}/photo-night.jpg" media="(prefers-color-scheme: dark)">${img('photo4.jpg', `srcset="http://${at}/photo5.jpg 2x"`)}</picture>`,
    `<h1>${word}</h1><h6>Steps</h6><h1>Again</h1><p>${word}</p>`,
    `<pre>${'x'.repeat(900)}\n\n  y</pre><code>${word}</code>`,
    `<iframe src="https://www.youtube.com/embed/abcdefghijk" width="9000" height="9000" title="A film"></iframe><iframe src="http://${inside}/frame"></iframe>`,
    `<video src="http://${at}/film.mp4" poster="http://${at}/photo6.jpg" autoplay></video><audio src="http://${at}/s.ogg" autoplay></audio><video controls width="320" height="180"><source src="http://${at}/f.webm"></video>`,
    `${img('drawing.svg', 'alt="a drawing"')}${img('liar.png', 'alt="no picture"')}`,
    `${img('bomb.png', 'alt="too large"')}<p>${img('drop.jpg')}</p>`,
    `<svg width="9000" height="9000" onload="alert(1)"><text>drawn</text><script>alert(2)</script></svg><math><mi>x</mi></math>`,
    `<style>body{display:none}</style><script>document.body.remove()</script><p onclick="alert(3)">Still here</p><form action="/api/ingest"><input autofocus><button>Go</button></form>`,
    `<img src=x onerror="alert(4)"><img src="http://${inside}/secret.png" alt="inside"><a href="javascript:alert(5)">tap</a>`,
    `<p>${img('photo7.jpg', 'width="3" height="99999" alt="a tower"')}</p>${img('photo8.jpg', 'width="99999" height="99999"')}`,
    `<ul>${'<li>'.repeat(60)}deep${'</li>'.repeat(60)}</ul>${'<blockquote>'.repeat(40)}deeper${'</blockquote>'.repeat(40)}`,
    `<base href="http://${inside}/"><link rel="stylesheet" href="http://${inside}/x.css"><meta http-equiv="refresh" content="0;url=http://${inside}/"><p>No way off this page</p>`,
    `<details><summary>More</summary>${img('photo9.jpg', 'alt="within"')}</details><dialog open>Hello</dialog><marquee>${word}</marquee>`,
    `<p dir="rtl">\u202e${img('photo10.jpg')} שלום</p><p>${'\u0300'.repeat(200)}a</p>`,
    `<p>${img('small2.png').repeat(40)}</p><img src="https://no-such-host.invalid/a.png" alt=""><hr style="width:9000px">`,
  ]
  return all.map((html, index) => ({
    id: `nasty-${index}`,
    title: `Nasty ${index}`,
    published: `2026-03-${String(20 - (index % 4)).padStart(2, '0')}T10:${String(59 - index)}:00Z`,
    html,
  }))
}

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

/** What a reader at some width meets on some pages, from top to bottom. */
async function read(browser: Browser, site: string, paths: readonly string[], width: number) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP: true })
  const page = await context.newPage()
  const found = {
    elsewhere: [] as string[],
    overflow: [] as string[],
    moved: [] as string[],
    faults: [] as string[],
  }
  page.on('request', (request) => {
    if (!request.url().startsWith(`${site}/`)) found.elsewhere.push(request.url())
  })
  await page.addInitScript(() => {
    const shifts: { value: number; what: string }[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number
        hadRecentInput: boolean
        sources: { node: Element | null }[]
      })[])
        if (!entry.hadRecentInput)
          shifts.push({ value: entry.value, what: entry.sources[0]?.node?.outerHTML?.slice(0, 120) ?? '' })
    }).observe({ type: 'layout-shift', buffered: true })
  })
  for (const path of paths) {
    await page.goto(site + path)
    for (let y = 0; y < (await page.evaluate(() => document.body.scrollHeight)); y += 600) {
      await page.evaluate((top) => window.scrollTo(0, top), y)
      await page.waitForTimeout(40)
    }
    await page.waitForLoadState('networkidle')
    const { over, shifts } = await page.evaluate(() => ({
      over: document.documentElement.scrollWidth - window.innerWidth,
      shifts: (window as unknown as { shifts: { value: number; what: string }[] }).shifts,
    }))
    if (over > 0) found.overflow.push(`${path} by ${over} px`)
    const moved = shifts.reduce((sum, { value }) => sum + value, 0)
    if (moved >= 0.02) found.moved.push(`${path} ${moved.toFixed(3)} ${JSON.stringify(shifts.slice(0, 3))}`)
    found.faults.push(...(await faultsOf(page)).map((fault) => `${path} ${fault}`))
  }
  const cookies = await context.cookies()
  await context.close()
  return { ...found, cookies }
}

const QUIET = { elsewhere: [], overflow: [], moved: [], faults: [], cookies: [] }

test.describe('a blog that tries everything', () => {
  let blogs: Blogs
  let gallery: Gallery
  let inside: Gallery
  let folder: PlanetFolder
  let planet: PlanetServer

  test.beforeAll(async () => {
    blogs = await startBlogs()
    gallery = await startGallery()
    inside = await startGallery()
    blogs.write('nasty', nastyPosts(gallery.host, inside.host))
    folder = await makePlanetFolder({
      title: 'Pictures',
      front: { posts: 20 },
      flood: 50,
      fetch: { every: '1m', allow: [blogs.host, gallery.host] },
      authors: [
        {
          slug: 'nasty',
          name: 'Nasty',
          feed: blogs.url('nasty'),
          avatar: `http://${gallery.host}/photo-face.jpg`,
        },
      ],
    })
    planet = await startServer(folder)
    expect((await planet.ingest()).posts.added).toBe(20)
  })

  test.afterAll(async () => {
    await planet?.stop()
    await Promise.all([blogs, gallery, inside].map((server) => server?.close()))
    await folder?.remove()
  })

  const addresses = async () => [
    ...new Set(
      [...(await (await planet.get('/')).text()).matchAll(/\/img\/[\w-]{22}\/\d+\/[^" ]+/g)].map(
        ([path]) => path,
      ),
    ),
  ]
  const addressOf = async (name: string) => {
    const found = (await addresses()).find((path) => path.includes(encodeURIComponent(name)))
    return found ?? Promise.reject(new Error(`the front page shows no ${name}`))
  }

  for (const width of [320, 1280]) {
    test(`its page asks nobody else, keeps still, fits and is accessible, ${width} px`, async ({
      browser,
    }) => {
      test.setTimeout(120_000)
      expect(await read(browser, planet.url, ['/', '/authors', '/authors/nasty'], width)).toEqual(QUIET)
      expect(gallery.asked).not.toContain('told who reads')
      expect(inside.asked).toEqual([])
    })
  }

  test('its pictures are seen, those that are gone have a calm place', async ({ page }) => {
    await page.goto(planet.url)
    await page.evaluate(() => document.querySelectorAll('img').forEach((img) => (img.loading = 'eager')))
    await page.waitForLoadState('networkidle')
    const unseen = await page.evaluate(() =>
      [...document.querySelectorAll('img')]
        .filter((img) => !img.complete || img.naturalWidth === 0)
        .map((img) => img.src),
    )
    expect(unseen).toEqual([])
    await page.screenshot({ path: 'test-results/pictures.png', fullPage: true })
  })

  test('a photograph comes in the width asked for, to be kept for ever', async () => {
    const path = (await addressOf('/photo1.jpg')).replace(/\/\d+\//, '/480/')
    const answer = await planet.get(path)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('image/webp')
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(answer.headers.get('set-cookie')).toBeNull()
    const { width, height } = await sharp(await answer.arrayBuffer()).metadata()
    expect({ width, height }).toEqual({ width: 480, height: 270 })
  })

  test('only what a page of ours has signed is fetched', async () => {
    const path = await addressOf('/photo1.jpg')
    const others = [
      path.replace(/img\/./, 'img/_'),
      path.replace(/img\/[\w-]+/, 'img/x'),
      path.replace('photo1', 'photo2'),
      path.replace(/\/\d+\//, '/481/'),
      path.replace(/http%3A/, 'file%3A'),
      `${path}/more`,
    ]
    for (const other of others) {
      const answer = await planet.get(other)
      expect([other, answer.status, answer.headers.get('cache-control')]).toEqual([other, 404, 'no-store'])
    }
    expect(gallery.asked.filter((asked) => /photo2.*(more|zz)/.test(asked))).toEqual([])
  })

  test('a drawing is a picture and no page', async ({ page }) => {
    const path = await addressOf('/drawing.svg')
    const answer = await planet.get(path)
    expect(answer.headers.get('content-type')).toBe('image/svg+xml')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    await page.goto(planet.url + path)
    expect(await page.title()).not.toBe('ran')
  })

  test('what is no picture, too large or inside is a calm picture, 404, kept for a short time', async () => {
    for (const name of ['/gone.jpg', '/liar.png', '/bomb.png', '/drop.jpg', '/secret.png', 'no-such-host']) {
      const answer = await planet.get(await addressOf(name).catch(() => addressOf(name.slice(1))))
      expect([name, answer.status, answer.headers.get('content-type')]).toEqual([name, 404, 'image/svg+xml'])
      expect(answer.headers.get('cache-control')).toBe('public, max-age=300')
    }
    expect(inside.asked).toEqual([])
  })

  test('a picture that is gone, or of no use, is not asked for on each view', async () => {
    for (const name of ['/gone.jpg', '/bomb.png']) {
      const path = await addressOf(name)
      await planet.get(path)
      const count = () => gallery.asked.filter((asked) => asked === name).length
      const asked = count()
      for (let view = 0; view < 5; view += 1) await planet.get(path)
      expect(count()).toBe(asked)
    }
  })

  test('sizes that were learned stand in the next page that is made, and regenerate none', async () => {
    const store = new Database(folder.database, { readonly: true })
    const count = () =>
      store.prepare('select count(*) from pictures where width = 1600').pluck().get() as number
    await expect.poll(count, { timeout: 20_000 }).toBeGreaterThan(8)
    const kept = () =>
      store.prepare('select length(face) from pictures where face is not null').pluck().all() as number[]
    await expect.poll(() => kept().length).toBe(1)
    expect(kept()[0]).toBeLessThanOrEqual(8 * 1024)
    store.close()
    expect((await planet.ingest('?force=1')).revalidated).toEqual([])

    const slow = `<p><img src="http://${gallery.host}/photo-slow.jpg" alt="slow"></p>`
    const posts = nastyPosts(gallery.host, inside.host)
    blogs.write('nasty', [
      { id: 'next', title: 'Next', published: '2026-03-20T12:00:00Z', html: slow },
      ...posts,
    ])
    await planet.ingest('?force=1')
    const front = await (await planet.get('/')).text()
    expect(front).toMatch(/<img src="[^"]+photo1\.jpg"[^>]* width="1600" height="900">/)
  })

  test('those who ask for one picture at the same time ask its host once', async () => {
    const path = (await addressOf('/photo-slow.jpg')).replace(/\/\d+\//, '/1440/')
    const before = gallery.asked.filter((asked) => asked === '/photo-slow.jpg').length
    const answers = await Promise.all(Array.from({ length: 8 }, () => planet.get(path)))
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200))
    expect(gallery.asked.filter((asked) => asked === '/photo-slow.jpg').length - before).toBeLessThanOrEqual(
      1,
    )
  })
})

type World = { url?: string; port?: number; close: () => Promise<void> }

test.describe('blogs from beside the project', () => {
  const WORLD = '../shared/world/world.mjs'
  const LARRY = '../shared/larry'

  test('a dirty world of blogs leaves no trace on its pages', async ({ browser }) => {
    test.skip(!existsSync(WORLD), 'needs ../shared/world')
    test.setTimeout(240_000)
    const { makeWorld } = (await import(pathToFileURL(WORLD).href)) as {
      makeWorld: (options: object) => Promise<World>
    }
    const world = await makeWorld({ feeds: 6, posts: 10, dirty: 1, port: 0 })
    const host = `127.0.0.1:${world.port}`
    const authors = Array.from({ length: 6 }, (_, index) => ({
      slug: `blog-${index}`,
      name: `Blog ${index}`,
      feed: `http://${host}/blog/${index}/feed.xml`,
    }))
    const folder = await makePlanetFolder({ title: 'World', fetch: { every: '1h', allow: [host] }, authors })
    const planet = await startServer(folder)
    try {
      expect((await planet.ingest()).posts.added).toBeGreaterThan(30)
      for (const width of [320, 1280])
        expect(await read(browser, planet.url, ['/', '/authors', '/archive'], width)).toEqual(QUIET)
    } finally {
      await planet.stop()
      await world.close()
      await folder.remove()
    }
  })

  test('nor does Planet Larry of 2015', async ({ browser }) => {
    test.skip(!existsSync(LARRY), 'needs ../shared/larry')
    test.setTimeout(240_000)
    const blogs = await startBlogs()
    const authors = readdirSync(LARRY)
      .filter((file) => file.endsWith('.xml'))
      .map((file) => {
        const slug = file.split('.')[0]!
        blogs.serve(slug, readFileSync(`${LARRY}/${file}`))
        return { slug, name: slug, feed: blogs.url(slug) }
      })
    const folder = await makePlanetFolder({
      title: 'Larry',
      fetch: { every: '1h', allow: [blogs.host] },
      authors,
    })
    const planet = await startServer(folder)
    try {
      await planet.ingest()
      for (const width of [320, 1280])
        expect(await read(browser, planet.url, ['/', '/authors', '/archive'], width)).toEqual(QUIET)
    } finally {
      await planet.stop()
      await blogs.close()
      await folder.remove()
    }
  })
})
