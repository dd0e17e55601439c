import type { LookupAddress } from 'node:dns'
import { createServer, type Server } from 'node:http'
import type { AddressInfo, LookupFunction } from 'node:net'
import { request } from 'undici'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkUrl, isPublicIp, makeAgent } from './guard'

describe('isPublicIp', () => {
  it.each([
    '8.8.8.8',
    '11.0.0.1',
    '172.15.255.255',
    '172.32.0.1',
    '100.63.255.255',
    '2606:4700:4700::1111',
    '2a01:4f8::1',
    '::ffff:8.8.8.8',
  ])('R-GUARD %s is public', (ip) => expect(isPublicIp(ip)).toBe(true))

  it.each([
    '0.0.0.0',
    '10.0.0.1',
    '100.64.0.1',
    '100.100.100.200',
    '127.0.0.1',
    '168.63.129.16',
    '169.254.169.254',
    '172.16.0.1',
    '192.0.0.192',
    '192.168.0.1',
    '198.18.0.1',
    '203.0.113.7',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '::ffff:0:127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '3fff::1',
    '4000::1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fe80::1%eth0',
    '2606:4700::1%eth0',
    'fec0::1',
    'ff02::1',
  ])('R-GUARD %s is not', (ip) => expect(isPublicIp(ip)).toBe(false))

  it.each([
    '',
    'localhost',
    '1.2.3',
    '0x7f.0.0.1',
    '010.0.0.1',
    '256.1.1.1',
    ' 8.8.8.8',
    '[::1]',
    '8.8.8.8/32',
  ])('R-GUARD %j is no address at all', (text) => expect(isPublicIp(text)).toBe(false))
})

describe('checkUrl', () => {
  it.each<[text: string, expected: string, allow?: string[]]>([
    ['https://blog.example/feed', 'ok'],
    ['http://blog.example:8080/', 'ok'],
    ['https://internal.example.com/', 'ok'],
    ['https://10.example.com/', 'ok'],
    ['http://good.example\\@127.0.0.1/', 'ok'],
    ['', 'bad-url'],
    ['//blog.example/', 'bad-url'],
    ['ftp://blog.example/', 'bad-url'],
    ['feed:https://blog.example/', 'bad-url'],
    ['javascript:alert(1)', 'bad-url'],
    ['http://blog.example:22/', 'bad-url'],
    ['http://blog.example:0/', 'bad-url'],
    ['http://anna@blog.example/', 'bad-url'],
    [`http://blog.example/${'x'.repeat(2048)}`, 'bad-url'],
    ['http://127.1/', 'private-address'],
    ['http://2130706433/', 'private-address'],
    ['http://0x7f000001/', 'private-address'],
    ['http://127。0。0。1/', 'private-address'],
    ['http://%31%32%37.0.0.1/', 'private-address'],
    ['http://[::ffff:a9fe:a9fe]/', 'private-address'],
    ['http://intranet/', 'private-address'],
    ['http://LOCALHOST./', 'private-address'],
    ['http://printer.local/', 'private-address'],
    ['http://metadata.google.internal./', 'private-address'],
    ['http://127.0.0.1:8931/', 'ok', ['127.0.0.1:8931']],
    ['http://127.1:8931/', 'ok', ['127.0.0.1:8931']],
    ['http://[::1]:8931/', 'ok', ['[::1]:8931']],
    ['http://intranet/', 'ok', ['intranet:80']],
    ['https://intranet/', 'private-address', ['intranet:80']],
    ['http://127.0.0.1:8932/', 'bad-url', ['127.0.0.1:8931']],
    ['http://localhost:8931/', 'bad-url', ['127.0.0.1:8931']],
    ['http://anna@127.0.0.1:8931/', 'bad-url', ['127.0.0.1:8931']],
  ])('R-GUARD %s → %s', (text, expected, allow = []) => {
    const checked = checkUrl(text, allow)
    expect(checked.kind === 'ok' ? 'ok' : checked.code).toBe(expected)
  })

  it('drops the fragment', () => {
    const checked = checkUrl('https://blog.example/feed#top', [])
    expect(checked.kind === 'ok' && checked.url.href).toBe('https://blog.example/feed')
  })
})

describe('makeAgent', () => {
  let server: Server
  let port = 0
  let hits = 0

  beforeAll(async () => {
    server = createServer((_, res) => {
      hits++
      res.end('inside')
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    port = (server.address() as AddressInfo).port
  })
  afterAll(() => server.close().closeAllConnections())

  it.each<[what: string, url: string, answers: string[][]]>([
    ['a literal, which is never looked up', 'http://127.0.0.1', []],
    ['a literal of IPv6', 'http://[::1]', []],
    ['a private answer', 'http://blog.example', [['127.0.0.1']]],
    ['a private answer in other words', 'http://blog.example', [['::ffff:127.0.0.1']]],
    ['one private answer among public ones', 'http://blog.example', [['93.184.216.34', '127.0.0.1']]],
    ['an empty answer', 'http://blog.example', [[]]],
  ])('R-GUARD refuses %s', async (_, url, answers) => {
    const agent = makeAgent({ lookup: answering(answers) })
    await expect(request(`${url}:${port}/`, { dispatcher: agent })).rejects.toMatchObject({
      failure: 'private-address',
    })
    await agent.destroy()
    expect(hits).toBe(0)
  })

  it('R-GUARD exempts an exact host and port, by its name or its address', async () => {
    for (const host of ['intranet', '127.0.0.1']) {
      const agent = makeAgent({ allow: [`${host}:${port}`], lookup: answering([['127.0.0.1']]) })
      const { body } = await request(`http://${host}:${port}/`, { dispatcher: agent })
      expect(await body.text()).toBe('inside')
      await agent.destroy()
    }
  })
})

/** A name server that gives one answer after the other, the last one for ever. */
function answering(answers: readonly (readonly string[])[]): LookupFunction {
  let asked = 0
  return (_host, options, callback) => {
    const answer = answers[Math.min(asked++, answers.length - 1)] ?? []
    const found: LookupAddress[] = answer.map((address) => ({
      address,
      family: address.includes(':') ? 6 : 4,
    }))
    if (options.all) callback(null, found)
    else callback(null, found[0]?.address ?? '', found[0]?.family ?? 4)
  }
}
