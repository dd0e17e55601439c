import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { makeAgent } from '../fetch/guard'
import { previewBlog } from './preview'

it.each([
  ['goes on to where feeds mostly are', 404, 8],
  ['asks nothing more of a server that says wait', 429, 1],
  ['nor where Retry-After is said', 503, 1],
])('a look at a blog %s', async (_, status, asked) => {
  let hits = 0
  const server = createServer((_, response) => {
    hits += 1
    response.writeHead(status, { 'retry-after': '3600' }).end()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const agent = makeAgent({ allow: [host] })
  const where = { now: Date.UTC(2026, 4, 28), locale: 'en-US', timezone: 'UTC' }
  const found = await previewBlog(`http://${host}/`, { agent, allow: [host], userAgent: 'Planet' }, where)
  await agent.destroy()
  server.close()
  expect([found.kind, hits]).toEqual(['none', asked])
})
