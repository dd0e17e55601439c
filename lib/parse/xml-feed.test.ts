import { describe, expect, test } from 'vitest'
import { parse } from './parse'
import type { Entry, ParsedFeed, Text } from './parsed-feed'

const ATOM = 'xmlns="http://www.w3.org/2005/Atom"'
const rss = (inner: string) => `<rss version="2.0"><channel><title>Blog</title>${inner}</channel></rss>`
const item = (inner: string) => rss(`<item>${inner}</item>`)
const entry = (inner: string) => `<feed ${ATOM}><title>Blog</title><entry>${inner}</entry></feed>`

function read(document: string): ParsedFeed {
  const feed = parse(Buffer.from(document), { url: 'https://blog.example/feed' })
  if (feed.kind !== 'feed') throw new Error(feed.message)
  return feed
}

function readEntry(document: string): Entry {
  const [first] = read(document).entries
  if (first === undefined) throw new Error('no entry')
  return first
}

type Row = readonly [what: string, document: string, expected: Partial<Entry>]
const text = (value: string) => ({ type: 'text', value }) as const
const html = (value: string) => ({ type: 'html', value }) as const
const xhtml = (inner: string) =>
  `<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${inner}</div></content>`

const TEXTS: readonly Row[] = [
  [
    'an escaped sample in XHTML stays a sample',
    entry(xhtml('<pre>&lt;script&gt;alert(1)&lt;/script&gt;</pre>')),
    { content: html('<pre>&lt;script&gt;alert(1)&lt;/script&gt;</pre>') },
  ],
  [
    'prefixes and void elements of XHTML become HTML',
    entry(
      '<content type="xhtml" xmlns:x="http://www.w3.org/1999/xhtml"><x:div><x:p title="a&quot;b">1<x:br/>2</x:p></x:div></content>',
    ),
    { content: html('<p title="a&quot;b">1<br>2</p>') },
  ],
  [
    'an inner xml:base is applied, since HTML has none',
    entry(xhtml('<p xml:base="https://other.example/a/"><a href="b">b</a></p>')),
    { content: html('<p><a href="https://other.example/a/b">b</a></p>') },
  ],
  [
    'plain text is not HTML',
    entry('<content type="text">1 &lt; 2 &lt;b&gt;</content>'),
    { content: text('1 < 2 <b>') },
  ],
  ['Atom without a type is plain text', entry('<title>a &lt;b&gt;</title>'), { title: text('a <b>') }],
  [
    'Atom 0.3 declares a media type',
    entry('<title mode="escaped" type="text/html">&lt;b&gt;a&lt;/b&gt;</title>'),
    { title: html('<b>a</b>') },
  ],
  [
    'base64 is decoded',
    entry('<content type="text/html" mode="base64">PGI+YTwvYj4=</content>'),
    { content: html('<b>a</b>') },
  ],
  [
    'a title that names an element',
    item('<title>The &lt;video&gt; element</title>'),
    { title: text('The <video> element') },
  ],
  [
    'a title with a lone tag',
    item('<title><![CDATA[Use <div> well]]></title>'),
    { title: text('Use <div> well') },
  ],
  [
    'a title in HTML',
    item('<title>&lt;em&gt;Very&lt;/em&gt; good</title>'),
    { title: html('<em>Very</em> good') },
  ],
  ['a title escaped twice', item('<title>AT&amp;amp;T</title>'), { title: html('AT&amp;T') }],
  [
    'markup in a title',
    item('<title>Very <em>good</em> &lt;b&gt;</title>'),
    { title: html('Very <em>good</em> &lt;b&gt;') },
  ],
  [
    'markup in a description',
    item('<description>See <a href="/x?a=1&amp;b=2">this</a>.</description>'),
    { content: html('See <a href="/x?a=1&amp;b=2">this</a>.') },
  ],
  [
    'a bare ampersand before an end tag',
    item('<title>AT&T</title><guid>1</guid>'),
    { title: text('AT&T'), guid: '1' },
  ],
  [
    'a bare ampersand in an attribute',
    item('<enclosure url="/a?b=1&c" type="x/y"/>'),
    { enclosures: [{ url: '/a?b=1&c', type: 'x/y', bytes: null }] },
  ],
  ['windows-1252 by number', item('<title>It&#146;s</title>'), { title: text('It’s') }],
  ['forbidden characters by number', item('<title>a&#0;b&#x1F;c&#xFFFF;</title>'), { title: text('abc') }],
  [
    'an astral character in two halves, and half of one',
    item('<title>&#55357;&#56832; &#55357;</title>'),
    { title: text('😀 \ufffd') },
  ],
  [
    'names that only JavaScript knows',
    item('<title>&constructor; &toString;</title>'),
    { title: html('&constructor; &toString;') },
  ],
  [
    'entities of a DTD are left alone',
    `<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>${item('<title>a &x; b</title>')}`,
    { title: text('a &x; b') },
  ],
  ['a misplaced end tag', item('<title>a</b></title><guid>1</guid>'), { title: text('a'), guid: '1' }],
  [
    'content before description',
    item('<description>short</description><content:encoded>long</content:encoded>'),
    { content: html('long'), summary: html('short') },
  ],
  [
    'the title of a podcast',
    item(
      '<itunes:title xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">T</itunes:title><media:title>M</media:title>',
    ),
    { title: text('T') },
  ],
  [
    'one text twice',
    item('<description>a</description><content:encoded>a</content:encoded>'),
    { content: html('a'), summary: null },
  ],
  [
    'Atom and Dublin Core inside RSS',
    item(
      '<dc:title>T</dc:title><a10:content xmlns:a10="http://www.w3.org/2005/Atom" type="html">&lt;p&gt;c</a10:content>',
    ),
    { title: text('T'), content: html('<p>c') },
  ],
]

const IDENTITIES: readonly Row[] = [
  [
    'RSS 1.0 about',
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><item rdf:about=" urn:1 "><title>a</title></item></rdf:RDF>`,
    { guid: 'urn:1', title: text('a') },
  ],
  ['a guid with space around it', item('<guid> urn:1 </guid>'), { guid: 'urn:1', link: null }],
  ['neither guid nor link', item('<title>a</title>'), { guid: null, link: null }],
  [
    'a permalink guid is the link',
    item('<guid>https://blog.example/1</guid>'),
    { link: 'https://blog.example/1' },
  ],
  ['a guid that is none', item('<guid isPermaLink="false">https://blog.example/1</guid>'), { link: null }],
  [
    'several alternates: the first page',
    entry(
      '<link rel="alternate" type="application/pdf" href="/1.pdf"/><link href="/1" type="text/html"/><link href="/2"/>',
    ),
    { link: '/1' },
  ],
  [
    'several alternates and no page: the first',
    entry('<link href="/1.pdf" type="application/pdf"/><link href="/1.ps" type="application/ps"/>'),
    { link: '/1.pdf' },
  ],
  [
    'Atom link inside RSS',
    item('<atom:link href="/1" xmlns:atom="http://www.w3.org/2005/Atom"/>'),
    { link: '/1' },
  ],
  [
    'xml:base in force',
    `<feed ${ATOM} xml:base="/blog/"><entry xml:base="2015/"><link href="1"/></entry></feed>`,
    { link: 'https://blog.example/blog/2015/1', base: 'https://blog.example/blog/2015/' },
  ],
  [
    'an empty reference is the base',
    `<feed ${ATOM} xml:base="https://a.example/b"><entry><link href=""/></entry></feed>`,
    { link: 'https://a.example/b' },
  ],
  [
    'CDF says all in attributes',
    '<CHANNEL HREF="https://blog.example/"><ITEM HREF="1.htm" LASTMOD="1998-11-05T22:12"><TITLE>a</TITLE></ITEM></CHANNEL>',
    { link: '1.htm', dates: { published: [], issued: [], updated: ['1998-11-05T22:12'] } },
  ],
  [
    'javascript: is passed on for R-TITLE to refuse',
    item('<link>javascript:alert(1)</link>'),
    { link: 'javascript:alert(1)' },
  ],
]

const OTHERS: readonly Row[] = [
  [
    'two authors',
    entry(
      '<author><name>Last, First</name></author><author><name>B</name><email>b@c.d</email><uri>/b</uri></author>',
    ),
    {
      authors: [
        { name: 'Last, First', email: null, url: null },
        { name: 'B', email: 'b@c.d', url: '/b' },
      ],
    },
  ],
  [
    'an RSS author',
    item('<author>a@b.c (Ann, Lee)</author>'),
    { authors: [{ name: 'Ann, Lee', email: 'a@b.c', url: null }] },
  ],
  ['one subject of two words', item('<dc:subject>Open Source</dc:subject>'), { categories: ['Open Source'] }],
  [
    'categories once each',
    item('<category>a</category><category>b</category><category>a</category>'),
    { categories: ['a', 'b'] },
  ],
  [
    'a category that is a URI shows its label',
    entry('<category term="http://x.example/#a" label="A"/><category term="b" label="Bee"/>'),
    { categories: ['A', 'b'] },
  ],
  [
    'enclosures in a group, each once',
    item(
      '<enclosure url="/a" length="10"/><media:group><media:content url="/a"/><media:content url="/b" type="v/w" fileSize="5"/></media:group>',
    ),
    {
      enclosures: [
        { url: '/a', type: null, bytes: 10 },
        { url: '/b', type: 'v/w', bytes: 5 },
      ],
    },
  ],
  [
    'every date in its own words',
    item('<pubDate>x</pubDate><dc:date>2015-05-28</dc:date><atom:updated>2016</atom:updated>'),
    { dates: { published: ['x'], issued: ['2015-05-28'], updated: ['2016'] } },
  ],
  [
    'the language of the nearest element',
    `<feed ${ATOM} xml:lang="de"><entry><content xml:lang="fr">a</content></entry></feed>`,
    { lang: 'fr' },
  ],
  [
    'where it came from',
    entry('<source><title type="html">A &amp;amp; B</title><link href="https://s.example/"/></source>'),
    { source: { title: 'A & B', url: 'https://s.example/' } },
  ],
  [
    'where one may answer',
    entry(
      '<link rel="replies" type="application/atom+xml" href="/r"/><link rel="replies" type="text/html" href="/c"/>',
    ),
    { comments: '/c' },
  ],
]

const CC = 'https://creativecommons.org/licenses/by-sa/4.0/'
const RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
const says = (text: Text | null, licence: string | null = null): Partial<Entry> => ({
  rights: { text, licence },
})

const RIGHTS: readonly Row[] = [
  ['none', item('<title>a</title>'), { rights: null }],
  ['an empty element says nothing', item('<dc:rights> </dc:rights>'), { rights: null }],
  ['dc:rights', item('<dc:rights>© 2015 Anna</dc:rights>'), says(text('© 2015 Anna'))],
  [
    'copyright with a reference',
    item('<copyright>&amp;copy; 2015 Anna</copyright>'),
    says(html('&copy; 2015 Anna')),
  ],
  ['Atom, plain: a tag is text', entry('<rights>(c) &lt;Anna&gt;</rights>'), says(text('(c) <Anna>'))],
  [
    'Atom, HTML',
    entry('<rights type="html">&amp;copy; &lt;b&gt;Anna&lt;/b&gt;</rights>'),
    says(html('&copy; <b>Anna</b>')),
  ],
  [
    'Atom, XHTML',
    entry('<rights type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">© <b>Anna</b></div></rights>'),
    says(html('© <b>Anna</b>')),
  ],
  ['a link to a licence (RFC 4946)', entry(`<link rel="license" href="${CC}"/>`), says(null, CC)],
  [
    'the first of several licences',
    entry(`<link rel="license" href="${CC}"/><link rel="license" href="https://gnu.org/fdl"/>`),
    says(null, CC),
  ],
  [
    'a relative one against xml:base',
    `<feed ${ATOM} xml:base="/blog/"><entry><link rel="license" href="licence"/></entry></feed>`,
    says(null, 'https://blog.example/blog/licence'),
  ],
  ['Atom link inside RSS', item(`<atom:link rel="license" href="${CC}"/>`), says(null, CC)],
  [
    'creativeCommons:license, whatever its prefix',
    item(
      `<c:license xmlns:c="http://backend.userland.com/creativeCommonsRssModule"> ${CC} </c:license><dc:rights>Anna</dc:rights>`,
    ),
    says(text('Anna'), CC),
  ],
  ['an unbound prefix', item(`<creativeCommons:license>${CC}</creativeCommons:license>`), says(null, CC)],
  ['cc:license', item(`<cc:license ${RDF} rdf:resource="${CC}"/>`), says(null, CC)],
  [
    'media:license',
    item(`<media:license type="text/html" href="${CC}">By Anna</media:license>`),
    says(null, CC),
  ],
  [
    'a licence by name has no address',
    item('<dcterms:license>Attribution 4.0</dcterms:license>'),
    { rights: null },
  ],
  [
    'what a planet before us passed on',
    entry(`<rights>Anna</rights><source><rights>Ben</rights><link rel="license" href="${CC}"/></source>`),
    says(text('Anna'), CC),
  ],
]

describe.each([
  ['text', TEXTS],
  ['identity and links', IDENTITIES],
  ['other fields', OTHERS],
  ['rights', RIGHTS],
])('an entry: %s', (_, rows) => {
  test.each(rows)('%s', (_what, document, expected) => expect(readEntry(document)).toMatchObject(expected))
})

describe('which documents are feeds', () => {
  const rows: readonly (readonly [string, string, ParsedFeed['format']])[] = [
    ['RSS', item('<title>a</title>'), 'rss'],
    [
      'RSS under a prefix, without a default namespace',
      '<r:rss xmlns:r="urn:x"><r:channel><r:item><r:title>a</r:title></r:item></r:channel></r:rss>',
      'rss',
    ],
    ['RSS in capitals', '<RSS><CHANNEL><ITEM><TITLE>a</TITLE></ITEM></CHANNEL></RSS>', 'rss'],
    [
      'junk before the declaration',
      `\n  Warning: 42 <br>\n<?xml version="1.0"?>${item('<title>a</title>')}`,
      'rss',
    ],
    [
      'RDF with its items outside',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel/><item><title>a</title></item></rdf:RDF>',
      'rdf',
    ],
    ['Atom', entry('<title>a</title>'), 'atom'],
    ['Atom without a namespace', '<feed><entry><title>a</title></entry></feed>', 'atom'],
    ['Atom of an unknown namespace', '<feed xmlns="urn:x"><entry><title>a</title></entry></feed>', 'atom'],
    [
      'Atom under a prefix',
      `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>a</a:title></a:entry></a:feed>`,
      'atom',
    ],
    ['CDF', '<channel href="/"><item href="/1"><title>a</title></item></channel>', 'cdf'],
  ]
  test.each(rows)('%s', (_, document, format) => {
    expect(read(document)).toMatchObject({ format, complete: true, entries: [{ title: text('a') }] })
  })
})

describe('a document that is not whole', () => {
  test('R-GONE: a truncated one keeps its whole entries and says so', () => {
    const feed = read(item('<title>a</title>').replace('</channel></rss>', '<item><title>b</ti'))
    expect(feed).toMatchObject({ complete: false, entries: [{ title: text('a') }] })
    expect(feed.notes.map(({ code }) => code)).toContain('incomplete')
  })

  test('a CDATA section without an end gives up only its own element', () => {
    const [first, second] = read(
      rss(
        '<item><description><![CDATA[<p>a</p></description><guid>1</guid></item><item><title><![CDATA[b]]></title></item>',
      ),
    ).entries
    expect(first).toMatchObject({ content: html('<p>a</p>'), guid: '1' })
    expect(second).toMatchObject({ title: text('b') })
  })

  test('the note names line and column', () => {
    expect(read(`<rss>\n<channel>\n  <item><title>a & b</title></item></channel></rss>`).notes).toMatchObject(
      [{ code: 'malformed', line: 3, column: 16 }],
    )
  })
})

test('PA-07: names of JavaScript change no prototype', () => {
  const feed = read(
    item(
      '<__proto__><x>1</x></__proto__><constructor>1</constructor><title __proto__="a" hasOwnProperty b="c">t</title>',
    ),
  )
  expect(feed.entries[0]?.title).toEqual(text('t'))
  expect(({} as Record<string, unknown>)['x']).toBeUndefined()
})

test('the rights of a feed are not copied to its entries', () => {
  const feeds = [
    rss(
      `<dc:rights>Anna</dc:rights><creativeCommons:license>${CC}</creativeCommons:license><item><guid>1</guid></item>`,
    ),
    `<feed ${ATOM}><rights>Anna</rights><link rel="license" href="${CC}"/><entry><id>1</id></entry></feed>`,
  ]
  for (const feed of feeds)
    expect(read(feed)).toMatchObject({
      rights: { text: text('Anna'), licence: CC },
      entries: [{ rights: null }],
    })
})

test('the feed itself', () => {
  expect(
    read(
      rss(`<link>https://blog.example/</link><description>About &lt;b&gt;us&lt;/b&gt;</description><language>en_US</language><ttl>90</ttl>
        <managingEditor>ed@blog.example (Ed)</managingEditor><image><url>/logo.png</url></image><copyright>©</copyright>
        <atom:link rel="self" href="/feed"/><atom:link rel="hub" href="https://hub.example/"/>`),
    ),
  ).toMatchObject({
    title: text('Blog'),
    description: html('About <b>us</b>'),
    link: 'https://blog.example/',
    self: '/feed',
    hubs: ['https://hub.example/'],
    lang: 'en-US',
    authors: [{ name: 'Ed', email: 'ed@blog.example' }],
    image: '/logo.png',
    rights: { text: text('©'), licence: null },
    everyMinutes: 90,
  })
  expect(
    read(rss('<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>'))
      .everyMinutes,
  ).toBe(360)
})
