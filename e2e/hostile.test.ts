import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reopen } from '../db/client'
import { migrate } from '../db/migrate'
import { listDue } from '../db/queries/feeds'
import { planetSchema } from '../lib/config/planet'
import { get } from '../lib/fetch/get'
import { makeAgent } from '../lib/fetch/guard'
import { each } from '../lib/fetch/pace'
import { ingestFeed, type Workshop } from '../lib/ingest/feed'
import { rulesOf } from '../lib/ingest/planet-rules'
import { makeReader, type Reader } from '../lib/ingest/reader'
import { syncSubscriptions } from '../lib/ingest/subscriptions'
import { makeTurn } from '../lib/ingest/turn'

/*
 * Servers that mean no good, and what the planet makes of them: real requests, a real store, the real reader in its thread.
 * Each blog sends a good feed at first, with validators and two posts, and then what its row says. Whatever that is, posts
 * and validators stay.
 */
type Answer = (res: ServerResponse, req: IncomingMessage) => unknown

const feedOf = (items: string, start = '<?xml version="1.0"?>') =>
  `${start}<rss version="2.0"><channel><title>Blog</title>${items}</channel></rss>`
const item = (name: string, text = `Text of ${name}.`) =>
  `<item><title>Post ${name}</title><guid isPermaLink="false">${name}</guid><description>${text}</description></item>`
const ETAG = 'W/"a b,c;d\'\xe9?"'
const MODIFIED = 'Mon, 5 Jan 2026 10:00:00 +0000'
const SAME = { etag: ETAG, 'last-modified': MODIFIED }
const GOOD = feedOf(item('a') + item('b'))

const send =
  (body: string | Buffer, headers: Record<string, string> = {}, status = 200): Answer =>
  (res) =>
    res.writeHead(status, { 'content-type': 'application/rss+xml', ...headers }).end(body)
const redirect =
  (location: string, status = 302): Answer =>
  (res) =>
    res.writeHead(status, { location }).end()
/** Bytes as they stand, past the server's own HTTP. */
const raw =
  (text: string): Answer =>
  (res) =>
    res.socket?.end(text, 'latin1')
/** The same bytes for as long as somebody takes them; more than twice of what may be read would be our fault. */
const pour =
  (start: string, again: string): Answer =>
  ({ socket }) => {
    const chunk = Buffer.from(again.repeat(1 + 65_536 / again.length))
    const more = () => {
      if (socket && !socket.destroyed && socket.bytesWritten < 64e6) socket.write(chunk, more)
    }
    socket?.on('error', () => {}).write(start, more)
  }
/** A character each few milliseconds: no idle timer ever fires. */
const drip =
  (start: string): Answer =>
  ({ socket }) => {
    socket?.on('error', () => {}).write(start)
    const timer = setInterval(() => socket?.write('x'), 5)
    socket?.on('close', () => clearInterval(timer))
  }

const OK = 'HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n'
const BOMB = gzipSync(Buffer.alloc(32 * 1024 * 1024, ' '))
const LOLS = Array.from({ length: 9 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`).join('')
const ENTITIES = `<!DOCTYPE r [<!ENTITY e0 "lol">${LOLS}]>`

const rows: [blog: string, code: string, then: Answer][] = [
  ['gzip bomb', 'too-big', send(BOMB, { 'content-encoding': 'gzip' })],
  ['brotli bomb', 'too-big', send(brotliCompressSync(Buffer.alloc(16e6)), { 'content-encoding': 'br' })],
  ['gzip in gzip', 'bad-encoding', send(gzipSync(gzipSync(GOOD)), { 'content-encoding': 'gzip, gzip' })],
  ['gzip in gzip, said once', 'not-a-feed', send(gzipSync(gzipSync(GOOD)), { 'content-encoding': 'gzip' })],
  ['no gzip at all', 'bad-encoding', send(GOOD, { 'content-encoding': 'gzip' })],
  ['unknown coding', 'bad-encoding', send(GOOD, { 'content-encoding': 'zstd' })],
  ['endless body', 'too-big', pour(`${OK}\r\n<rss>`, '<item/>')],
  ['ten gigabytes announced', 'too-big', raw(`${OK}Content-Length: 10737418240\r\n\r\n<rss>`)],
  ['endless chunk extension', 'too-big', pour(`${OK}Transfer-Encoding: chunked\r\n\r\n5;a=`, 'x')],
  ['endless blank lines', 'too-big', pour('', '\r\n')],
  ['endless status line', 'too-big', pour('HTTP/1.1 200 ', 'O')],
  ['endless header', 'http-error', pour('HTTP/1.1 200 OK\r\nX: ', 'x')],
  ['endless headers', 'http-error', pour('HTTP/1.1 200 OK\r\n', 'a: b\r\n')],
  ['endless hints', 'http-error', pour('', 'HTTP/1.1 103 Early Hints\r\n\r\n')],
  ['endless trailers', 'http-error', pour(`${OK}Transfer-Encoding: chunked\r\n\r\n0\r\n`, 'a: b\r\n')],
  ['slow headers', 'timeout', drip('HTTP/1.1 200 OK\r\nX: ')],
  ['slow body', 'timeout', drip(`${OK}\r\n`)],
  ['slow error page', 'timeout', drip('HTTP/1.1 500 Oops\r\n\r\n')],
  ['silence', 'timeout', () => {}],
  ['reset', 'refused', (res) => res.write('<rss>', () => res.socket?.resetAndDestroy())],
  ['nothing', 'refused', raw('')],
  ['no HTTP', 'http-error', raw('SSH-2.0-OpenSSH_9.2\r\n')],
  ['two lengths', 'http-error', raw(`${OK}Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef`)],
  ['redirect loop', 'redirect', redirect('?again')],
  ['redirect to a file', 'bad-url', redirect('file:///etc/passwd')],
  ['redirect to a private address', 'private-address', redirect('http://169.254.169.254/latest/')],
  ['redirect to a neighbour', 'bad-url', (res, req) => redirect(`http://localhost:${neighbourPort}/`)(res, req)],
  ['redirect with credentials', 'bad-url', redirect('http://anna:secret@blog.example/')],
  ['redirect without a target', 'redirect', send('', {}, 302)],
  ['304', 'not-modified', send('', {}, 304)],
  ['304 that announces a body', 'not-modified', raw('HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n')],
  ['304 with a body', 'not-modified', raw('HTTP/1.1 304 Not Modified\r\nContent-Length: 3\r\n\r\nabc')],
  ['401', 'blocked', send('', {}, 401)],
  ['404', 'not-found', send(GOOD, {}, 404)],
  ['410', 'gone', send('gone', {}, 410)],
  ['429', 'rate-limited', send('', { 'retry-after': '7200' }, 429)],
  ['500', 'server-error', send(GOOD, {}, 500)],
  ['502 with a time', 'rate-limited', send('', { 'retry-after': '7200' }, 502)],
  ['204', 'http-error', send('', {}, 204)],
  ['206', 'http-error', send(GOOD, {}, 206)],
  ['truncated', 'malformed', send(GOOD.slice(0, GOOD.indexOf('Post b')))],
  ['broken in the middle', 'malformed', send(feedOf(`${item('a')} & < <oops> ${item('b')}`), SAME)],
  ['zero entries', 'ok', send(feedOf(''), SAME)],
  ['web page', 'html-not-feed', send('<!doctype html><title>For sale</title><p>This domain', { 'content-type': 'text/html' })],
  ['empty', 'not-a-feed', send('')],
  ['JSON', 'not-a-feed', send('{"error":"no"}')],
  ['picture', 'not-a-feed', send(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0]))],
  ['entity bomb', 'ok', send(feedOf(item('a') + item('b', '&e9;'), `<?xml version="1.0"?>${ENTITIES}`), SAME)],
  ['deep markup', 'not-a-feed', send(feedOf(item('a') + '<a>'.repeat(50_000) + '</a>'.repeat(50_000)))],
] // prettier-ignore

/** PA-02: what comes in which bytes, and how its title reads. */
const charsets: [blog: string, title: string, then: Answer][] = [
  [
    'UTF-8 that says Latin-1',
    'Café ☕',
    send(told('iso-8859-1', 'Café ☕'), { 'content-type': 'text/xml; charset=utf-8' }),
  ],
  [
    'windows-1252',
    'Café “q”',
    send(Buffer.from(told('windows-1252', 'Caf\xe9 \x93q\x94'), 'latin1'), { 'content-type': 'text/xml' }),
  ],
  [
    'UTF-16',
    'Café ☕',
    send(Buffer.from(`\ufeff${told('utf-16', 'Café ☕')}`, 'utf16le'), { 'content-type': 'text/xml' }),
  ],
  ['unknown charset', 'Café ☕', send(told('klingon', 'Café ☕'), { 'content-type': 'text/xml' })],
  ['Latin-1 that says UTF-8', 'Café', send(Buffer.from(told('utf-8', 'Caf\xe9'), 'latin1'))],
]

function told(charset: string, title: string): string {
  return feedOf(
    `<item><title>${title}</title><guid>new</guid></item>`,
    `<?xml version="1.0" encoding="${charset}"?>`,
  )
}

const HOUR = 3_600_000
const slugOf = (blog: string) => blog.toLowerCase().replaceAll(/[^a-z\d]+/g, '-')

type Feed = {
  slug: string
  code: string
  etag: string
  last_modified: string
  posts: number
  failures: number
}

const folder = mkdtempSync(join(tmpdir(), 'hostile-'))
const argv = ['--import', resolve('e2e/typescript-loader.mjs')]
const reader = makeReader(argv)
const sent: Record<string, IncomingMessage['headers'][]> = {}
const open = { now: 0, most: 0, mostPolitely: 0 }
let server: Server
let neighbour: Server
let neighbourPort = 0
let neighbourHits = 0
let now = Date.UTC(2026, 5, 1)

const timeouts = new Set(rows.flatMap(([blog, code]) => (code === 'timeout' ? [slugOf(blog)] : [])))
const NEW_HOME = 'new-home'
const said = [...rows, ...charsets, ['moving', '', redirect(`/${NEW_HOME}`, 301)] as const]
const answers = new Map(said.map(([blog, , then]) => [slugOf(blog), then]))
const blogs = [...answers.keys()]
answers.set(NEW_HOME, send(GOOD, SAME))

beforeAll(async () => {
  server = await listen((req, res) => {
    const slug = new URL(req.url!, 'http://blog').pathname.slice(1)
    const said = (sent[slug] ??= [])
    said.push(req.headers)
    if (said.length === 1) send(GOOD, SAME)(res, req)
    else answers.get(slug)?.(res, req)
  })
  server.on('connection', (socket) => {
    open.most = Math.max(open.most, ++open.now)
    socket.on('close', () => (open.now -= 1))
  })
  neighbour = await listen((_, res) => {
    neighbourHits += 1
    res.end('secret')
  })
  neighbourPort = portOf(neighbour)
  reopen(`file:${join(folder, 'planet.db')}`)
  await migrate()
  await ingestAll()
  open.mostPolitely = open.most
  now += 24 * HOUR
  await ingestAll()
}, 60_000)

afterAll(async () => {
  for (const each of [server, neighbour]) each.close().closeAllConnections()
  await reader.close()
  reopen('file::memory:')
  rmSync(folder, { recursive: true })
})

describe('what a hostile server does', () => {
  it.each(rows)('%s → %s, and nothing is lost', (blog, code) => {
    expect(feedNamed(blog)).toEqual({
      ...{ slug: slugOf(blog), code, etag: ETAG, last_modified: MODIFIED, posts: 2 },
      failures: ['ok', 'not-modified', 'malformed'].includes(code) ? 0 : 1,
    })
  })

  it('R-GUARD leads us to no neighbour', () => expect(neighbourHits).toBe(0))
  it('FE-14 never holds two of our connections, as long as it behaves', () =>
    expect(open.mostPolitely).toBe(1))
  it('FE-04 gets no cookie, no referrer and our name', () => {
    for (const headers of Object.values(sent).flat()) {
      expect(headers).not.toHaveProperty('cookie')
      expect(headers).not.toHaveProperty('referer')
      expect(headers['user-agent']).toBe('Planet/1 (+https://planet.example/about)')
    }
  })
  it('FE-01, FE-02, FE-03 gets its own validators back, byte for byte', () => {
    for (const slug of blogs) {
      const second = sent[slug]![1]
      expect(second?.['if-none-match']).toBe(ETAG)
      expect(second?.['if-modified-since']).toBe(MODIFIED)
    }
  })
})

describe('PA-02 charsets', () => {
  it.each(charsets)('%s', (blog, title) => {
    const sql = `select posts.title from posts join feeds on feeds.id = feed_id where feeds.slug = ? and posts.guid = 'new'`
    expect(ask(sql, blog)).toEqual({ title })
  })
})

describe('as time goes on', () => {
  const movedTo = () => ask('select moved_to as it from feeds where slug = ?', 'moving')

  it('FE-09 takes a new address after three equal answers over a day', async () => {
    for (const hours of [12, 11]) {
      now += hours * HOUR
      await ingestAll('moving')
      expect(movedTo()).toEqual({ it: null })
    }
    now += HOUR
    await ingestAll('moving')
    expect(movedTo()).toEqual({ it: `http://127.0.0.1:${portOf(server)}/${NEW_HOME}` })
    expect(ask(`select count(*) as rows from memory where key like 'move:%' or ? = ''`, 'moving')).toEqual({
      rows: 0,
    })
  })

  it('R-HTTP calls a feed dead after two weeks without it; other troubles do not count', async () => {
    answers.set('500', send('', {}, 404))
    const steps: [days: number, code: string][] = [
      [20, 'not-found'],
      [13, 'not-found'],
      [1, 'dead'],
    ]
    for (const [days, code] of steps) {
      now += days * 24 * HOUR
      await ingestAll('500')
      expect(feedNamed('500')).toMatchObject({ code, posts: 2 })
    }
    expect(ask('select (next_at - tried_at) / 3600000 as hours from feeds where slug = ?', '500')).toEqual({
      hours: 7 * 24,
    })
  })

  it('FE-12 asks a feed that is gone never again, until somebody wakes it', async () => {
    const later = await listDue({ now: now + 10 * 365 * 24 * HOUR })
    expect(later.map(({ feed }) => feed.slug)).not.toContain('410')
    answers.set('410', send(GOOD, SAME))
    await ingestAll('410')
    expect(feedNamed('410')).toMatchObject({ code: 'ok', failures: 0, posts: 2 })
  })
})

describe('a document that is too much for the reader', () => {
  const source = { slug: 'blog', bytes: Buffer.from(GOOD), contentType: null, zone: null, lang: null, now }
  const read = (from: Reader, signal?: AbortSignal) =>
    from.read(
      { ...source, feed: { url: 'http://blog.example/', site: null, base: null } },
      async ({ kind }) => ({ kind }),
      signal,
    )

  it('is a value', async () => {
    const hasty = makeReader(argv, 0)
    expect(await read(hasty)).toMatchObject({ kind: 'trouble', code: 'unreadable' })
    await hasty.close()
  })

  it('holds up no queue when the run is over, and the next run reads on', async () => {
    const over = new AbortController()
    const queue = [read(reader, over.signal), read(reader, over.signal), read(reader, over.signal)]
    over.abort()
    for (const each of await Promise.all(queue))
      expect(each).toMatchObject({ kind: 'trouble', code: 'stopped' })
    expect(await read(reader)).toEqual({ kind: 'feed' })
  })

  it('is not what our own mistakes are taken for', async () => {
    const feed = { url: 'http://blog.example/', site: null, base: null }
    const stumble = reader.read({ ...source, feed }, () => Promise.reject(new Error('the store is full')))
    await expect(stumble).rejects.toThrow('the store is full')
    expect(await read(reader)).toEqual({ kind: 'feed' })
  })
})

function feedNamed(blog: string): Feed {
  return ask<Feed>(
    `select slug, code, etag, last_modified, failures,
       (select count(*) from posts where feed_id = feeds.id and state = 'shown') as posts
     from feeds where slug = ?`,
    blog,
  )
}

function ask<T = unknown>(sql: string, blog: string): T {
  const db = new Database(join(folder, 'planet.db'), { readonly: true })
  try {
    return db.prepare<[string], T>(sql).get(slugOf(blog))!
  } finally {
    db.close()
  }
}

/** All blogs are on one host, so they are asked one after the other. */
async function ingestAll(slug?: string): Promise<void> {
  const host = `127.0.0.1:${portOf(server)}`
  const allow = [host]
  const planet = planetSchema.parse({
    ...{ title: 'Hostile', fetch: { allow } },
    authors: blogs.map((slug) => ({ slug, name: slug, feed: `http://${host}/${slug}` })),
  })
  await syncSubscriptions(planet)
  const agent = makeAgent({ allow })
  const shop: Workshop = {
    ...{
      runId: 1,
      reader,
      alone: makeTurn(),
      flood: 10,
      timezone: 'UTC',
      everyMs: 0,
      dry: false,
      firstRun: true,
    },
    ...{ clock: () => now, random: () => 0, baseOf: () => null, zoneOf: () => null, ...rulesOf(planet) },
    fetch: ({ feed }) =>
      get(feed.movedTo ?? feed.url, {
        ...{ agent, allow, now: new Date(now), deadlineMs: timeouts.has(feed.slug) ? 300 : 10_000 },
        userAgent: 'Planet/1 (+https://planet.example/about)',
        validators: { etag: feed.etag, lastModified: feed.lastModified },
      }),
  }
  const due = await listDue({ now, force: true, ...(slug && { slug }) })
  await each(due, { concurrency: 8, keyOf: () => host }, async (next) => void (await ingestFeed(next, shop)))
  await agent.destroy()
}

function listen(answer: (req: IncomingMessage, res: ServerResponse) => void): Promise<Server> {
  return new Promise((done) => {
    const server = createServer(answer).listen(0, '127.0.0.1', () => done(server))
  })
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}
