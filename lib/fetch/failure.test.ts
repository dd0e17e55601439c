import { readFileSync } from 'node:fs'
import { createServer as createHttp } from 'node:http'
import { createServer as createHttps } from 'node:https'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { failureOf } from './failure'
import { get } from './get'
import { makeAgent } from './guard'
import { reason } from './reason'

const url = 'https://anna.example/feed'

describe('failureOf', () => {
  it.each([
    ['ENOTFOUND', 'dns'],
    ['EAI_AGAIN', 'dns'],
    ['ECONNREFUSED', 'refused'],
    ['ECONNRESET', 'refused'],
    ['EADDRNOTAVAIL', 'refused'],
    ['UND_ERR_SOCKET', 'refused'],
    ['ETIMEDOUT', 'timeout'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
    ['CERT_HAS_EXPIRED', 'tls'],
    ['CERT_REVOKED', 'tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
    ['EPROTO', 'tls'],
    ['HPE_INVALID_CONSTANT', 'http-error'],
    ['UND_ERR_HEADERS_OVERFLOW', 'http-error'],
  ])('%s → %s', (code, expected) => {
    const failure = failureOf(Object.assign(new Error('at 10.0.0.7'), { code }), url)
    expect(failure).toMatchObject({ kind: 'failed', code: expected, url, status: null })
    expect(failure.message).toMatch(/^[A-Z][^.]*[a-z0-9A-Z_)]( s)?\.$/)
    expect(failure.message).not.toContain('10.0.0.7')
  })

  it('gives our own reasons in their own words', () => {
    expect(failureOf(reason('stopped', 'Our run ended.'), url)).toMatchObject({
      code: 'stopped',
      message: 'Our run ended.',
    })
  })

  it.each([new TypeError('ours'), Object.assign(new Error('ours'), { code: 'UND_ERR_INVALID_ARG' }), 'text'])(
    'throws mistakes of our own: %s',
    (error) => expect(() => failureOf(error, url)).toThrow(),
  )
})

it('NE-13 a certificate that nobody vouches for, and no TLS at all, are errors', async () => {
  const pem = readFileSync(new URL('fixtures/self-signed.pem', import.meta.url))
  const servers = [createHttps({ key: pem, cert: pem }), createHttp()]
  for (const server of servers) {
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
    const agent = makeAgent({ allow: [host] })
    const validators = { etag: null, lastModified: null }
    const outcome = await get(`https://${host}/`, {
      validators,
      userAgent: 'Planet/1.0',
      agent,
      allow: [host],
      now: new Date(0),
    })
    expect(outcome).toMatchObject({ kind: 'failed', code: 'tls' })
    await agent.destroy()
    server.close()
  }
})
