import { describe, expect, test } from 'vitest'
import { parse } from './parse'
import { cpuMs } from '../../e2e/cpu-ms'

const of = (document: string) =>
  parse(Buffer.from(document), { contentType: null, url: 'https://blog.example/dir/' })

describe('bytes that are no feed', () => {
  test.each([
    ['nothing', '', 'empty'],
    ['white space', ' \n\t ', 'empty'],
    ['words', 'Hello, world', 'text'],
    ['a web page', '<!DOCTYPE html><title>a</title>', 'html'],
    ['a web page that speaks of feeds', '<html><body><pre><rss></pre>', 'html'],
    ['a web page with a sample', '<div><p>a</p><pre><rss></pre></div>', 'html'],
    ['other XML', '<?xml version="1.0"?><note>a</note>', 'xml'],
    ['other JSON', '{"a": 1}', 'json'],
    ['a web page behind a notice', '[notice] a\n<!DOCTYPE html><html><title>a</title></html>', 'html'],
    ['broken JSON', '{"items": [', 'json'],
    ['broken JSON with markup', '{"items": [{"content_html": "<p>a"},]}', 'json'],
  ])('%s', (_, document, found) => expect(of(document)).toMatchObject({ kind: 'not-a-feed', found }))

  test.each([
    [
      '<!doctype html><title>\n Log&nbsp;in &amp;\n read </title>',
      'a web page, not a feed: “Log in & read”.',
    ],
    [`<html><head><title>${'x'.repeat(100)}</title>`, `a feed: “${'x'.repeat(80)}”.`],
    ['<html><title> </title>', 'The document is a web page, not a feed.'],
    ['{"a": 1}', 'The document is JSON, but no JSON Feed.'],
    ['{"items": [{"content_html": "<p>a"},]}', "The document is no valid JSON: Unexpected token ']'"],
    ['[{"title": "a', 'The document is no valid JSON: Unterminated string in JSON at position 13'],
  ])('%s: %s', (document, message) =>
    expect(of(document)).toMatchObject({ message: expect.stringContaining(message) as string }),
  )

  test('a picture', () => {
    const bytes = Uint8Array.from({ length: 2000 }, (_, index) => (index * 151 + 137) % 256)
    expect(parse(bytes, {})).toMatchObject({ kind: 'not-a-feed', found: 'binary' })
  })

  test('a page names the feeds that it advertises', () => {
    expect(
      of(`<html><head><link rel="stylesheet" href="a.css"><link rel="alternate" type="application/atom+xml" title="Blog &amp; all" href="atom.xml">
        <LINK REL='alternate' TYPE='application/feed+json' HREF='/feed.json'><link rel="alternate" hreflang="de" href="/de"></head>`),
    ).toMatchObject({
      feeds: [
        { url: 'https://blog.example/dir/atom.xml', title: 'Blog & all', type: 'application/atom+xml' },
        { url: 'https://blog.example/feed.json', title: null, type: 'application/feed+json' },
      ],
    })
  })
})

describe('RL-07, RL-12: hostile documents are read or refused in linear time', () => {
  const inItem = (inner: string) =>
    `<rss><channel><item><title>t</title><description>${inner}</description></item></channel></rss>`
  const times = (text: string, bytes = 200_000) => text.repeat(bytes / text.length)
  test.each([
    ['nested elements', inItem('<a>'.repeat(20_000)), 'refused'],
    [
      'attributes',
      inItem(`<a ${Array.from({ length: 20_000 }, (_, i) => `a${i}="1"`).join(' ')}/>`),
      'refused',
    ],
    [
      'namespaces',
      inItem(Array.from({ length: 20_000 }, (_, i) => `<a xmlns:n${i}="u">`).join('')),
      'refused',
    ],
    ['stray end tags below many elements', inItem('<a>'.repeat(490) + times('</b>')), 'feed'],
    ['ampersands', inItem(times('&')), 'feed'],
    ['tags that begin nothing', inItem(times('<')), 'feed'],
    ['declarations', inItem(times('<!a>') + times('<!')), 'feed'],
    ['subsets', inItem(`<!a[${times('] ')}>`), 'feed'],
    ['comments', inItem(times('<!-- -')), 'feed'],
    ['CDATA without ends', inItem(times('<b><![CDATA[</b>')), 'feed'],
    ['quotes', inItem(times('<a b="')), 'refused'],
    [
      'addresses',
      `<rss><channel><item><title>t</title><author>${times('a@')}</author></item></channel></rss>`,
      'feed',
    ],
    [
      'end tags in a title',
      `<rss><channel><item><title>${times('&lt;/b')}</title></item></channel></rss>`,
      'feed',
    ],
    ['JSON', times('['), 'json'],
    ['links', `<html><link ${times('a= ')}>`, 'html'],
  ])('%s', (_, document, kind) => {
    let feed: ReturnType<typeof of> | undefined
    expect(cpuMs(() => (feed = of(document)))).toBeLessThan(5000)
    expect(feed?.kind === 'feed' ? 'feed' : feed?.found).toBe(kind)
  })
})

test.each([
  ['a warning of PHP', '<br />\n<b>Warning</b>: x in <b>y</b><br />'],
  ['an error of WordPress', '<div id="error"><p class="wpdberror"><strong>SQL</strong></p></div>'],
  ['a page that ended too early', '<!-- cached --><title>Oops</title>\n<script>a()</script>'],
])('PA-06 a feed behind %s is one', (_, junk) => {
  const feed = `${junk}<?xml version="1.0"?><rss><channel><title>Anna</title></channel></rss>`
  expect(of(feed)).toMatchObject({ kind: 'feed', title: { value: 'Anna' } })
})

test('JSON Feed is recognised by what it says', () => {
  expect(of('\ufeff{"version": "https://jsonfeed.org/version/1.1", "items": []}')).toMatchObject({
    kind: 'feed',
    format: 'json',
  })
})
