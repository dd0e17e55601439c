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
const now = new Date('2026-06-01T12:00:00Z')
const letsEncrypt = { C: 'US', O: "Let's Encrypt", CN: 'R11' }
const certificate = {
  valid_from: 'Mar  1 00:00:00 2026 GMT',
  valid_to: 'May 30 00:00:00 2026 GMT',
  issuer: letsEncrypt,
  subjectaltname: 'DNS:anna.example, DNS:www.anna.example',
}

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
    const failure = failureOf(Object.assign(new Error('at 10.0.0.7'), { code }), url, now)
    expect(failure).toMatchObject({ kind: 'failed', code: expected, url, status: null })
    expect(failure.message).toMatch(/^[A-Z][^.]*[a-z0-9A-Z_)]( s)?\.$/)
    expect(failure.message).not.toContain('10.0.0.7')
  })

  it.each([
    ['CERT_HAS_EXPIRED', {}, 'The certificate has expired. It was valid until 2026-05-30T00:00:00.000Z.'],
    ['CERT_HAS_EXPIRED', { valid_to: 'Aug 30 00:00:00 2026 GMT' }, 'The certificate has expired.'],
    [
      'CERT_NOT_YET_VALID',
      { valid_from: 'Jun  2 00:00:00 2026 GMT' },
      'The certificate is not valid yet, but from 2026-06-02T00:00:00.000Z.',
    ],
    [
      'ERR_TLS_CERT_ALTNAME_INVALID',
      { subjectaltname: 'DNS:*.host.example, IP Address:192.0.2.1' },
      'The certificate is for *.host.example, 192.0.2.1, not for anna.example.',
    ],
    [
      'ERR_TLS_CERT_ALTNAME_INVALID',
      { subjectaltname: 'DNS:a.example, DNS:b.example, DNS:c.example, DNS:d.example, DNS:e.example' },
      'The certificate is for a.example, b.example, c.example and 2 more, not for anna.example.',
    ],
    [
      'ERR_TLS_CERT_ALTNAME_INVALID',
      { subjectaltname: undefined },
      'The certificate is for no host at all, not for anna.example.',
    ],
    [
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      { issuer: { CN: 'nas' } },
      'The certificate is signed by itself only (nas), and by no authority.',
    ],
    [
      'SELF_SIGNED_CERT_IN_CHAIN',
      { issuer: { O: 'Our\u202e\n Company' } },
      'The certificate is signed by an authority that nobody knows (Our Company).',
    ],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', {}, 'The server does not send the certificate of its issuer (R11).'],
    [
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      { issuer: undefined },
      'The server does not send its intermediate certificate.',
    ],
    ['CERT_REVOKED', {}, 'The certificate was revoked.'],
  ])('says what to mend of a certificate: %s %j', (code, other, message) => {
    const error = Object.assign(new Error(code), { code, cert: { ...certificate, ...other } })
    expect(failureOf(error, url, now)).toMatchObject({ code: 'tls', message })
  })

  it('gives our own reasons in their own words', () => {
    expect(failureOf(reason('stopped', 'Our run ended.'), url, now)).toMatchObject({
      code: 'stopped',
      message: 'Our run ended.',
    })
  })

  it.each([new TypeError('ours'), Object.assign(new Error('ours'), { code: 'UND_ERR_INVALID_ARG' }), 'text'])(
    'throws mistakes of our own: %s',
    (error) => expect(() => failureOf(error, url, now)).toThrow(),
  )
})

it.each([
  [
    'vouched for by itself',
    'self-signed.pem',
    'The certificate is signed by itself only (localhost), and by no authority.',
  ],
  ['expired', 'expired.pem', 'The certificate has expired. It was valid until 2024-11-20T00:00:00.000Z.'],
  [
    'of an unknown authority',
    'leaf.pem',
    'The server does not send the certificate of its issuer (Our own authority).',
  ],
  ['not there: no TLS at all', null, expect.stringContaining('No secure connection could be made')],
])('NE-13 a certificate that is %s is an error', async (_name, fixture, message) => {
  const pem = fixture && readFileSync(new URL(`fixtures/${fixture}`, import.meta.url))
  const server = pem ? createHttps({ key: pem, cert: pem }) : createHttp()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const agent = makeAgent({ allow: [host] })
  const outcome = await get(`https://${host}/`, {
    ...{ agent, allow: [host], userAgent: 'Planet/1.0', now: new Date('2027-01-01T12:00:00Z') },
    validators: { etag: null, lastModified: null },
  })
  expect(outcome).toMatchObject({ kind: 'failed', code: 'tls', message })
  await agent.destroy()
  server.close()
})
