import { parseAtomFeed } from 'feedsmith'
import { describe, expect, it } from 'vitest'
import type { FullPost } from '../../db/queries/posts'
import { planetSchema } from '../config/planet'
import { renderAtom } from './atom'

const planet = planetSchema.parse({
  title: 'Planet <Larry> & friends',
  url: 'https://planet.example',
  authors: [],
})

const post: FullPost = {
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
}

const read = (...posts: FullPost[]) => parseAtomFeed(renderAtom(planet, posts))

describe('renderAtom (R-OUT)', () => {
  it('keeps who wrote a post, where, when, and its id there', () => {
    const feed = read({ ...post, editedAt: Date.UTC(2015, 5, 1) })
    expect(feed.title?.value).toBe('Planet <Larry> & friends')
    expect(feed.links?.[0]).toMatchObject({ href: 'https://planet.example/atom.xml', rel: 'self' })
    expect(feed.entries?.[0]).toMatchObject({
      id: 'tag:anna.example,2015:1',
      title: { value: 'Hello' },
      published: '2015-05-28T00:00:00.000Z',
      updated: '2015-06-01T00:00:00.000Z',
      authors: [{ name: 'Anna', uri: 'https://anna.example/' }],
      links: [{ href: 'https://anna.example/hello', rel: 'alternate' }],
      content: { value: '<p>Hello.</p>', type: 'html' },
      source: { id: 'https://anna.example/atom.xml', title: { value: 'Anna writes' } },
    })
  })

  it('was updated when a post last changed, not now', () => {
    expect(read(post, { ...post, id: 2, changedAt: Date.UTC(2016, 0, 1) }).updated).toBe(
      '2016-01-01T00:00:00.000Z',
    )
    expect(read().updated).toBe('1970-01-01T00:00:00.000Z')
  })

  it('gives the same bytes for the same posts', () => {
    expect(renderAtom(planet, [post])).toBe(renderAtom(planet, [structuredClone(post)]))
  })

  it.each([
    { guid: 'tag:anna.example,2015:1', id: 'tag:anna.example,2015:1' },
    { guid: 'https://anna.example/?p=1&x="y"', id: 'https://anna.example/hello' },
    { guid: 'https://anna.example/?p=1&x=y', id: 'https://anna.example/?p=1&x=y' },
    { guid: 'urn:uuid:1', id: 'urn:uuid:1' },
    { guid: '4711', id: 'https://anna.example/hello' },
    { guid: 'two words: here', id: 'https://anna.example/hello' },
  ])('of guid $guid makes id $id', ({ guid, id }) => {
    expect(renderAtom(planet, [{ ...post, guid }]).replaceAll('&amp;', '&')).toMatch(
      new RegExp(`<id>(<!\\[CDATA\\[)?${id.replaceAll(/[.*+?^$()[\]\\{}|]/g, '\\$&')}(\\]\\]>)?</id>`),
    )
  })

  it('leaves an id that two posts claim with the one seen first (ID-01)', () => {
    const thief = {
      ...post,
      id: 99,
      slug: 'mine',
      feedUrl: 'https://thief.example/atom.xml',
      firstSeenAt: Date.UTC(2016, 0, 1),
    }
    expect(read(thief, post).entries?.map((entry) => entry.id)).toEqual([
      'https://planet.example/posts/2r/mine',
      'tag:anna.example,2015:1',
    ])
  })
})

describe('hostile text stays text (R-HTML, SA-17)', () => {
  it.each([
    ['the end of CDATA', ']]> ]]]]>> <![CDATA[ ]]&gt;'],
    ['tags', '</title></entry><script>alert(1)</script>'],
    ['entities', '&amp; &#0; &nosuch; <!ENTITY x "y">'],
    ['quotation marks', `"' onload='"`],
    ['a declaration', '<?xml version="1.0"?><!DOCTYPE x>'],
  ])('%s', (_what, text) => {
    const entry = read({ ...post, title: text, html: text, authorName: text, feedTitle: text }).entries?.[0]
    expect(entry?.title?.value).toBe(text)
    expect(entry?.content?.value).toBe(text)
    expect(entry?.authors?.[0]?.name).toBe(text)
    expect(entry?.source?.title?.value).toBe(text)
  })

  it('drops what XML cannot say', () => {
    const text = 'a\u0000\u0008\u001f\uFFFE\uD800b\tc\u{1FA90}'
    const xml = renderAtom(planet, [
      { ...post, title: text, html: `<p>${text}</p>`, link: `https://a.example/${text}` },
    ])
    expect(xml).toContain('<p>a\uFFFDb\tc\u{1FA90}</p>')
    expect([...xml].every((sign) => isXmlCharacter(sign.codePointAt(0) ?? 0))).toBe(true)
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
