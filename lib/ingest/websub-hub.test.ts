import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeAgent } from '../fetch/guard'
import { tellHub } from './websub-hub'

/** A hub on a host that the operator exempts from the guard. */
let host = ''
let asked = 0
const server = createServer((_, response) => {
  asked += 1
  response.writeHead(202).end()
})

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

it.each([
  ['a feed beside it', () => `http://${host}/feed`, { status: 202 }],
  ['a feed out there', () => 'https://evil.example/feed', { failed: expect.stringContaining('outside') }],
  ['a feed that spells the host alike', () => `http://${host}@evil.example/`, { failed: expect.anything() }],
  ['a file', () => 'public/sample/anna.xml', { failed: expect.anything() }],
])('a hub inside that %s names', async (_name, namedBy, expected) => {
  const allow = [host]
  const agent = makeAgent({ allow })
  const manners = { agent, allow, userAgent: 'Planet', signal: AbortSignal.timeout(5_000) }
  const before = asked
  expect(await tellHub(`http://${host}/hub`, { 'hub.mode': 'subscribe' }, namedBy(), manners)).toEqual(
    expected,
  )
  expect(asked - before).toBe('status' in expected ? 1 : 0)
  await agent.destroy()
})
