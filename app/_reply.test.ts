import { describe, expect, it } from 'vitest'
import { document, json, lateDocument, unauthorized } from './_reply'

const page = {
  body: '<feed/>',
  type: 'application/atom+xml',
  changedAt: Date.UTC(2015, 4, 28, 12, 0, 0, 500),
}
const ask = (headers: Record<string, string> = {}, method = 'GET') =>
  document(new Request('http://planet.test/atom.xml', { headers, method }), page)
const etag = ask().headers.get('ETag') ?? ''

describe('document', () => {
  it.each<{ asked: string; headers: Record<string, string>; status: number }>([
    { asked: 'nothing', headers: {}, status: 200 },
    { asked: 'the same ETag', headers: { 'If-None-Match': etag }, status: 304 },
    { asked: 'the ETag a proxy made weak', headers: { 'If-None-Match': `W/${etag}` }, status: 304 },
    { asked: 'one ETag of several', headers: { 'If-None-Match': `"other", ${etag}` }, status: 304 },
    { asked: 'any ETag', headers: { 'If-None-Match': '*' }, status: 304 },
    { asked: 'another ETag', headers: { 'If-None-Match': '"other"' }, status: 200 },
    { asked: 'its own date', headers: { 'If-Modified-Since': 'Thu, 28 May 2015 12:00:00 GMT' }, status: 304 },
    {
      asked: 'an older date',
      headers: { 'If-Modified-Since': 'Thu, 28 May 2015 11:59:59 GMT' },
      status: 200,
    },
    { asked: 'a date that is none', headers: { 'If-Modified-Since': 'yesterday' }, status: 200 },
    {
      asked: 'another ETag and its own date: the ETag decides',
      headers: { 'If-None-Match': '"other"', 'If-Modified-Since': 'Thu, 28 May 2015 12:00:00 GMT' },
      status: 200,
    },
  ])('asked with $asked answers $status', ({ headers, status }) => {
    expect(ask(headers).status).toBe(status)
  })

  it('has a strong ETag that only the bytes decide', () => {
    expect(etag).toMatch(/^"[\w-]{27}"$/)
    expect(ask().headers.get('ETag')).toBe(etag)
  })

  it('sends the head alone to HEAD', async () => {
    const answer = ask({}, 'HEAD')
    expect(answer.headers.get('Content-Length')).toBe('7')
    expect(await answer.text()).toBe('')
  })
})

it('answers a stranger with the scheme and no detail', async () => {
  const answer = unauthorized()
  expect(answer.status).toBe(401)
  expect(answer.headers.get('WWW-Authenticate')).toMatch(/^Bearer/)
  expect(await answer.json()).toEqual({ error: 'unauthorized' })
})

it('never lets JSON be cached', () => {
  expect(json({}, { status: 202 }).headers.get('Cache-Control')).toBe('no-store')
})

describe('lateDocument', () => {
  const feed = { edition: 'posts 1 to 9', varies: 'Accept', type: 'application/atom+xml', changedAt: 0 }
  const never = () => Promise.reject(new Error('was made'))
  const ask = (init: RequestInit, make: () => Promise<string> = never, edition = feed.edition) =>
    lateDocument(new Request('http://planet.test/atom.xml', init), { ...feed, edition, make })

  it('is made for those who lack it', async () => {
    const answer = await ask({}, async () => '<feed/>')
    expect([answer.status, await answer.text()]).toEqual([200, '<feed/>'])
    expect(answer.headers.get('Vary')).toBe('Accept')
  })

  it('is not made for HEAD, nor for those who have its edition', async () => {
    const head = await ask({ method: 'HEAD' })
    expect(head.status).toBe(200)
    const headers = { 'If-None-Match': head.headers.get('ETag')! }
    expect((await ask({ headers })).status).toBe(304)
    await expect(ask({ headers }, never, 'posts 2 to 10')).rejects.toThrow('was made')
  })
})
