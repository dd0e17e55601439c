import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { Agent } from 'undici'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MAX_BODY_BYTES } from './body'
import { get } from './get'
import { makeAgent } from './guard'
import type { Outcome, Validators } from './outcome'

const now = new Date('2026-06-01T12:00:00Z')
const feed = '<rss version="2.0"><channel><title>Anna</title></channel></rss>'
const none: Validators = { etag: null, lastModified: null }
const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024))

type Route = (req: IncomingMessage, res: ServerResponse) => void

/** What the server does at each path. */
const routes: Record<string, Route> = {
  '/feed': (_, res) => res.end(feed),
  '/headers': (req, res) => res.end(JSON.stringify(req.rawHeaders)),
  '/kept': (_, res) =>
    res.writeHead(200, { 'cache-control': 'public, max-age=7200', etag: 'W/"a b"' }).end(feed),
  '/conditional': (req, res) => {
    const same = req.headers['if-none-match'] === 'W/"a b,c;d\'\xe9?"'
    if (same) res.writeHead(304).end()
    else
      res
        .writeHead(200, { etag: 'W/"a b,c;d\'\xe9?"', 'last-modified': 'Mon, 5 Jan 2026 10:00:00 +0000' })
        .end(feed)
  },
  '/gzip': (_, res) => res.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(feed)),
  '/deflate': (_, res) => res.writeHead(200, { 'content-encoding': 'deflate' }).end(deflateSync(feed)),
  '/deflate-raw': (_, res) => res.writeHead(200, { 'content-encoding': 'deflate' }).end(deflateRawSync(feed)),
  '/br': (_, res) => res.writeHead(200, { 'content-encoding': 'br' }).end(brotliCompressSync(feed)),
  '/gzip-unsaid': (_, res) => res.writeHead(200, { 'content-type': 'application/gzip' }).end(gzipSync(feed)),
  '/gzip-as-deflate': (_, res) => res.writeHead(200, { 'content-encoding': 'deflate' }).end(gzipSync(feed)),
  '/bomb-unsaid': (_, res) => res.end(bomb),
  '/gzip-cut': (_, res) =>
    res.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(feed).subarray(0, 30)),
  '/gzip-twice': (_, res) =>
    res.writeHead(200, { 'content-encoding': 'gzip, gzip' }).end(gzipSync(gzipSync(feed))),
  '/gzip-two-headers': (_, res) =>
    res.setHeader('content-encoding', ['gzip', 'gzip']).end(gzipSync(gzipSync(feed))),
  '/zstd': (_, res) => res.writeHead(200, { 'content-encoding': 'zstd' }).end('x'),
  '/bomb': (_, res) => res.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
  '/endless': (_, res) => pour(res, Buffer.alloc(1024 * 1024, 'x')),
  '/announced': (_, res) => res.writeHead(200, { 'content-length': 14 * 1024 * 1024 }).write('<rss>'),
  '/reset': (_, res) =>
    res.writeHead(200, { 'content-length': 500 }).write('<rss>', () => res.socket?.resetAndDestroy()),
  '/short': (_, res) => res.writeHead(200, { 'content-length': 500 }).write('<rss>', () => res.socket?.end()),
  '/silent': () => {},
  '/slow-head': (_, res) => drip(res, `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(1000)}`),
  '/slow-body': (_, res) =>
    drip(res, `${'x'.repeat(1000)}`, 'HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n'),
  '/slow-error': (_, res) => drip(res, `${'x'.repeat(1000)}`, 'HTTP/1.1 404 Not Found\r\n\r\n'),
  '/hints': (_, res) => drip(res, 'HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(100)),
  '/slow-hops': (_, res) => void setTimeout(() => res.writeHead(302, { location: '/slow-hops' }).end(), 60),
  '/no-http': (_, res) => res.socket?.end('SSH-2.0-OpenSSH_9.2\r\n'),
  '/big-header': (_, res) => res.socket?.end(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(64 * 1024)}\r\n\r\n`),
  '/wait-seconds': (_, res) => res.writeHead(429, { 'retry-after': '7200' }).end(),
  '/wait-date': (_, res) => res.writeHead(503, { 'retry-after': 'Mon, 01 Jun 2026 13:00:00 GMT' }).end(),
  '/puzzle': (_, res) => res.writeHead(403, { 'cf-mitigated': 'challenge' }).end('<html>'),
  '/a-to-b': redirect(301, '/feed'),
  '/b-to-c': redirect(308, '/a-to-b'),
  '/mixed': redirect(302, '/a-to-b'),
  '/loop': redirect(302, '/loop'),
  '/nowhere': (_, res) => res.writeHead(302).end(),
  '/caf%C3%A9': (_, res) => res.end(feed),
  '/raw-utf8': redirect(302, Buffer.from('/café').toString('latin1')),
  '/to-file': redirect(302, 'file:///etc/passwd'),
  '/to-gopher': redirect(302, 'gopher://127.0.0.1:70/_x'),
  '/to-metadata': redirect(302, 'http://169.254.169.254/latest/meta-data/'),
  '/to-userinfo': redirect(302, 'http://anna:secret@blog.example/'),
  '/to-exempt': (req, res) => redirect(302, `http://${host}/feed`)(req, res),
  '/to-neighbour': (req, res) => redirect(302, `http://127.0.0.1:${neighbourPort}/secret`)(req, res),
}

let server: Server
let neighbour: Server
let neighbourPort = 0
let host = ''
let neighbourHits = 0
const agents: Agent[] = []

beforeAll(async () => {
  server = await listen((req, res) => {
    const status = /^\/status\/(\d+)/.exec(req.url ?? '')
    if (status) res.writeHead(Number(status[1])).end('<p>words</p>')
    else routes[req.url ?? '']?.(req, res)
  })
  neighbour = await listen((_, res) => {
    neighbourHits++
    res.end('secret')
  })
  host = `127.0.0.1:${portOf(server)}`
  neighbourPort = portOf(neighbour)
})

afterAll(async () => {
  await Promise.all(agents.map((agent) => agent.destroy()))
  for (const each of [server, neighbour]) each.close().closeAllConnections()
})

describe('an answer becomes an outcome', () => {
  it.each<[path: string, expected: object]>([
    ['/feed', { kind: 'fresh', status: 200, permanent: null, keepSeconds: null, validators: none }],
    ['/kept', { kind: 'fresh', keepSeconds: 7200, validators: { etag: 'W/"a b"', lastModified: null } }],
    ['/gzip', { kind: 'fresh' }],
    ['/deflate', { kind: 'fresh' }],
    ['/deflate-raw', { kind: 'fresh' }],
    ['/br', { kind: 'fresh' }],
    ['/gzip-unsaid', { kind: 'fresh', bytes: Buffer.from(feed) }],
    ['/gzip-as-deflate', { kind: 'fresh', bytes: Buffer.from(feed) }],
    ['/bomb-unsaid', { kind: 'failed', code: 'too-big' }],
    ['/status/203', { kind: 'fresh', status: 203 }],
    ['/gzip-cut', { kind: 'failed', code: 'bad-encoding' }],
    ['/gzip-twice', { kind: 'failed', code: 'bad-encoding' }],
    ['/gzip-two-headers', { kind: 'failed', code: 'bad-encoding' }],
    ['/zstd', { kind: 'failed', code: 'bad-encoding' }],
    ['/bomb', { kind: 'failed', code: 'too-big' }],
    ['/endless', { kind: 'failed', code: 'too-big' }],
    [
      '/announced',
      { kind: 'failed', code: 'too-big', message: 'The document has 14 MB; the limit is 8 MB.' },
    ],
    ['/reset', { kind: 'failed', code: 'refused' }],
    ['/short', { kind: 'failed', code: 'refused' }],
    ['/no-http', { kind: 'failed', code: 'http-error' }],
    ['/big-header', { kind: 'failed', code: 'http-error' }],
    ['/wait-seconds', { kind: 'later', status: 429, until: new Date('2026-06-01T14:00:00Z') }],
    ['/wait-date', { kind: 'later', status: 503, until: new Date('2026-06-01T13:00:00Z') }],
    [
      '/puzzle',
      { kind: 'failed', code: 'blocked', message: 'The server answered 403 with a puzzle for people.' },
    ],
    ['/status/204', { kind: 'failed', code: 'http-error', status: 204 }],
    ['/status/206', { kind: 'failed', code: 'http-error', status: 206 }],
    ['/status/300', { kind: 'failed', code: 'http-error', status: 300 }],
    ['/status/304', { kind: 'failed', code: 'http-error', status: 304 }],
    ['/status/400', { kind: 'failed', code: 'http-error', status: 400 }],
    ['/status/401', { kind: 'failed', code: 'blocked', status: 401 }],
    ['/status/403', { kind: 'failed', code: 'blocked', status: 403 }],
    ['/status/404', { kind: 'failed', code: 'not-found', status: 404 }],
    ['/status/410', { kind: 'gone', status: 410 }],
    ['/status/429', { kind: 'later', until: new Date('2026-06-01T13:00:00Z') }],
    ['/status/451', { kind: 'failed', code: 'blocked', status: 451 }],
    ['/status/500', { kind: 'failed', code: 'server-error', status: 500 }],
    ['/status/503', { kind: 'failed', code: 'server-error', status: 503 }],
  ])('R-HTTP %s', async (path, expected) => {
    const outcome = await ask(path)
    expect(outcome).toMatchObject(expected)
    if (outcome.kind === 'fresh' && outcome.status === 200)
      expect(Buffer.from(outcome.bytes).toString()).toBe(feed)
  })
})

describe('redirects', () => {
  it.each<[path: string, expected: object]>([
    ['/a-to-b', { kind: 'fresh', url: '/feed', permanent: '/feed' }],
    ['/b-to-c', { kind: 'fresh', url: '/feed', permanent: '/feed' }],
    ['/mixed', { kind: 'fresh', url: '/feed', permanent: null }],
    ['/raw-utf8', { kind: 'fresh', url: '/caf%C3%A9' }],
    ['/loop', { kind: 'failed', code: 'redirect', message: 'More than 5 redirects.' }],
    ['/nowhere', { kind: 'failed', code: 'redirect' }],
    ['/to-file', { kind: 'failed', code: 'bad-url' }],
    ['/to-gopher', { kind: 'failed', code: 'bad-url' }],
    ['/to-metadata', { kind: 'failed', code: 'private-address' }],
    ['/to-neighbour', { kind: 'failed', code: 'bad-url' }],
  ])('R-GUARD %s', async (path, expected) => {
    const outcome = await ask(path)
    const text = JSON.stringify(outcome).replaceAll(`http://${host}`, '')
    expect(JSON.parse(text)).toMatchObject(expected)
    expect(neighbourHits).toBe(0)
  })

  it('NE-11 lets nobody outside lead us to an exempt host', async () => {
    const agent = new Agent({
      connect(_options, callback) {
        const socket = connect(portOf(server), '127.0.0.1', () => callback(null, socket))
      },
    })
    agents.push(agent)
    expect(await ask('', { url: 'http://blog.example/to-exempt', agent })).toMatchObject({
      code: 'private-address',
    })
    expect(await ask('/to-exempt', { agent })).toMatchObject({ kind: 'fresh' })
  })

  it('R-GUARD never shows credentials of a target', async () => {
    const outcome = await ask('/to-userinfo')
    expect(outcome).toMatchObject({ kind: 'failed', code: 'bad-url' })
    expect(JSON.stringify(outcome)).not.toContain('secret')
  })
})

describe('what we send', () => {
  it('R-HTTP names itself, and sends no cookie, referrer or validator of its own making', async () => {
    const outcome = await ask('/headers')
    const sent: string[] = outcome.kind === 'fresh' ? JSON.parse(Buffer.from(outcome.bytes).toString()) : []
    expect(sent.filter((_, i) => i % 2 === 0)).toEqual([
      'host',
      'connection',
      'user-agent',
      'accept',
      'accept-encoding',
    ])
    expect(sent).toContain('Planet/1.0 (+https://planet.example/about; 2 subscribers)')
  })

  it('R-HTTP sends validators back byte for byte', async () => {
    const first = await ask('/conditional')
    const validators = first.kind === 'fresh' ? first.validators : none
    expect(validators).toEqual({ etag: 'W/"a b,c;d\'\xe9?"', lastModified: 'Mon, 5 Jan 2026 10:00:00 +0000' })
    expect(await ask('/conditional', { validators })).toMatchObject({ kind: 'unchanged', status: 304 })
  })
})

describe('when no answer comes', () => {
  it.each(['/silent', '/slow-head', '/slow-body', '/slow-error', '/hints', '/slow-hops'])(
    'R-LIMIT one deadline ends %s',
    async (path) => {
      const started = performance.now()
      const outcome = await ask(path, { deadlineMs: 200 })
      expect(outcome).toMatchObject({ code: 'timeout', message: 'No complete answer within 0.2 s.' })
      expect(performance.now() - started).toBeLessThan(2000)
    },
  )

  it('R-GUARD refuses this machine unless it is exempt', async () => {
    expect(await ask('/feed', { allow: [] })).toMatchObject({ kind: 'failed', code: 'bad-url' })
    expect(await ask('', { url: 'http://127.0.0.1/' })).toMatchObject({
      kind: 'failed',
      code: 'private-address',
    })
  })

  it('says refused where nobody listens', async () => {
    const closed = await listen(() => {})
    const allow = [`127.0.0.1:${portOf(closed)}`]
    await new Promise((done) => closed.close(done))
    expect(await ask('', { url: `http://${allow[0]}/`, allow })).toMatchObject({
      kind: 'failed',
      code: 'refused',
    })
  })

  it.each([
    ['ENOTFOUND', 'dns'],
    ['EAI_AGAIN', 'dns'],
    ['ENETUNREACH', 'refused'],
  ])('gives %s the code %s', async (code, expected) => {
    const agent = makeAgent({
      lookup: (_host, _options, callback) => callback(Object.assign(new Error(code), { code }), []),
    })
    agents.push(agent)
    expect(await ask('', { url: 'http://blog.example/', agent })).toMatchObject({
      kind: 'failed',
      code: expected,
    })
  })

  it('ends with the signal of its caller, before, while connecting and while waiting', async () => {
    const silent = makeAgent({ lookup: () => {} })
    agents.push(silent)
    expect(await ask('/feed', { signal: AbortSignal.abort() })).toMatchObject({ code: 'stopped' })
    const wait = () => AbortSignal.timeout(50)
    expect(await ask('', { url: 'http://blog.example/', agent: silent, signal: wait() })).toMatchObject({
      code: 'stopped',
    })
    expect(await ask('/silent', { signal: wait() })).toMatchObject({ code: 'stopped' })
  })
})

type Asked = {
  url?: string
  allow?: string[]
  agent?: Agent
  validators?: Validators
  signal?: AbortSignal
  deadlineMs?: number
}

async function ask(path: string, asked: Asked = {}): Promise<Outcome> {
  const { url = `http://${host}${path}`, allow = [host], validators = none, signal, deadlineMs } = asked
  const agent = asked.agent ?? makeAgent({ allow })
  const userAgent = 'Planet/1.0 (+https://planet.example/about; 2 subscribers)'
  const outcome = await get(url, {
    validators,
    userAgent,
    agent,
    allow,
    now,
    ...(signal && { signal }),
    ...(deadlineMs && { deadlineMs }),
  })
  if (!asked.agent) await agent.destroy()
  return outcome
}

function redirect(status: number, location: string): Route {
  return (_, res) => res.writeHead(status, { location }).end('<a>moved</a>')
}

/** Writes for as long as the reader takes it; more than twice the limit would be our fault. */
function pour(res: ServerResponse, chunk: Buffer, sent = 0): void {
  if (res.destroyed || sent > 8 * MAX_BODY_BYTES) return void res.end()
  res.write(chunk, () => pour(res, chunk, sent + chunk.length))
}

/** Writes a character each few milliseconds past the server's own head, so that no idle timer ever fires. */
function drip(res: ServerResponse, text: string, head = ''): void {
  const { socket } = res
  if (head) socket?.write(head)
  let at = 0
  const timer = setInterval(() => socket?.write(text.charAt(at++ % text.length)), 5)
  socket?.on('error', () => {}).on('close', () => clearInterval(timer))
}

function listen(listener: RequestListener): Promise<Server> {
  return new Promise((done) => {
    const server = createServer(listener).listen(0, '127.0.0.1', () => done(server))
  })
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}
