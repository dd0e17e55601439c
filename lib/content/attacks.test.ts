import { parse, parseFragment, serialize, type DefaultTreeAdapterTypes } from 'parse5'
import { describe, expect, it } from 'vitest'
import { clean } from './clean'
import { attacks } from './fixtures/attacks'

/*
 * Judged by the tree that a browser would build of the result, never by its text. The list is written here once more, by hand: a slip in
 * `allowlist.ts` must not excuse itself.
 */
const base = 'https://blog.example/2015/post/'
const BEFORE = 'What was said before.'

const ELEMENTS = new Set(
  `a abbr audio b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h4 h5 h6 hr i img ins
  kbd li mark ol p picture pre q rp rt ruby s samp small source span strong sub summary sup table tbody td tfoot th thead time tr track u ul
  var video wbr`.split(/\s+/),
)
const ATTRIBUTES = new Set(
  `abbr align alt aria-label class colspan controls data-embed data-language datetime decoding dir height href id kind label lang loading media
  poster preload rel reversed role rowspan scope sizes span src srclang srcset start title type value width`.split(
    /\s+/,
  ),
)
/** Attributes that are ours have our values. */
const OURS: Readonly<Record<string, RegExp>> = {
  class:
    /^(?:embed|table-scroll|footnotes|footnote-back|latex|language-[a-z0-9][a-z0-9+#.-]{0,20}|[kscnftad])$/,
  'data-embed': /^https:\/\/(?:www\.youtube-nocookie\.com|player\.vimeo\.com|archive\.org)\//,
  'data-language': /^[a-z0-9][a-z0-9+#.-]{0,20}$/,
  role: /^group$/,
  rel: /^nofollow ugc noopener noreferrer$/,
  id: /^uc-k1-/,
  controls: /^$/,
  preload: /^none$/,
  loading: /^lazy$/,
  decoding: /^async$/,
}

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

describe.each(Object.entries(attacks))('%s', (_, list) => {
  it.each(list.map((html) => [html.slice(0, 200), html] as const))('%j', (_, html) => {
    const { html: out, text } = clean(`<p>${BEFORE}</p>${html}`, { base, idPrefix: 'k1' })
    expect(elementsOf(parseFragment(out)).flatMap(faultsOf)).toEqual([])
    expect(text).toContain(BEFORE)
    expect(serialize(parseFragment(serialize(parseFragment(out))))).toBe(serialize(parseFragment(out)))
    expect(shapeAround(out)).toBe('main(article footer)')
  })
})

it('there are enough of them', () => {
  expect(Object.values(attacks).flat().length).toBeGreaterThan(200)
})

function faultsOf({ tagName, namespaceURI, attrs }: Element): string[] {
  const faults = attrs.flatMap(({ name, value }) => {
    const fault = `<${tagName} ${name}="${value}">`
    if (!ATTRIBUTES.has(name) || OURS[name]?.test(value) === false) return fault
    if (name === 'href') return /^(?:https?:\/\/|mailto:|#uc-k1-)/.test(value) && isWhole(value) ? [] : fault
    if (name === 'src' || name === 'poster') return isWhole(value) ? [] : fault
    if (name === 'srcset')
      return value.split(', ').every((one) => isWhole(one.split(' ', 1)[0]!)) ? [] : fault
    return []
  })
  if (!ELEMENTS.has(tagName) || !namespaceURI.endsWith('xhtml')) faults.push(`<${tagName}>`)
  return faults
}

/** Absolute, so that it cannot lead to a door of ours, and without a name to be misread. */
function isWhole(url: string): boolean {
  if (url.startsWith('#')) return true
  const { protocol, username, password } = new URL(url)
  return ['http:', 'https:', 'mailto:'].includes(protocol) && username + password === ''
}

function elementsOf(node: Node): Element[] {
  const below = 'childNodes' in node ? node.childNodes.flatMap(elementsOf) : []
  return 'tagName' in node ? [node, ...below] : below
}

/** What a page finds around a post. */
function shapeAround(html: string): string {
  const page = parse(
    `<!doctype html><body><main><article>${html}</article><footer></footer></main></body></html>`,
  )
  const [main, ...others] = elementsOf(page).find(({ tagName }) => tagName === 'body')!
    .childNodes as Element[]
  const inside = main!.childNodes.map((child) => child.nodeName).join(' ')
  return `${main!.nodeName}(${inside})${others.map(({ nodeName }) => ` ${nodeName}`).join('')}`
}
