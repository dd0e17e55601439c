import { expect, test } from 'vitest'
import { parse } from '../parse/parse'
import { identify } from './identity'
import { normalise, type NewPost } from './normalise'

const MEDIA = 'xmlns:media="http://search.yahoo.com/mrss/"'
const CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
const item = (inner: string) =>
  `<rss ${MEDIA} ${CONTENT}><channel><item><title>t</title>${inner}</item></channel></rss>`
const entry = (inner: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom" ${MEDIA}><entry><id>1</id>${inner}</entry></feed>`
const json = (text: string) => JSON.stringify({ items: [{ id: '1', content_text: text }] })

function postOf(document: string): NewPost {
  const url = 'https://blog.example/feed'
  const feed = parse(Buffer.from(document), { url })
  if (feed.kind !== 'feed') throw new Error(feed.message)
  const [identified] = identify(feed.entries, { url, site: null, base: null }, 1)
  return normalise(identified!, null, { id: 1, feed, lang: null, detect: () => null })
}

test.each([
  ['lines and paragraphs of plain text', json('a\nb & c\n\n<d>'), '<p>a<br>b &amp; c</p><p>&lt;d&gt;</p>'],
  ['an indented text is one line', entry('<content>\n  a\n  b\n\n  c\n</content>'), '<p>a b</p><p>c</p>'],
  [
    'a description of Media RSS is plain text unless it has markup',
    entry('<media:group><media:description>a\n&lt;b&gt;</media:description></media:group>'),
    '<p>a<br>&lt;b&gt;</p>',
  ],
  [
    'or says that it is none',
    item('<media:description type="html">a &lt;b&gt;c</media:description>'),
    '<p>a <b>c</b></p>',
  ],
  [
    'HTML without a tag still has paragraphs',
    item('<description>a\nb &amp;amp; c\n\nd</description>'),
    '<p>a\nb &amp; c</p><p>d</p>',
  ],
  ['HTML has its own', item('<description>&lt;i&gt;a&lt;/i&gt;\n\nb</description>'), '<p><i>a</i>\n\nb</p>'],
  [
    'content of which nothing is left gives way to the summary',
    item(
      '<description>a</description><content:encoded>&lt;p&gt;&amp;nbsp;&lt;/p&gt;&lt;img src="/p" width="1" height="1"&gt;</content:encoded>',
    ),
    '<p>a</p>',
  ],
])('R-HTML %s', (_, document, html) => expect(postOf(document).html).toBe(html))

test('R-AUTHOR names and tags that were escaped once more than their words', () => {
  const post = postOf(
    item('<author>Tom &amp;amp; J</author><category>Q &amp;amp; A</category><category>&lt;b&gt;</category>'),
  )
  expect(post.byline).toEqual(['Tom & J'])
  expect(post.tags.map(({ label }) => label)).toEqual(['Q & A', '<b>'])
})

test('a film that no browser plays any more is no attachment', () => {
  const flash = '<media:content url="https://tube.example/v/1" type="application/x-shockwave-flash"/>'
  const sound = '<media:content url="https://a.example/1.mp3" type="audio/mpeg"/>'
  const { enclosures } = postOf(entry(`<media:group>${flash}${sound}</media:group>`))
  expect(enclosures).toEqual([{ url: 'https://a.example/1.mp3', type: 'audio/mpeg', bytes: null }])
})
