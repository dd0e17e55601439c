import { createRequire } from 'node:module'
import fc from 'fast-check'
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { describe, expect, it } from 'vitest'
import type { PublishedPost } from '../../db/queries/published'
import { planetSchema } from '../config/planet'
import { keepRights } from '../entry/rights'
import { parse } from '../parse/parse'
import { renderAtom } from './atom'
import { renderJsonFeed } from './json-feed'
import type { Outgoing } from './outgoing'
import { renderRss } from './rss'
import { writable } from './writable'

const planet = planetSchema.parse({
  title: 'Planet <Larry> & friends',
  url: 'https://planet.example',
  hub: 'https://hub.example/',
  authors: [],
})

const post: PublishedPost = {
  id: 123_456,
  slug: 'hello',
  title: 'Hello',
  untitled: false,
  link: 'https://anna.example/hello',
  lang: 'en',
  byline: [],
  publishedAt: Date.UTC(2015, 4, 28),
  sortAt: Date.UTC(2015, 4, 28),
  day: '2015-05-28',
  minutes: 1,
  excerpt: 'Hello.',
  authorSlug: 'anna',
  authorName: 'Anna',
  authorSite: 'https://anna.example/',
  authorAvatar: null,
  html: '<p>Hello.</p>',
  words: 1,
  foldAt: null,
  foldWords: null,
  firstSeenAt: Date.UTC(2015, 4, 29),
  editedAt: null,
  changedAt: Date.UTC(2015, 4, 29),
  guid: 'tag:anna.example,2015:1',
  enclosures: [],
  comments: null,
  sourceTitle: null,
  sourceUrl: null,
  feedUrl: 'https://anna.example/atom.xml',
  feedTitle: 'Anna writes',
  ...{ rights: null, licence: null, feedRights: null, feedLicence: null },
  isBearer: true,
  tags: ['Gentoo'],
}
const permalink = 'https://planet.example/posts/2n9c/hello'

const feedOf = (...posts: PublishedPost[]): Outgoing => ({
  ...{ title: planet.title, lang: null, page: '/', self: '/atom.xml' },
  ...{ archiveOf: null, older: '/atom.xml?month=2015-05', newer: null },
  posts,
})
const archive: Outgoing = {
  ...feedOf(post),
  ...{ self: '/atom.xml?month=2015-05', archiveOf: '/atom.xml' },
  ...{ older: '/atom.xml?month=2015-04', newer: '/atom.xml?month=2015-06' },
}
const formats = { atom: renderAtom, rss: renderRss, json: renderJsonFeed }
const each = Object.entries(formats).map(([format, render]) => ({ format, render }))

const atom = (...posts: PublishedPost[]) => parseAtomFeed(renderAtom(planet, feedOf(...posts)))
const rss = (...posts: PublishedPost[]) => parseRssFeed(renderRss(planet, feedOf(...posts)))
const json = (...posts: PublishedPost[]) => parseJsonFeed(renderJsonFeed(planet, feedOf(...posts)))
/** As our own planet would read it. */
const readBack = (document: string) => {
  const read = parse(Buffer.from(document))
  if (read.kind !== 'feed') throw new Error(JSON.stringify(read))
  return read
}

describe('who wrote a post, where, when, and its id there (R-OUT)', () => {
  const edited = { ...post, editedAt: Date.UTC(2015, 5, 1), comments: 'https://anna.example/hello#c' }

  it('as Atom', () => {
    const feed = atom(edited)
    expect(feed).toMatchObject({
      id: 'https://planet.example/atom.xml',
      title: { value: 'Planet <Larry> & friends' },
      rights: { value: 'Each post belongs to its author.' },
    })
    expect(feed.links?.map(({ rel, href }) => [rel, href])).toEqual([
      ['self', 'https://planet.example/atom.xml'],
      ['alternate', 'https://planet.example/'],
      ['hub', 'https://hub.example/'],
      ['prev-archive', 'https://planet.example/atom.xml?month=2015-05'],
    ])
    expect(feed.entries?.[0]).toMatchObject({
      id: 'tag:anna.example,2015:1',
      title: { value: 'Hello' },
      published: '2015-05-28T00:00:00.000Z',
      updated: '2015-06-01T00:00:00.000Z',
      authors: [{ name: 'Anna', uri: 'https://anna.example/' }],
      categories: [{ term: 'Gentoo' }],
      links: [
        { href: 'https://anna.example/hello', rel: 'alternate' },
        { href: 'https://anna.example/hello#c', rel: 'replies' },
      ],
      content: { value: '<p>Hello.</p>', type: 'html' },
      source: { id: 'https://anna.example/atom.xml', title: { value: 'Anna writes' } },
    })
  })

  it('as RSS', () => {
    const feed = rss(edited)
    expect(feed).toMatchObject({
      link: 'https://planet.example/',
      lastBuildDate: 'Fri, 29 May 2015 00:00:00 GMT',
      atom: { links: [{ rel: 'self' }, { rel: 'hub' }, { rel: 'prev-archive' }] },
    })
    expect(feed.items?.[0]).toMatchObject({
      link: 'https://anna.example/hello',
      guid: { value: 'tag:anna.example,2015:1', isPermaLink: false },
      pubDate: 'Thu, 28 May 2015 00:00:00 GMT',
      dc: { creators: ['Anna'] },
      categories: [{ name: 'Gentoo' }],
      comments: 'https://anna.example/hello#c',
      content: { encoded: '<p>Hello.</p>' },
      source: { title: 'Anna writes', url: 'https://anna.example/atom.xml' },
    })
  })

  it('as JSON Feed', () => {
    const feed = json(edited)
    expect(feed).toMatchObject({
      home_page_url: 'https://planet.example/',
      next_url: 'https://planet.example/atom.xml?month=2015-05',
      hubs: [{ type: 'WebSub', url: 'https://hub.example/' }],
    })
    expect(feed.items?.[0]).toMatchObject({
      id: 'tag:anna.example,2015:1',
      url: 'https://anna.example/hello',
      date_published: '2015-05-28T00:00:00.000Z',
      date_modified: '2015-06-01T00:00:00.000Z',
      authors: [{ name: 'Anna', url: 'https://anna.example/' }],
      tags: ['Gentoo'],
      content_html: '<p>Hello.</p>',
      language: 'en',
    })
  })
})

describe('whose a post is, and under which licence, in its author’s words', () => {
  const licence = 'https://creativecommons.org/licenses/by-sa/4.0/'
  const feed = { feedRights: '© 2015 Anna', feedLicence: licence }
  const guest = { ...post, ...feed, rights: '© Ben & <Co>', licence: 'https://ben.example/licence?a&b' }

  it('as Atom: the post’s own beside those of its feed', () => {
    const [entry] = atom(guest).entries ?? []
    expect(entry).toMatchObject({
      rights: { value: guest.rights },
      source: { rights: { value: '© 2015 Anna' } },
    })
    const licencesOf = (links?: readonly { rel?: string; href?: string }[]) =>
      links?.flatMap(({ rel, href }) => (rel === 'license' ? href : []))
    expect(licencesOf(entry?.links)).toEqual([guest.licence])
    expect(licencesOf(entry?.source?.links)).toEqual([licence])
  })

  it('as RSS', () => {
    expect(rss(guest).items?.[0]).toMatchObject({
      dc: { rights: [guest.rights] },
      creativeCommons: { licenses: [guest.licence] },
    })
  })

  it('as JSON Feed', () => {
    const { items } = JSON.parse(renderJsonFeed(planet, feedOf(guest))) as { items: [{ _planet: object }] }
    expect(items[0]._planet).toMatchObject({ rights: guest.rights, licence: guest.licence })
  })

  it.each(each)('nothing where nobody says so: $format', ({ render }) => {
    expect(render(planet, feedOf(post)).slice(800)).not.toMatch(/licen[cs]e|rights/)
  })

  it('of a post without the licence of its feed, as Atom', () => {
    const [entry] = readBack(renderAtom(planet, feedOf({ ...guest, licence: null }))).entries
    expect(keepRights(entry?.rights ?? null, '')).toEqual({ rights: guest.rights, licence: '' })
  })

  it.each(each.filter(({ format }) => format !== 'json'))('comes back to a planet: $format', ({ render }) => {
    const [entry] = readBack(render(planet, feedOf(guest))).entries
    expect(keepRights(entry?.rights ?? null, '')).toEqual({ rights: guest.rights, licence: guest.licence })
  })
})

it('was updated when a post last changed, not now', () => {
  const later = { ...post, id: 2, changedAt: Date.UTC(2016, 0, 1) }
  expect(atom(post, later).updated).toBe('2016-01-01T00:00:00.000Z')
  expect(atom().updated).toBe('1970-01-01T00:00:00.000Z')
})

it.each(each)('gives the same bytes for the same posts: $format', ({ render }) => {
  const again = structuredClone(post)
  expect(render(planet, feedOf(post))).toBe(render(planet, feedOf(again)))
})

describe('the id of a post', () => {
  it.each<{ what: string; guid: string; elsewhere?: string; atomId?: string; isPermaLink?: boolean }>([
    { what: 'a tag', guid: 'tag:anna.example,2015:1' },
    { what: 'a UUID', guid: 'urn:uuid:1' },
    { what: 'another address', guid: 'https://anna.example/?p=1&x=y' },
    { what: 'its own address', guid: 'https://anna.example/hello', isPermaLink: true },
    { what: 'a number: no id for Atom', guid: '4711', atomId: permalink },
    { what: 'words: no id for Atom', guid: 'two words: here', atomId: permalink },
    {
      what: 'the address of a post of ours',
      guid: 'https://planet.example/posts/1/x',
      elsewhere: permalink,
      isPermaLink: true,
    },
  ])('that has $what', ({ guid, elsewhere = guid, atomId = elsewhere, isPermaLink = false }) => {
    expect(atom({ ...post, guid }).entries?.[0]?.id).toBe(atomId)
    expect(rss({ ...post, guid }).items?.[0]?.guid).toEqual({ value: elsewhere, isPermaLink })
    expect(json({ ...post, guid }).items?.[0]?.id).toBe(elsewhere)
  })

  it('whose guid another post said first is our own address (ID-01)', () => {
    const thief = { ...post, isBearer: false }
    expect(atom(thief).entries?.[0]?.id).toBe(permalink)
    expect(rss(thief).items?.[0]?.guid).toEqual({ value: permalink, isPermaLink: true })
    expect(json(thief).items?.[0]?.id).toBe(permalink)
  })
})

it.each(each.filter(({ format }) => format !== 'json'))(
  'an archive says so, and what it is the archive of (RFC 5005): $format',
  ({ render }) => {
    const document = render(planet, archive)
    expect(document).toContain('<fh:archive/>')
    for (const rel of ['self', 'current', 'prev-archive', 'next-archive'])
      expect(document).toContain(`rel="${rel}"`)
    expect(render(planet, feedOf(post))).not.toContain('<fh:archive/>')
  },
)

describe('any text stays text, and any feed well-formed (R-HTML, SA-17)', () => {
  const hostile = fc.constantFrom(
    ...[']]>', '<![CDATA[', '</title></entry>', '&amp;', '&#0;', '&nosuch;', '<!ENTITY x "y">', '--'],
    ...['\u0000', '\u001b', '\u0085', '\uFFFE', '\uD800', '\uDC00', '\u202E', '\u2028', '\r\n', '\t'],
    ...['<?xml?>', '"', "'", '\u{1FA90}', '\\u003c', '<script>alert(1)</script>'],
  )
  const anyUnit = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit))
  const text = fc.array(fc.oneof(hostile, anyUnit, fc.string())).map((parts) => parts.join(''))
  const anyPost = fc
    .record({
      ...{ title: text, html: text, excerpt: text, authorName: text, feedTitle: text, guid: text },
      ...{ byline: fc.array(text), tags: fc.array(text), feedUrl: text, lang: fc.option(text) },
      ...{ rights: text, feedRights: fc.option(text) },
      ...{ licence: fc.option(text), feedLicence: fc.option(text) },
    })
    // Around each text, so that only what is in it can be lost.
    .map((parts) => ({
      ...{ ...post, ...parts, title: `[${parts.title}]`, html: `<p>${parts.html}</p>` },
      rights: `[${parts.rights}]`,
    }))

  it('as XML', () => {
    fc.assert(
      fc.property(anyPost, (post) => {
        for (const render of [renderAtom, renderRss]) {
          const document = render({ ...planet, tagline: post.title }, feedOf(post, { ...post, id: 2 }))
          expect([...document].every((sign) => isXmlCharacter(sign.codePointAt(0) ?? 0))).toBe(true)
          expect(faultOf(document)).toBeNull()
          const [entry] = readBack(document).entries
          expect(entry?.content?.value).toBe(writable(post.html))
          expect(entry?.title?.value.trim()).toBe(writable(post.title))
          expect(entry?.rights?.text?.value.trim()).toBe(writable(post.rights))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('as JSON', () => {
    fc.assert(
      fc.property(anyPost, (post) => {
        const [entry] = readBack(renderJsonFeed(planet, feedOf(post))).entries
        expect(entry?.content?.value).toBe(writable(post.html))
        expect(entry?.title?.value.trim()).toBe(writable(post.title))
      }),
      { numRuns: 300 },
    )
  })

  it.each(each)('comes back to a planet with its own id: $format', ({ render }) => {
    const guids = ['tag:a,2015:1', 'https://a.example/?p=1&x="y"', 'urn:uuid:1']
    const posts = guids.map((guid, id) => ({ ...post, id: id + 1, guid }))
    const read = readBack(render(planet, feedOf(...posts))).entries.map((entry) => entry.guid)
    expect(read[0]).toBe(guids[0])
    expect(read[2]).toBe(guids[2])
    expect(new Set(read).size).toBe(3)
  })
})

/** XML 1.0 §2.2. */
function isXmlCharacter(code: number): boolean {
  return (
    code === 0x9 ||
    code === 0xa ||
    code === 0xd ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    code >= 0x10000
  )
}

/** What a strict reader of XML says against a document; null where it is content. */
function faultOf(document: string): string | null {
  type Reader = { onerror: (error: Error) => void; write: (text: string) => { close: () => void } }
  const sax = createRequire(import.meta.url)('sax') as { parser: (strict: boolean) => Reader }
  let fault: string | null = null
  const reader = sax.parser(true)
  reader.onerror = ({ message }) => (fault ??= message)
  try {
    reader.write(document).close()
  } catch (error) {
    fault ??= String(error)
  }
  return fault
}
