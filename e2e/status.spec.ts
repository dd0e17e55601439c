import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test, type Page } from '@playwright/test'
import { startBlogs, type BlogEntry, type Blogs } from './blogs'
import { makeExpiredCertificate } from './expired-certificate'
import { faultsOf } from './faults-of'
import { authorization, makePlanetFolder, startServer, type PlanetFolder, type PlanetServer } from './planet'

/*
 * Why is my post not there? Thirteen blogs, each in a trouble of its own, and the one page that tells its author.
 */
const HOUR = 3_600_000
const now = Date.now()
const ago = (hours: number) => new Date(now - hours * HOUR).toISOString()
const entry = (id: string, hours: number, more: Partial<BlogEntry> = {}): BlogEntry => ({
  ...{ id, title: `Post ${id}`, published: ago(hours), html: `<p>Words of ${id}.</p>` },
  ...more,
})

type Situation = {
  readonly feed: string
  /** The headline, and what the page says besides. */
  readonly heading: string | RegExp
  readonly says: readonly (string | RegExp)[]
}

const SITUATIONS: readonly Situation[] = [
  {
    feed: 'webpage',
    heading: 'Webpage has never reached the planet',
    says: [
      'This address returns a web page, not a feed.',
      /Put http:\S+\/found\.xml into planet\.yaml/,
      'Webpage, or anyone',
    ],
  },
  {
    feed: 'expired',
    heading: 'Expired has never reached the planet',
    says: ['The certificate has expired.', 'Renew or repair the certificate.', 'Expired, or anyone'],
  },
  {
    feed: 'challenge',
    heading: 'Challenge has never reached the planet',
    says: ['The server answered 403 with a puzzle for people.', 'Allow our user agent'],
  },
  {
    feed: 'gone',
    heading: 'Gone has not reached the planet since',
    says: ['410 Gone.', 'We stopped asking; its posts stay.', 'they can wake the feed', 'never'],
  },
  {
    feed: 'moved',
    heading: 'Moved reaches the planet, with a hint',
    says: ['The feed has moved for good. We follow it.', /Put http:\S+\/moved-here\/feed into planet\.yaml/],
  },
  {
    feed: 'malformed',
    heading: 'Malformed reaches the planet, with something to mend',
    says: [/not well-formed XML\. Line 3, column \d+/, 'We read what we could.', 'Repair it soon'],
  },
  {
    feed: 'undated',
    heading: 'Undated reaches the planet, with something to mend',
    says: [
      '1 of 1 entries have no date that can be read, such as “the other day”.',
      'Write dates as RFC 3339',
      'Post u1',
    ],
  },
  {
    feed: 'future',
    heading: 'Future reaches the planet, with something to mend',
    says: [/dated in the future, such as \w+ \d+/, 'Check the clock and time zone', 'Shown, dated ahead'],
  },
  {
    feed: 'filtered',
    heading: 'Filtered reaches the planet',
    says: [
      'Cake recipe',
      'Asked for are posts with one of: gentoo.',
      'Tag it, or change include and exclude',
    ],
  },
  {
    feed: 'held',
    heading: 'Held reaches the planet, and a post waits',
    says: ['Post many-4', 'The post waits, because many came at once.', 'The operators can release it.'],
  },
  {
    feed: 'hidden',
    heading: 'Hidden reaches the planet',
    says: ['Post secret', /Hidden \w+ \d+\./, 'Ask The operators (planet@example.org) if that is a mistake.'],
  },
  {
    feed: 'echo',
    heading: 'Echo reaches the planet',
    says: [
      'One post in two places',
      'Shown as the post of Voice.',
      'under another author, who is named on it',
    ],
  },
  {
    feed: 'dormant',
    heading: 'Dormant reaches the planet, and is quiet',
    says: [/Its newest post is from \w+ \d+, 2019\./, 'has had nothing new for more than a year'],
  },
]

let blogs: Blogs
let config: Record<string, unknown>
let folder: PlanetFolder
let planet: PlanetServer
let close: () => void

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  test.setTimeout(180_000)
  blogs = await startBlogs()
  const awkward = createServer(answerAwkwardly)
  const secure = createSecureServer(makeExpiredCertificate(), answerAwkwardly)
  const [plainHost, secureHost] = await Promise.all([listen(awkward), listen(secure)])
  close = () => [awkward, secure].forEach((server) => (server.closeAllConnections(), server.close()))
  const feeds: Record<string, string> = {
    challenge: `http://${plainHost}/challenge`,
    gone: `http://${plainHost}/gone`,
    moved: `http://${plainHost}/moved`,
    expired: `https://${secureHost}/feed`,
  }
  writeBlogs()
  config = {
    title: 'Planet Test',
    url: 'https://planet.example',
    owner: { name: 'The operators', email: 'planet@example.org' },
    flood: 3,
    fetch: { every: '1h', allow: [blogs.host, plainHost, secureHost] },
    authors: [...SITUATIONS.map(({ feed }) => feed), 'voice'].map((slug) => ({
      ...{ slug, name: slug[0]!.toUpperCase() + slug.slice(1), feed: feeds[slug] ?? blogs.url(slug) },
      ...(slug === 'voice' && { site: 'https://voice.example/' }),
      ...(slug === 'filtered' && { include: ['gentoo'] }),
    })),
  }
  folder = await makePlanetFolder(config)
  planet = await startServer(folder)
  await planet.ingest()
  blogs.write(
    'held',
    ['many-1', 'many-2', 'many-3', 'many-4', 'first'].map((id, at) => entry(id, at + 1)),
  )
  isGone = true
  await planet.ingest('?force=1')
  letPass(25)
  await planet.ingest('?force=1')
})

test.afterAll(async () => {
  await planet?.stop()
  close?.()
  await blogs?.close()
  await folder?.remove()
})

let isGone = false

/** What no decent blog answers. */
const answerAwkwardly: RequestListener = (request, response) => {
  if (request.url === '/challenge')
    return response
      .writeHead(403, { 'cf-mitigated': 'challenge', 'Content-Type': 'text/html' })
      .end('<p>Are you human?')
  if (request.url === '/moved') return response.writeHead(301, { Location: blogs.url('moved-here') }).end()
  if (request.url === '/gone' && !isGone)
    return response.writeHead(302, { Location: blogs.url('was-there') }).end()
  return response.writeHead(410).end()
}

async function listen(
  server: ReturnType<typeof createServer> | ReturnType<typeof createSecureServer>,
): Promise<string> {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

function writeBlogs(): void {
  const html = `<!doctype html><html><head><title>My blog</title>
<link rel="alternate" type="application/atom+xml" href="/found.xml"></head><body><p>Hello.</body></html>`
  blogs.serve('webpage', html, 'text/html')
  blogs.serve('malformed', rss('<item><title>Fish & chips</title><guid>m1</guid></item>'))
  blogs.serve(
    'undated',
    rss('<item><title>Post u1</title><guid>u1</guid><pubDate>the other day</pubDate></item>'),
  )
  for (const [slug, site] of [
    ['voice', 'https://voice.example/'],
    ['echo', 'https://echo.example/'],
  ] as const) {
    const item = `<item><title>One post in two places</title><link>https://voice.example/one</link>
<guid isPermaLink="false">${slug}</guid><description>The very same words.</description><pubDate>${new Date(now - 5 * HOUR).toUTCString()}</pubDate></item>`
    blogs.serve(slug, rss(item, site))
  }
  blogs.write('moved-here', [entry('here', 5)])
  blogs.write('was-there', [entry('last', 6)])
  blogs.write('future', [entry('tomorrow', -30 * 24), entry('today', 3)])
  blogs.write('filtered', [
    entry('cake', 4, { title: 'Cake recipe' }),
    entry('news', 5, { title: 'News of gentoo' }),
  ])
  blogs.write('held', [entry('first', 5)])
  blogs.write('hidden', [entry('secret', 7), entry('open', 8)])
  blogs.write('dormant', [entry('old', 0, { published: '2019-05-04T12:00:00Z' })])
}

function rss(items: string, site = 'https://blog.example/'): string {
  return `<rss version="2.0"><channel><title>Blog</title><link>${site}</link>
<description>A blog.</description>
${items}</channel></rss>`
}

/** The planet believes a move after a day of equal answers: that day passes in its store. */
function letPass(hours: number): void {
  const db = new Database(folder.database)
  db.prepare(
    `update memory set value = json_set(value, '$.since', json_extract(value, '$.since') - ?) where key like 'move:%'`,
  ).run(hours * HOUR)
  db.close()
}

/** A command as an operator types it, against this planet. The blogs must go on answering meanwhile. */
async function command(...args: string[]): Promise<{ status: number; output: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/cli/planet.ts', ...args], {
    env: {
      ...process.env,
      CRON_SECRET: authorization.authorization.slice('Bearer '.length),
      PLANET_CONFIG: join(folder.path, 'planet.yaml'),
      DATABASE_URL: `file:${folder.database}`,
      PORT: new URL(planet.url).port,
    },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const [status] = (await once(child, 'close')) as [number]
  return { status, output }
}

test('an operator hides a post: it is gone from the pages at once', async ({ page }) => {
  test.setTimeout(120_000)
  await page.goto(`${planet.url}/authors/hidden`)
  const address = await page.getByRole('link', { name: 'Post secret' }).first().getAttribute('href')
  const { status, output } = await command('hide', planet.url + address!)
  expect(output).toContain('“Post secret”: hidden.')
  expect(status).toBe(0)
  await page.goto(`${planet.url}/authors/hidden`)
  await expect(page.getByRole('link', { name: 'Post open' }).first()).toBeVisible()
  await expect(page.getByText('Post secret')).toHaveCount(0)
})

for (const { feed, heading, says } of SITUATIONS) {
  test(`${feed}: the answer stands on one page`, async ({ page }) => {
    const answer = await page.goto(`${planet.url}/status/${feed}`)
    expect(answer!.status()).toBe(200)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(heading)
    for (const words of says) await expect(page.getByRole('main')).toContainText(words)
  })
}

test('all feeds stand on one page, those that need help first, each with a way to its own', async ({
  page,
}) => {
  await page.goto(`${planet.url}/status`)
  const counts = page.getByRole('list', { name: 'How many feeds' })
  await expect(counts).toContainText('4 need their author')
  await expect(page.getByRole('row')).toHaveCount(SITUATIONS.length + 2)
  const states = await page
    .getByRole('cell')
    .filter({ hasText: /^(✖|▲|●)/ })
    .allTextContents()
  expect(states.map((state) => state.slice(0, 1)).join('')).toMatch(/^✖+▲+●+$/)
  await expect(page.getByRole('img', { name: /^Last \d tries: / }).first()).toBeVisible()
  await page.getByRole('link', { name: 'Expired' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Expired')
})

test('programs and feed readers are told the same, and nobody is told of who is not there', async () => {
  const all = await (await planet.get('/status.json')).json()
  expect(all.counts).toMatchObject({ author: 4, paused: 0 })
  expect(all.feeds[0]).toMatchObject({ severity: 'error', who: 'you' })
  const one = await (await planet.get('/status.json?feed=filtered')).json()
  expect(one.feeds[0].entries[0]).toMatchObject({ code: 'filtered', title: 'Cake recipe', link: null })
  const changes = await planet.get('/status.atom')
  expect(changes.headers.get('content-type')).toContain('application/atom+xml')
  expect(await changes.text()).toContain('Expired has never reached the planet')
  const missing = await planet.get('/status/nobody')
  expect([missing.status, await missing.text()]).toEqual([
    404,
    expect.stringContaining('This page left the planet'),
  ])
  expect((await planet.get('/status.json?feed=nobody')).status).toBe(404)
  const page = await planet.get('/status')
  expect(page.headers.get('cache-control')).toContain('no-store')
  expect(await page.text()).toContain('noindex')
})

test('faults of planet.yaml are named', async ({ page }) => {
  const path = join(folder.path, 'planet.yaml')
  const good = readFileSync(path, 'utf8')
  await folder.configure({ tilte: 'Planet Test', authors: [] })
  await planet.ingest()
  await page.goto(`${planet.url}/status`)
  await expect(page.getByRole('region', { name: /planet\.yaml is not valid/ })).toContainText(
    'did you mean title?',
  )
  await folder.configure((await import('yaml')).parse(good))
  await planet.ingest()
})

test('runs that fail to come are said at the top, until one comes again', async ({ page }) => {
  const notice = page.getByRole('region', { name: 'Runs are overdue' })
  await page.goto(`${planet.url}/status`)
  await expect(notice).toHaveCount(0)
  const db = new Database(folder.database)
  db.prepare('update runs set started_at = started_at - ?, ended_at = ended_at - ?').run(30 * HOUR, 30 * HOUR)
  db.close()
  await page.goto(`${planet.url}/status`)
  await expect(notice).toContainText('The last run ended 30 hours ago. Expected interval: ')
  expect(await faultsOf(page)).toEqual([])
  const { reasons } = await (await planet.get('/api/health')).json()
  expect(reasons).toEqual([expect.stringContaining('The last run ended 30 h ago')])
  await planet.ingest()
  await page.goto(`${planet.url}/status`)
  await expect(notice).toHaveCount(0)
})

/** The same pages on a planet of another language; what stands in names, addresses, titles and foreign words is not ours. */
const SPOKEN = [
  {
    locale: 'de-DE',
    dir: 'ltr',
    all: 'Zustand der Feeds',
    heads: ['Zustand', 'Blog', 'Was wir sahen', 'Letzter Erfolg', 'Nächster Versuch', 'Letzte Versuche'],
    filtered: 'Filtered erreicht den Planeten',
    parts: ['Der Feed', 'Beiträge des letzten Dokuments, das wir lesen konnten'],
    asked: 'Gefragt sind Beiträge mit einem dieser Wörter: gentoo.',
    expired: 'Das Zertifikat ist abgelaufen.',
    changes: 'Expired hat den Planeten noch nie erreicht',
    foreign: /\b(the|of|not|we|it|to|has|this|that|with|from|our|they|for)\b/i,
  },
  {
    locale: 'he-IL',
    dir: 'rtl',
    all: 'מצב ההזנות',
    heads: ['מצב', 'בלוג', 'מה ראינו', 'הצלחה אחרונה', 'הניסיון הבא', 'ניסיונות אחרונים'],
    filtered: 'ההזנה של \u2068Filtered\u2069 מגיעה לפלנטה',
    parts: ['ההזנה', 'הפוסטים במסמך האחרון שהצלחנו לקרוא'],
    asked: 'מבוקשים פוסטים עם אחד מאלה: gentoo.',
    expired: 'תוקף האישור פג.',
    changes: 'ההזנה של \u2068Expired\u2069 מעולם לא הגיעה לפלנטה',
    foreign:
      /\b(?!(?:planet|example|org|yaml|include|exclude|fetch|allow|pull|request|paused|gentoo|alt|Kim|UTC|XML|JSON|RFC|UTF)\b)[a-z]{2,}\b/i,
  },
] as const

/** What the page says by itself. */
function listOwnWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const said: string[] = []
    const texts = document.createTreeWalker(document.querySelector('main')!, NodeFilter.SHOW_TEXT)
    while (texts.nextNode())
      if (!texts.currentNode.parentElement!.closest('code, bdi, time, [lang=en], th[scope=row]'))
        said.push(texts.currentNode.textContent!.trim())
    for (const part of document.querySelectorAll('main [aria-label]'))
      said.push(part.getAttribute('aria-label')!)
    return said.filter(Boolean)
  })
}

for (const { locale, dir, foreign, ...expected } of SPOKEN) {
  test(`on a planet of ${locale} all of it is said in its language`, async ({ browser }) => {
    test.setTimeout(120_000)
    await folder.configure({ ...config, locale, owner: { name: 'Kim', email: 'planet@example.org' } })
    await planet.ingest()
    const context = await browser.newContext({ bypassCSP: true, viewport: { width: 320, height: 900 } })
    const page = await context.newPage()
    const names = new RegExp(['voice', ...SITUATIONS.map(({ feed }) => feed)].join('|'), 'gi')
    for (const path of ['/status', ...SITUATIONS.map(({ feed }) => `/status/${feed}`)]) {
      await page.goto(planet.url + path)
      await expect(page.locator('html'), path).toHaveAttribute('lang', locale)
      expect(await page.getByRole('main').evaluate((main) => getComputedStyle(main).direction)).toBe(dir)
      const said = (await listOwnWords(page)).map((text) =>
        text.replace(names, '').replace(/Planet Test/g, ''),
      )
      expect(said.length, path).toBeGreaterThan(10)
      expect(
        said.filter((text) => foreign.test(text)),
        path,
      ).toEqual([])
      expect(await faultsOf(page), path).toEqual([])
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0)
    }

    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(`${planet.url}/status`)
    await expect(page.getByRole('heading', { level: 1, name: expected.all })).toBeVisible()
    await expect(page.getByRole('columnheader')).toHaveText([...expected.heads])
    await page.goto(`${planet.url}/status/filtered`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(expected.filtered)
    for (const name of expected.parts)
      await expect(page.getByRole('heading', { level: 2, name, exact: true })).toBeVisible()
    await expect(page.getByRole('main')).toContainText(expected.asked)
    await page.goto(`${planet.url}/status/expired`)
    await expect(page.getByRole('main')).toContainText(expected.expired)
    await context.close()

    const changes = await (await planet.get('/status.atom')).text()
    expect(changes).toContain(`xml:lang="${locale.slice(0, 2)}"`)
    expect(changes).toContain(expected.changes)
    const one = await (await planet.get('/status.json?feed=filtered')).json()
    expect(one.feeds[0].entries[0]).toMatchObject({ code: 'filtered', saw: expected.asked })
    const { output } = await command('status', 'filtered')
    expect(output).toContain(expected.asked)
  })
}

test('a planet whose language nobody has written says in English that it is English', async ({ page }) => {
  await folder.configure({ ...config, locale: 'fa-IR' })
  await planet.ingest()
  await page.goto(`${planet.url}/status/expired`)
  const main = page.getByRole('main')
  await expect(main).toContainText('The certificate has expired.')
  await expect(main).toHaveAttribute('lang', 'en')
  await expect(main).toHaveAttribute('dir', 'ltr')
  await folder.configure(config)
  await planet.ingest()
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [320, 1280]) {
    test(`the pages are accessible and fit, ${colorScheme}, ${width} px`, async ({ browser }) => {
      const context = await browser.newContext({
        colorScheme,
        viewport: { width, height: 900 },
        bypassCSP: true,
      })
      const page = await context.newPage()
      for (const path of ['/status', '/status/webpage', '/status/filtered']) {
        await page.goto(planet.url + path)
        expect(await faultsOf(page), path).toEqual([])
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0)
      }
      await context.close()
    })
  }
}

test('released posts are shown, a hidden one comes back, and a feed that was gone is asked again', async ({
  page,
}) => {
  test.setTimeout(180_000)
  expect((await command('release', 'held')).status).toBe(0)
  await page.goto(`${planet.url}/authors/held`)
  await expect(page.getByRole('link', { name: 'Post many-4' }).first()).toBeVisible()
  expect((await command('unhide', 'https://nobody.example/')).status).toBe(1)
  const back = await command('unhide', `http://${blogs.host}/hidden/secret`)
  expect(back.output).toContain('back.')
  await page.goto(`${planet.url}/authors/hidden`)
  await expect(page.getByRole('link', { name: 'Post secret' }).first()).toBeVisible()
  isGone = false
  expect((await command('wake', 'gone')).status).toBe(0)
  await page.goto(`${planet.url}/status/gone`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Gone reaches the planet')
  const { output } = await command('status', 'filtered')
  expect(output).toContain('Cake recipe')
  expect(output).toContain('Asked for are posts with one of: gentoo.')
})

test('an author looks before joining', async () => {
  test.setTimeout(120_000)
  const found = await command('check', blogs.url('held'))
  expect(found.output).toContain('Post many-1')
  expect(found.output).toContain(`feed: ${blogs.url('held')}`)
  expect(found.status).toBe(0)
  const page = '<!doctype html><link rel="alternate" type="application/atom+xml" href="/held/feed">'
  blogs.serve('homepage', page, 'text/html')
  const named = await command('check', blogs.url('homepage'), '--json')
  expect(JSON.parse(named.output)).toMatchObject({ kind: 'feed', url: blogs.url('held'), entries: 5 })
  const none = await command('check', blogs.url('webpage'), '--json')
  expect(JSON.parse(none.output)).toMatchObject({ kind: 'none', hints: [{ code: 'html-not-feed' }] })
  expect(none.status).toBe(1)
})
