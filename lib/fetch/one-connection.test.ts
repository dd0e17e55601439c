import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { get } from './get'
import { makeAgent } from './guard'

/** Ways in which a connection comes to its end; each is followed by another request to the same server. */
const ends: readonly (readonly [string, RequestListener, string])[] = [
  ['never ends, and we hang up', (_, res) => drip(res), 'failed'],
  ['never begins, and we hang up', () => {}, 'failed'],
  ['announces too much', (_, res) => res.writeHead(200, { 'content-length': 2 ** 30 }).write('x'), 'failed'],
  ['resets', (req) => req.socket.resetAndDestroy(), 'failed'],
  ['closes after its answer', (_, res) => res.writeHead(200, { connection: 'close' }).end('x'), 'fresh'],
  ['keeps the connection', (_, res) => res.end('x'), 'fresh'],
]

it.each(ends)('R-HTTP one connection to a server that %s', async (_name, listener, kind) => {
  const open = { now: 0, most: 0, asked: 0, made: 0 }
  const server = createServer((req, res) => {
    open.asked += 1
    listener(req, res)
  })
  server.on('connection', (socket) => {
    open.made += 1
    open.most = Math.max(open.most, ++open.now)
    socket.on('close', () => (open.now -= 1))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const ask = (agent: ReturnType<typeof makeAgent>) =>
    get(`http://${host}/`, {
      ...{ agent, allow: [host], userAgent: 'Planet/1.0', now: new Date(0), deadlineMs: 200 },
      validators: { etag: null, lastModified: null },
    })
  const [first, second] = [makeAgent({ allow: [host] }), makeAgent({ allow: [host] })]
  try {
    for (let round = 0; round < 3; round += 1) expect(await ask(first)).toMatchObject({ kind })
    await first.destroy()
    // Another job of ours begins where the first one has just ended.
    expect(await ask(second)).toMatchObject({ kind })
    expect(open.most).toBe(1)
    // And none was made for nothing.
    expect(open.made).toBeLessThanOrEqual(open.asked)
  } finally {
    await second.destroy()
    server.close().closeAllConnections()
  }
})

function drip(res: ServerResponse): void {
  const timer = setInterval(() => res.write('x'), 1)
  res.on('close', () => clearInterval(timer))
}
