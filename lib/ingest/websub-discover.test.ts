import { describe, expect, it } from 'vitest'
import { discoverHub } from './websub-discover'
import { cpuMs } from '../../e2e/cpu-ms'

const URL = 'https://anna.example/blog/feed'
const find = (document: string, link: string | null = null) =>
  discoverHub({ bytes: Buffer.from(document), url: URL, link })
const found = { hub: 'https://hub.example/', topic: 'https://anna.example/feed' }
const none = { hub: null, topic: null }
const atom = (links: string) =>
  `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">${links}<entry/></feed>`

describe('discoverHub', () => {
  it.each([
    ['Atom', atom('<link rel="hub" href="https://hub.example/"/><link rel="self" href="/feed"/>'), found],
    [
      'attributes the other way round',
      atom(`<link href='https://hub.example/' rel='HUB'/><link href='/feed' rel='self'/>`),
      found,
    ],
    [
      'several words in rel',
      atom('<link rel="alternate self" href="/feed"/><link rel="hub" href="https://hub.example/"/>'),
      found,
    ],
    [
      'RSS',
      '<rss><channel><atom:link rel="hub" href="https://hub.example/" /><atom:link href="/feed" rel="self"/><item/>',
      found,
    ],
    [
      'JSON Feed',
      '{"version":"…","feed_url":"https:\\/\\/anna.example/feed","hubs":[{"type":"WebSub","url":"https://hub.example/"}]}',
      found,
    ],
    [
      'an ampersand',
      atom('<link rel="hub" href="https://hub.example/?a=1&amp;b=2"/><link rel="self" href="/feed"/>'),
      { ...found, hub: 'https://hub.example/?a=1&b=2' },
    ],
    [
      'two hubs: the first',
      atom(
        '<link rel="hub" href="https://hub.example/"/><link rel="hub" href="https://b.example/"/><link rel="self" href="/feed"/>',
      ),
      found,
    ],
    ['no self: nobody knows the topic', atom('<link rel="hub" href="https://hub.example/"/>'), none],
    [
      'a hub within an entry',
      '<feed><entry><link rel="hub" href="https://hub.example/"/><link rel="self" href="/feed"/></entry></feed>',
      none,
    ],
    ['no links', '<feed></feed>', none],
    ['nothing', '', none],
  ])('%s', (_name, document, expected) => {
    expect(find(document)).toEqual(expected)
  })

  it.each([
    ['both', '<https://hub.example/>; rel="hub", <https://anna.example/feed>; rel="self"', found],
    ['without quotes', '<https://hub.example/>;rel=hub,</feed>;type=x;rel=self', found],
    ['the header wins', '<https://hub.example/>; rel="hub", </feed>; rel=self', found],
    [
      'other links only: the document is asked',
      '<https://api.example/>; rel="https://api.w.org/"',
      { hub: 'https://in.example/', topic: URL },
    ],
  ])('Link header: %s', (_name, link, expected) => {
    expect(
      find(atom(`<link rel="hub" href="https://in.example/"/><link rel="self" href="${URL}"/>`), link),
    ).toEqual(expected)
  })

  it.each([
    '<link '.repeat(200_000),
    '<link rel='.repeat(100_000),
    `{"hubs":[${'"'.repeat(1_000_000)}`,
    '<'.repeat(1_000_000),
    '<a>;rel='.repeat(100_000),
  ])('takes no time for a bad megabyte', (bad) => {
    expect(cpuMs(() => find(bad, bad))).toBeLessThan(200)
  })
})
