import fc from 'fast-check'
import { parseFragment as parsePlainly, type DefaultTreeAdapterTypes } from 'parse5'
import { expect, test } from 'vitest'
import { parseFragment } from './parse-fragment'

/** Tags around which the standard reads text in ways of its own. */
const TAGS =
  `p b i a pre listing textarea xmp plaintext table caption colgroup col tbody tr td th select option template noscript script style
  svg title desc foreignObject math mi mtext annotation-xml body frameset ul li br h2 form button ruby rt`.split(
    /\s+/,
  )
/** What comes between them, and what a reader of whole runs could overlook. */
const TEXTS = [
  ...[
    'word',
    'words of a sentence that goes on,\nand on',
    ' ',
    '\n',
    '\r',
    '\r\n',
    '\t',
    '\f',
    '\0',
    '\u00a0',
    '\ufeff',
  ],
  ...[
    'é',
    '日本語',
    '😀',
    '\ud800',
    '\udc00',
    '<',
    '>',
    '</',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<!doctype html>',
  ],
  ...[
    '&',
    '&amp;',
    '&amp',
    '&lt;',
    '&#10;',
    '&#13;',
    '&#0;',
    '&#32;',
    '&nbsp;',
    '&notin;',
    '&noti',
    '"',
    "'",
    '=',
  ],
]
const VALUES = [...TEXTS, 'https://blog.example/a?b=1&c=2', '&quot;']

const text = fc.constantFrom(...TEXTS)
const tag = fc.constantFrom(...TAGS)
const attribute = fc
  .tuple(fc.constantFrom('"', "'", ''), fc.array(fc.constantFrom(...VALUES), { maxLength: 4 }))
  .map(([quote, parts]) => ` href=${quote}${parts.join('')}${quote}`)
const start = fc
  .tuple(tag, fc.oneof(fc.constant(''), attribute))
  .map(([name, written]) => `<${name}${written}>`)
const end = tag.map((name) => `</${name}>`)
const html = fc
  .array(fc.oneof({ arbitrary: text, weight: 3 }, start, end), { maxLength: 30 })
  .map((parts) => parts.join(''))

const options = { scriptingEnabled: false }

test('the tree is the one that parse5 builds', () => {
  fc.assert(
    fc.property(html, (written) => {
      expect(plain(parseFragment(written, options))).toEqual(plain(parsePlainly(written, options)))
    }),
    { numRuns: 5_000 },
  )
})

test('that of a long text too, of which parse5 lets go as it reads', () => {
  const written = `<p title="${'long value &amp; '.repeat(10_000)}">${'Long\r\ntext & 😀 more <b>\0bold</b> '.repeat(10_000)}`
  expect(plain(parseFragment(written, options))).toEqual(plain(parsePlainly(written, options)))
})

/** A tree without its ways back up. */
function plain(node: DefaultTreeAdapterTypes.Node): unknown {
  const { parentNode, ...own } = node as DefaultTreeAdapterTypes.Element & DefaultTreeAdapterTypes.Template
  return {
    ...own,
    parent: (parentNode as DefaultTreeAdapterTypes.Element | null | undefined)?.nodeName,
    ...('childNodes' in own ? { childNodes: own.childNodes.map(plain) } : {}),
    ...('content' in own ? { content: plain(own.content) } : {}),
  }
}
