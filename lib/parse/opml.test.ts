import { expect, test } from 'vitest'
import { parseOpml } from './opml'

const list = (inner: string) =>
  `<?xml version="1.0"?><opml version="2.0"><head><title>Friends</title></head><body>${inner}</body></opml>`

test('outlines nest, and their titles are folders', () => {
  expect(
    parseOpml(
      list(
        '<outline text="A"><outline text="B"><outline text="Ann" xmlUrl="/a" htmlUrl="/" language="en" planet:slug="ann"/></outline></outline><outline title="Bob" xmlUrl="/b"/>',
      ),
    ),
  ).toEqual({
    title: 'Friends',
    subscriptions: [
      { xmlUrl: '/a', title: 'Ann', htmlUrl: '/', language: 'en', slug: 'ann', folder: ['A', 'B'] },
      { xmlUrl: '/b', title: 'Bob', htmlUrl: null, language: null, slug: null, folder: [] },
    ],
  })
})

test.each([
  ['any case', '<OPML><BODY><OUTLINE TEXT="A" XMLURL="/a"/></BODY></OPML>', ['/a']],
  ['bare ampersands', list('<outline text="A & B" xmlUrl="/a?b=1&c=2"/>'), ['/a?b=1&c=2']],
  ['outlines without a body', '<opml><outline xmlUrl="/a"/></opml>', ['/a']],
  ['truncated', '<opml><body><outline xmlUrl="/a"/><outline xmlU', ['/a']],
  [
    'a url that the type makes a feed',
    list('<outline type="rss" url="/a"/><outline type="include" url="/b"/>'),
    ['/a'],
  ],
  ['no OPML', '<rss/>', []],
  ['nothing', '', []],
  ['too deep', `<opml><body>${'<outline>'.repeat(1000)}`, []],
])('%s', (_, document, urls) =>
  expect(parseOpml(document).subscriptions.map(({ xmlUrl }) => xmlUrl)).toEqual(urls),
)

test('bytes of an older encoding', () => {
  const bytes = Buffer.from(
    '<?xml version="1.0" encoding="iso-8859-1"?><opml><body><outline text="Jürgen" xmlUrl="/a"/></body></opml>',
    'latin1',
  )
  expect(parseOpml(bytes).subscriptions[0]?.title).toBe('Jürgen')
})
