import { createServer, request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stripOnTheWay } from './strip-on-the-way.mjs'

const text = 'größe '.repeat(300)
const made = `<p>${text}</p><script>self.__next_f.push([1])</script><p>end</p>`
const stripped = `<p>${text}</p><p>end</p>`

/** What stands behind, as Next does it: the head first, then the page in pieces that end anywhere. */
const server = createServer((asked, response) => {
  stripOnTheWay(asked, response)
  const { pathname } = new URL(asked.url ?? '', 'http://localhost')
  response.setHeader('content-type', pathname === '/status.json' ? 'application/json' : 'text/html')
  response.setHeader('x-asked', asked.headers['accept-encoding'] ?? 'nothing')
  if (pathname === '/cached') response.setHeader('x-nextjs-cache', 'HIT')
  response.writeHead(pathname === '/nowhere' ? 404 : 200)
  if (asked.method === 'HEAD') return void response.end()
  const bytes = Buffer.from(pathname === '/short' ? '<script>1</script>a' : made)
  for (let at = 0; at < bytes.length; at += 7) response.write(bytes.subarray(at, at + 7))
  response.flushHeaders()
  response.end()
})

beforeAll(() => new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening)))
afterAll(() => new Promise((closed) => server.close(closed)))

async function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const { port } = server.address() as AddressInfo
  const response = await new Promise<IncomingMessage>((answered, failed) =>
    request({ port, host: '127.0.0.1', path, headers, method, agent: false }, answered)
      .on('error', failed)
      .end(),
  )
  return { status: response.statusCode, headers: response.headers, bytes: await buffer(response) }
}

const encoding = (headers: IncomingHttpHeaders) => headers['content-encoding']

function unpack(bytes: Buffer, headers: IncomingHttpHeaders): Buffer {
  if (encoding(headers) === 'br') return brotliDecompressSync(bytes)
  return encoding(headers) === 'gzip' ? gunzipSync(bytes) : bytes
}

describe('a page that is made now goes out without the framework', () => {
  it.each([
    ['compressed', { 'accept-encoding': 'gzip, deflate' }, 'gzip'],
    ['compressed as well as may be', { 'accept-encoding': 'gzip, deflate, br;q=0.9' }, 'br'],
    ['compressed otherwise where that is refused', { 'accept-encoding': 'br;q=0, gzip' }, 'gzip'],
    ['as it is', {}, undefined],
    ['as it is to who wants no gzip', { 'accept-encoding': 'gzip;q=0, identity' }, undefined],
  ])('%s', async (_, asked, expected) => {
    const { headers, bytes } = await ask('/search?q=a.b', asked)
    expect(encoding(headers)).toBe(expected)
    expect(Number(headers['content-length'])).toBe(bytes.length)
    expect(unpack(bytes, headers).toString()).toBe(stripped)
    expect(headers['x-asked']).toBe('nothing')
  })

  it('with its status', async () => {
    expect(await ask('/nowhere')).toMatchObject({ status: 404, bytes: Buffer.from(stripped) })
  })

  it('a short one as it is', async () => {
    const { headers, bytes } = await ask('/short', { 'accept-encoding': 'gzip' })
    expect([encoding(headers), bytes.toString()]).toEqual([undefined, 'a'])
  })

  it('and its head alone', async () => {
    const { status, headers, bytes } = await ask('/status', { 'accept-encoding': 'gzip' }, 'HEAD')
    expect([status, encoding(headers), bytes.length]).toEqual([200, undefined, 0])
  })
})

it('a page from the cache was stripped before, and is only compressed', async () => {
  const { bytes } = await ask('/cached', { 'accept-encoding': 'gzip' })
  expect(gunzipSync(bytes).toString()).toBe(made)
})

it.each(['/status.json', '/_next/static/a', '/img/key/480/https%3A%2F%2Fa.example%2F', '/api/ingest'])(
  '%s is no page: Next has its way',
  async (path) => {
    const { headers, bytes } = await ask(path, { 'accept-encoding': 'gzip' })
    expect([headers['x-asked'], bytes.toString()]).toEqual(['gzip', made])
  },
)
