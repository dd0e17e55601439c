import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import Database from 'better-sqlite3'
import { expect, test, type Browser } from '@playwright/test'
import sharp from 'sharp'
import { startBlogs, type BlogEntry, type Blogs } from './blogs'
import { startGallery, type Gallery } from './gallery'
import { makePlanetFolder, startServer, type PlanetFolder, type PlanetServer } from './planet'
import { listPages, NOTHING, read } from './reader'

/*
 * Other people's pictures, through our own origin: a page asks nobody else for anything, shows no icon of a broken picture, and keeps still.
 */
// A trace of every step of a reader costs more than the reading.
test.use({ trace: 'off' })

/** Posts with pictures of every kind. `at` is a host of pictures, `inside` one that nobody may reach. */
function picturePosts(at: string, inside: string): BlogEntry[] {
  const img = (path: string, more = '') => `<img src="http://${at}/${path}" ${more}>`
  const all = [
    `<p>${img('photo1.jpg')}</p><p>After it.</p>`,
    `Text ${img('small.png', 'alt=":)"')} and more text ${img('photo2.jpg')}`,
    `<p>A ${img('gone.jpg', 'alt="A tree" width="600" height="400"')}</p>${img('gone2.jpg')}`,
    `<picture><source srcset="http://${at}/photo3.webp" type="image/webp"><source srcset="http://${at}/photo-night.jpg" media="(prefers-color-scheme: dark)">${img('photo3.jpg', `srcset="http://${at}/photo4.jpg 2x"`)}</picture>`,
    `<video src="http://${at}/film.mp4" poster="http://${at}/photo5.jpg" autoplay></video><audio src="http://${at}/s.ogg" autoplay></audio><video controls width="320" height="180"><source src="http://${at}/f.webm"></video>`,
    `${img('drawing.svg', 'alt="a drawing"')}${img('liar.png', 'alt="no picture"')}`,
    `${img('bomb.png', 'alt="too large"')}<p>${img('drop.jpg')}</p>`,
    `<img src="http://${inside}/secret.png" alt="inside"><img src="https://no-such-host.invalid/a.png" alt="">`,
    `<p>${img('photo6.jpg', 'width="3" height="99999" alt="a tower"')}</p>${img('photo7.jpg', 'width="99999" height="99999"')}`,
    `<details><summary>More</summary>${img('photo8.jpg', 'alt="within"')}</details><p dir="rtl">${img('photo9.jpg')} שלום</p>`,
  ]
  return all.map((html, index) => ({
    id: `picture-${index}`,
    title: `Picture ${index}`,
    published: `2026-03-${String(20 - (index % 4)).padStart(2, '0')}T10:${String(59 - index)}:00Z`,
    html,
  }))
}

test.describe('a blog of pictures', () => {
  let blogs: Blogs
  let gallery: Gallery
  let inside: Gallery
  let folder: PlanetFolder
  let planet: PlanetServer

  test.beforeAll(async () => {
    blogs = await startBlogs()
    gallery = await startGallery()
    inside = await startGallery()
    blogs.write('pictures', picturePosts(gallery.host, inside.host))
    blogs.write('faceless', [
      { id: 'a', title: 'Words', published: '2026-03-20T09:00:00Z', html: '<p>Words alone.</p>' },
    ])
    folder = await makePlanetFolder({
      title: 'Pictures',
      front: { posts: 12 },
      flood: 50,
      fetch: { every: '1m', allow: [blogs.host, gallery.host] },
      authors: [
        {
          slug: 'pictures',
          name: 'Ada Pictures',
          feed: blogs.url('pictures'),
          avatar: `http://${gallery.host}/photo-face.jpg`,
        },
        {
          slug: 'faceless',
          name: 'Faye Less',
          feed: blogs.url('faceless'),
          avatar: `http://${gallery.host}/gone-face.jpg`,
        },
      ],
    })
    planet = await startServer(folder)
    expect((await planet.ingest()).posts.added).toBe(11)
  })

  test.afterAll(async () => {
    await planet?.stop()
    await Promise.all([blogs, gallery, inside].map((server) => server?.close()))
    await folder?.remove()
  })

  const addresses = async () => [
    ...new Set(
      [...(await (await planet.get('/')).text()).matchAll(/\/img\/[0-9a-z]{10,13}\/\d+\/[^" ]+/g)].map(
        ([path]) => path,
      ),
    ),
  ]
  const addressOf = async (name: string) => {
    const found = (await addresses()).find((path) => path.includes(encodeURIComponent(name)))
    return found ?? Promise.reject(new Error(`the front page shows no ${name}`))
  }

  for (const width of [320, 1280]) {
    test(`its pages ask nobody else and keep still, ${width} px`, async ({ browser }) => {
      const pages = await listPages(planet.get)
      expect(await read(browser, planet.url, pages, { width, axe: width === 320 })).toEqual(NOTHING)
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

  test('the framework makes none of its own, neither of ours nor of those that go through us', async () => {
    for (const path of ['/icon-192.png', await addressOf('/photo1.jpg')]) {
      const answer = await planet.get(`/_next/image?url=${encodeURIComponent(path)}&w=64&q=75`)
      expect([path, answer.status]).toEqual([path, 404])
    }
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
    await expect.poll(count, { timeout: 20_000 }).toBeGreaterThan(6)
    const kept = () =>
      store.prepare('select length(face) from pictures where face is not null').pluck().all() as number[]
    await expect.poll(() => kept().length).toBe(1)
    expect(kept()[0]).toBeLessThanOrEqual(8 * 1024)
    store.close()
    expect((await planet.ingest('?force=1')).revalidated).toEqual([])

    const slow = `<p><img src="http://${gallery.host}/photo-slow.jpg" alt="slow"></p>`
    const posts = picturePosts(gallery.host, inside.host)
    blogs.write('pictures', [
      { id: 'next', title: 'Next', published: '2026-03-20T12:00:00Z', html: slow },
      ...posts,
    ])
    await planet.ingest('?force=1')
    const front = await (await planet.get('/')).text()
    expect(front).toMatch(/<img src="[^"]+photo1\.jpg"[^>]* width="1600" height="900">/)
  })

  test('a picture that is gone for good leaves its caption, with the way to it', async ({ page }) => {
    const store = new Database(folder.database)
    store.prepare('update pictures set failures = failures + 1 where failures > 0').run()
    store.close()
    blogs.write('pictures', [
      { id: 'last', title: 'Last', published: '2026-03-20T13:00:00Z', html: '<p>Last.</p>' },
      ...picturePosts(gallery.host, inside.host),
    ])
    await planet.ingest('?force=1')
    await page.goto(planet.url)
    await expect(page.getByRole('link', { name: 'A tree' })).toHaveAttribute('href', /\/gone\.jpg$/)
    await expect(page.getByRole('link', { name: /^gone2\.jpg/ })).toBeVisible()
    await expect(page.locator('img[src*="gone.jpg"]')).toHaveCount(0)
  })

  test('a face that is gone shows initials', async ({ page }) => {
    const front = await (await planet.get('/')).text()
    const face = /\/img\/[\w-]+\/144\/[^"]+gone-face\.jpg/.exec(front)![0]
    const answer = await planet.get(face)
    expect(answer.status).toBe(404)
    expect(await answer.text()).toMatch(/oklch\(.*>FL<\/text>/)
    await page.goto(planet.url)
    const drawn = page.locator('article .face[src*="gone-face"]').first()
    await expect.poll(() => drawn.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)
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

type World = { port: number; close: () => Promise<void> }

test.describe('blogs from beside the project', () => {
  const WORLD = '../shared/world/world.mjs'
  const LARRY = '../shared/larry'

  test('a dirty world of blogs leaves no trace on its pages', async ({ browser }) => {
    // Not a part of the project: where it does not lie beside it there is nothing to read.
    test.skip(!existsSync(WORLD), 'needs ../shared/world')
    test.setTimeout(120_000)
    const { makeWorld } = (await import(pathToFileURL(WORLD).href)) as {
      makeWorld: (options: object) => Promise<World>
    }
    const world = await makeWorld({ feeds: 6, posts: 10, dirty: 1, port: 0 })
    const host = `127.0.0.1:${world.port}`
    const slugs = Array.from({ length: 6 }, (_, index) => `blog-${index}`)
    const authors = slugs.map((slug, index) => ({
      ...{ slug, name: slug, feed: `http://${host}/blog/${index}/feed.xml` },
    }))
    await readPlanet(browser, host, authors).finally(() => world.close())
  })

  test('nor does Planet Larry of 2015', async ({ browser }) => {
    // Not a part of the project: where it does not lie beside it there is nothing to read.
    test.skip(!existsSync(LARRY), 'needs ../shared/larry')
    test.setTimeout(120_000)
    const blogs = await startBlogs()
    const authors = readdirSync(LARRY)
      .filter((file) => file.endsWith('.xml'))
      .map((file) => {
        const slug = file.split('.')[0]!
        blogs.serve(slug, readFileSync(`${LARRY}/${file}`))
        return { slug, name: slug, feed: blogs.url(slug) }
      })
    await readPlanet(browser, blogs.host, authors).finally(() => blogs.close())
  })

  async function readPlanet(browser: Browser, host: string, authors: readonly object[]): Promise<void> {
    const folder = await makePlanetFolder({ title: 'Planet', fetch: { every: '1h', allow: [host] }, authors })
    const planet = await startServer(folder)
    try {
      expect((await planet.ingest()).posts.added).toBeGreaterThan(20)
      const pages = await listPages(planet.get)
      for (const width of [320, 1280])
        expect(await read(browser, planet.url, pages, { width, axe: width === 320 })).toEqual(NOTHING)
    } finally {
      await planet.stop()
      await folder.remove()
    }
  }
})
