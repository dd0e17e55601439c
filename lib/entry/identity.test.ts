import { describe, expect, it } from 'vitest'
import type { Entry } from '../parse/parsed-feed'
import { hash, identify, postId } from './identity'

const feed = { url: 'https://a.example/feed.xml', site: 'https://a.example/', base: null }
const entry = (part: Partial<Entry>): Entry => ({
  ...{
    guid: null,
    link: null,
    title: null,
    content: null,
    summary: null,
    base: null,
    lang: null,
    image: null,
  },
  ...{ authors: [], categories: [], enclosures: [], comments: null, source: null, rights: null },
  dates: { published: [], issued: [], updated: [] },
  ...part,
})
const titled = (title: string, link: string): Partial<Entry> => ({
  link,
  title: { type: 'text', value: title },
})
const guids = (entries: Partial<Entry>[]) => identify(entries.map(entry), feed, 1).map((found) => found.guid)

describe('R-ID', () => {
  const rows: [what: string, entries: Partial<Entry>[], guids: string[]][] = [
    ['the guid', [{ guid: 'x', link: '/1' }], ['x']],
    ['compared exactly', [{ guid: 'x' }, { guid: 'X' }, { guid: 'x/' }], ['x', 'X', 'x/']],
    ['without a guid the link, absolute', [{ link: '/1' }], ['https://a.example/1']],
    [
      'one guid and one link is one entry',
      [
        { guid: 'x', link: '/1' },
        { guid: 'x', link: '/1' },
      ],
      ['x'],
    ],
    [
      'one guid on two links: both together',
      [
        { guid: 'x', link: '/1' },
        { guid: 'x', link: '/2' },
      ],
      ['x https://a.example/1', 'x https://a.example/2'],
    ],
    ['a script is no link', [{ guid: 'x', link: 'javascript:alert(1)' }], ['x']],
    [
      'no guid, and one link twice is one entry',
      [titled('A', '/'), titled('A', '/')],
      ['https://a.example/'],
    ],
    [
      'no guid, and one link for all: with their titles',
      [titled('A', '/'), titled('B', '/'), { guid: 'x', link: '/' }],
      [`https://a.example/ ${hash('A')}`, `https://a.example/ ${hash('B')}`, 'x'],
    ],
    [
      'or with their texts, where they have none',
      [
        { link: '/', content: { type: 'text', value: 'a' } },
        { link: '/', summary: { type: 'text', value: 'b' } },
      ],
      [`https://a.example/ ${hash('a')}`, `https://a.example/ ${hash('b')}`],
    ],
    [
      'a guid that is the link of an entry without one stays',
      [{ ...titled('A', '/'), guid: 'https://a.example/' }, titled('B', '/')],
      ['https://a.example/'],
    ],
  ]
  it.each(rows)('%s', (_, entries, expected) => expect(guids(entries)).toEqual(expected))

  it('without guid and link: title and text, never a date', () => {
    const text = { title: { type: 'text', value: 'T' }, content: { type: 'html', value: '<p>x' } } as const
    const [one] = guids([{ ...text, dates: { published: ['2015-01-01'], issued: [], updated: [] } }])
    const [two] = guids([{ ...text, dates: { published: ['2020-01-01'], issued: [], updated: [] } }])
    expect(one).toBe(two)
    expect(one).toMatch(/^planet:/)
    expect(guids([{ ...text, title: { type: 'text', value: 'U' } }])[0]).not.toBe(one)
  })

  it('an endless guid is kept as its hash', () =>
    expect(guids([{ guid: 'x'.repeat(5000) }])[0]).toMatch(/^sha256:[0-9a-f]{64}$/))

  it('a link that several entries share says nothing of who they are', () => {
    const found = identify(
      [entry({ guid: 'a', link: '/' }), entry({ guid: 'b', link: '/' }), entry({ guid: 'c', link: '/c' })],
      feed,
      1,
    )
    expect(found.map(({ canonical }) => canonical !== null)).toEqual([false, false, true])
  })

  it.each([
    ['one entry names it alone', ['/a'], [null]],
    ['two may be one', ['/a', '/a'], ['a.example/a', 'a.example/a']],
    ['three are not', ['/a', '/a', '/a'], [null, null, null]],
    ['a place within it is another', ['/a', '/a#more'], ['a.example/a', null]],
    ['a front page is of all', ['/', 'https://a.example'], [null, null]],
    ['a question to it is a page', ['/?p=1', '/?p=1'], ['a.example?p=1', 'a.example?p=1']],
  ])('the page that two entries share: %s', (_, links, pages) => {
    const entries = links.map((link, at) => entry({ guid: `g${at}`, link }))
    expect(identify(entries, feed, 1).map(({ page }) => page)).toEqual(pages)
  })
})

describe('R-BASE: xml:base, then the post’s link, then the site, then the feed', () => {
  const baseOf = (
    part: Partial<Entry>,
    context: typeof feed | (Omit<typeof feed, 'site'> & { site: null }) = feed,
  ) => identify([entry(part)], context, 1)[0]!.base
  it.each([
    ['xml:base', { base: 'https://b.example/x/', link: '/1' }, feed, 'https://b.example/x/'],
    ['link', { link: 'https://a.example/2015/post' }, feed, 'https://a.example/2015/post'],
    ['a relative link is no base', { link: '/2015/post' }, feed, 'https://a.example/'],
    ['site', {}, feed, 'https://a.example/'],
    ['feed', {}, { ...feed, site: null }, 'https://a.example/feed.xml'],
  ] as const)('%s', (_, part, context, base) => expect(baseOf(part, context)).toBe(base))
})

describe('numbers of posts', () => {
  it('are the same for the same post, and safe integers', () => {
    expect(postId('anna', 'x')).toBe(postId('anna', 'x'))
    expect(postId('anna', 'x')).not.toBe(postId('ben', 'x'))
    expect(postId('anna', 'x', 1)).not.toBe(postId('anna', 'x'))
    expect(Number.isSafeInteger(postId('anna', 'x'))).toBe(true)
  })
  it('parts cannot run into one another', () => {
    expect(hash('ab', 'c')).not.toBe(hash('a', 'bc'))
    expect(hash('a', null)).not.toBe(hash('a', ''))
  })
})
