import { expect, test } from 'vitest'
import { parseJsonFeed } from './json-feed'

const read = (item: object, feed: object = {}) =>
  parseJsonFeed(JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items: [item], ...feed }))
const text = (value: string) => ({ type: 'text', value })

test.each([
  [
    'a whole item',
    {
      id: '1',
      url: '/1',
      title: 'a <b>',
      content_html: '<p>c',
      summary: 's',
      tags: ['x', 'y', 'x'],
      language: 'de',
    },
    {
      guid: '1',
      link: '/1',
      title: text('a <b>'),
      content: { type: 'html', value: '<p>c' },
      summary: text('s'),
      categories: ['x', 'y'],
      lang: 'de',
    },
  ],
  ['a number for an id', { id: 7 }, { guid: '7' }],
  ['plain text', { content_text: '1 < 2' }, { content: text('1 < 2'), summary: null }],
  ['an external link', { external_url: 'https://a.example/' }, { link: 'https://a.example/' }],
  ['the author of 1.0', { author: { name: 'A' } }, { authors: [{ name: 'A', email: null, url: null }] }],
  [
    'authors of 1.1',
    { authors: [{ name: 'A' }, { url: '/b' }, {}] },
    { authors: [{ name: 'A' }, { name: null, url: '/b' }] },
  ],
  [
    'dates',
    { date_published: '2015', date_modified: '2016' },
    { dates: { published: ['2015'], issued: [], updated: ['2016'] } },
  ],
  [
    'attachments',
    { attachments: [{ mime_type: 'b/c' }, { url: '/a', mime_type: 'b/c', size_in_bytes: 5 }] },
    {
      enclosures: [
        { url: '', type: 'b/c', bytes: null },
        { url: '/a', type: 'b/c', bytes: 5 },
      ],
    },
  ],
  ['attachments without an address are nothing', { attachments: [{ mime_type: 'b/c' }] }, { enclosures: [] }],
  [
    'wrong types',
    { id: {}, url: [], title: null, tags: 'a', authors: 'b', attachments: {} },
    { guid: null, link: null, title: null, categories: [], authors: [], enclosures: [] },
  ],
  ['half a character', { title: 'a\ud83d' }, { title: text('a\ufffd') }],
])('%s', (_, item, expected) => expect(read(item)?.entries[0]).toMatchObject(expected))

test('the feed itself', () => {
  const feed = {
    title: 'T',
    description: 'D',
    home_page_url: '/',
    feed_url: '/f',
    icon: '/i',
    language: 'en',
    hubs: [{ type: 'WebSub', url: '/h' }],
  }
  expect(read({}, feed)).toMatchObject({
    title: text('T'),
    description: text('D'),
    link: '/',
    self: '/f',
    image: '/i',
    lang: 'en',
    hubs: ['/h'],
    complete: true,
  })
})

test.each(['', 'null', '[]', '{}', '{"items": 1}', '{"version": "1"}', '{'])('%j is no feed', (json) => {
  expect(parseJsonFeed(json)).toBeNull()
})
