import { createServer, IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeAnswers } from './answers.mjs'

/** What stands behind: it counts what it is asked, and answers as Next does. */
function next(request: IncomingMessage, response: ServerResponse) {
  asked += 1
  if (invalidatesOnce) mark = 1
  invalidatesOnce = false
  const { url = '', headers } = request
  response.setHeader('x-nextjs-cache', url === '/fresh' ? 'MISS' : 'HIT')
  if (url === '/search') response.removeHeader('x-nextjs-cache')
  if (url === '/cookie') response.setHeader('set-cookie', 'a=b')
  if (url === '/nowhere') response.statusCode = 404
  response.setHeader('etag', '"one"')
  response.setHeader('content-type', 'text/html')
  response.write(`${headers.host === 'localhost' ? '' : 'page '}${url} `)
  response.end(headers['accept-encoding'] ?? 'plain')
}

let asked = 0
let invalidatesOnce = false
let mark: number | Error = 0
let now = 0
let origin = ''
const server = createServer()

beforeEach(async () => {
  asked = 0
  mark = 0
  now = 0
  const { answer } = makeAnswers({
    now: () => now,
    mark: () => {
      if (mark instanceof Error) throw mark
      return mark
    },
  })
  server.removeAllListeners('request')
  server.on('request', (request, response) => {
    if (!answer(request, response)) next(request, response)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
})

afterEach(async () => {
  server.closeAllConnections()
  await new Promise((closed) => server.close(closed))
})

const get = async (path: string, headers: Record<string, string> = {}, method = 'GET') => {
  const answer = await fetch(origin + path, {
    method,
    headers: { 'accept-encoding': 'identity', ...headers },
  })
  return { status: answer.status, etag: answer.headers.get('etag'), body: await answer.text() }
}

describe('the second of two like questions', () => {
  it.each([
    ['for a cached page', '/', {}, 'GET', 1],
    ['for its head alone', '/', {}, 'HEAD', 1],
    ['with a query', '/?utm_source=x', {}, 'GET', 2],
    ['for a page that was rendered just now', '/fresh', {}, 'GET', 2],
    ['for a dynamic page', '/search', {}, 'GET', 2],
    ['for a page that sets a cookie', '/cookie', {}, 'GET', 2],
    ['for what is not there', '/nowhere', {}, 'GET', 2],
    ["for the framework's data", '/', { rsc: '1' }, 'GET', 2],
    ['that claims to come from a middleware', '/', { 'x-middleware-subrequest': 'a' }, 'GET', 2],
    ['for a part', '/', { range: 'bytes=0-1' }, 'GET', 2],
    ['that is a form', '/', {}, 'POST', 2],
  ])('%s', async (_, path, headers, method, times) => {
    const first = await get(path, headers, method === 'HEAD' ? 'GET' : method)
    const second = await get(path, headers, method)
    expect(asked).toBe(times)
    expect(second).toEqual(method === 'HEAD' ? { ...first, body: '' } : first)
  })
})

it('depends on all that it was made for', async () => {
  await get('/')
  expect((await get('/', { 'accept-encoding': 'gzip' })).body).toBe('page / gzip')
  expect((await get('/authors')).body).toBe('page /authors identity')
  expect(asked).toBe(3)
})

it('says 304 to whoever has the page', async () => {
  await get('/')
  for (const known of ['"one"', 'W/"one"', '"none", "one"', '*'])
    expect(await get('/', { 'if-none-match': known })).toEqual({ status: 304, etag: '"one"', body: '' })
  expect((await get('/', { 'if-none-match': '"two"' })).status).toBe(200)
  expect(asked).toBe(1)
})

it('ends with the next invalidation, with a minute, and with a store that cannot be asked', async () => {
  await get('/')
  mark = 1
  await get('/')
  expect(asked).toBe(2)
  now = 60_000
  await get('/')
  expect(asked).toBe(3)
  mark = new Error('disk I/O error')
  await get('/')
  await get('/')
  expect(asked).toBe(5)
})

it('is not kept where pages were invalidated while it was made', async () => {
  invalidatesOnce = true
  await get('/')
  await get('/')
  expect(asked).toBe(2)
})

it('of too many the least recently asked for go, however little each answers and long the question is', async () => {
  const questions = 5_000
  const { answer } = makeAnswers({ mark: () => 0, now: () => 0 })
  const ask = (number: number) => {
    const headers = { host: `${'x'.repeat(15_000)}${number}` }
    const request = Object.assign(new IncomingMessage(new Socket()), { method: 'GET', url: '/', headers })
    const response = new ServerResponse(request)
    const isKnown = answer(request, response)
    if (!isKnown) next(request, response)
    return isKnown
  }
  for (let number = 0; number < questions; number += 1) ask(number)
  expect([ask(questions - 1), ask(0)]).toEqual([true, false])
})
