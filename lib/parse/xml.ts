import FeedParser from 'feedparser'
import { resolve, startCapture, type Capture } from './capture'
import { attributeName, elementNames, localOf, scopeOf, type Scope } from './names'
import type { Node } from './node'
import type { Piece } from './scan'

/** What stands in a document, still in its own words. `closed`: its root element ended. */
export type XmlDocument = {
  readonly type: 'rss' | 'rdf' | 'atom' | 'other'
  readonly root: Node
  /** The element that describes the feed: `channel`, or the root. */
  readonly channel: Node
  readonly items: readonly Node[]
  readonly closed: boolean
}

/** Elements whose child elements are markup of a text rather than structure. */
const TEXT_CONSTRUCTS = new Set(
  `title description summary content subtitle tagline rights copyright info abstract body fullitem category guid
  content:encoded xhtml:body xhtml:div
  dc:title dc:description dc:rights atom:title atom:summary atom:content atom:subtitle atom:rights
  media:title media:description itunes:summary itunes:subtitle`.split(/\s+/),
)

type Tag = { readonly name: string; readonly attributes: Readonly<Record<string, string>> }
type OpenNode = {
  '@': Record<string, string>
  '#': string
  '#name': string
  '#markup'?: boolean
}

/** The inside of npm feedparser that this file builds upon. */
type Handlers = {
  readonly meta: { '#type'?: string }
  readonly stack: OpenNode[]
  readonly stream: {
    readonly _parser: {
      noscript: boolean
      trackPosition: boolean
      readonly opt: { xmlns: boolean }
      onopentag: (tag: Tag) => void
      onclosetag: () => void
      write(markup: string): void
    }
  }
  handleOpenTag(tag: object): void
  handleCloseTag(name: string): void
  handleText(text: string): void
}
const Feedparser = FeedParser as unknown as new (options: FeedParser.Options) => Handlers

/**
 * npm feedparser with its ears mended: every event is put right before it builds its tree. Names are made canonical,
 * markup inside texts is written back as HTML, `xml:base` and `xml:lang` come down to each element, any root with a
 * feed's name is a feed. A class only because overriding its handlers is the way into it.
 */
class TolerantFeedparser extends Feedparser {
  readonly items: Node[] = []
  readonly #nameOf = elementNames()
  readonly #url: string | null
  readonly #scopes: Scope[] = []
  #capture: Capture | null = null
  root: OpenNode | null = null
  channel: OpenNode | null = null

  constructor(url: string | null) {
    super({ normalize: false, addmeta: false })
    this.#url = url
    const parser = this.stream._parser
    // Else the text of a <script> in XHTML is swallowed, and the rest of the document with one that never ends.
    parser.noscript = true
    // Each end tag would cost as much as there are namespaces in force; `names.ts` does without.
    parser.opt.xmlns = false
    // Nobody asks where a tag stood; and the way around by the stream's events costs as much as a tag.
    parser.trackPosition = false
    parser.onopentag = (tag) => this.handleOpenTag(tag)
    parser.onclosetag = () => this.handleCloseTag()
  }

  get closed(): boolean {
    return this.root !== null && this.stack.length === 0
  }

  override handleOpenTag(tag: Tag): void {
    const parent = this.stack[0]
    if (this.#capture === null && parent !== undefined && this.#isText(parent)) {
      const { type, 'xml:base': base = null } = parent['@']
      this.#capture = startCapture(parent['#'], base, type === 'xhtml')
    }
    if (this.#capture !== null) return this.#capture.open(localOf(tag.name), tag.attributes)

    if (parent === undefined) this.meta['#type'] = typeOf(localOf(tag.name))
    const scope = scopeOf(tag.attributes, this.#scopes.at(-1) ?? new Map())
    this.#scopes.push(scope)
    const name = this.#nameOf(tag.name, scope, this.meta['#type'])
    super.handleOpenTag({ name, prefix: '', local: name, uri: '', attributes: {} })
    const node = this.stack[0]
    if (node === undefined) return
    for (const key in tag.attributes)
      node['@'][attributeName(key, scope)] ??= tag.attributes[key]?.trim() ?? ''
    this.#inherit(node, parent)
    if (parent === undefined) this.root = node
    if (name === 'channel') this.channel ??= node
  }

  #isText(node: OpenNode): boolean {
    return this.meta['#type'] !== 'other' && TEXT_CONSTRUCTS.has(node['#name'])
  }

  #inherit(node: OpenNode, parent: OpenNode | undefined): void {
    const base = node['@']['xml:base']
    const outer = parent?.['@']['xml:base']
    const inForce = base === undefined ? outer : (resolve(base, outer ?? this.#url) ?? outer)
    if (inForce !== undefined) node['@']['xml:base'] = inForce
    const lang = node['@']['xml:lang'] ?? parent?.['@']['xml:lang']
    if (lang !== undefined) node['@']['xml:lang'] = lang
  }

  override handleText(text: string): void {
    const clean = text.toWellFormed()
    if (this.#capture === null) super.handleText(clean)
    else this.#capture.text(clean)
  }

  override handleCloseTag(): void {
    if (this.#capture?.close()) return
    const node = this.stack[0]
    if (node === undefined) return
    if (this.#capture !== null) {
      node['#'] = this.#capture.html()
      node['#markup'] = true
      this.#capture = null
    }
    this.#scopes.pop()
    super.handleCloseTag(node['#name'])
  }

  handleItem(node: Node): Node {
    return node
  }

  handleMeta(): object {
    return {}
  }

  push(item: Node | null): boolean {
    if (item !== null) this.items.push(item)
    return true
  }

  /** The tolerant parser complains only of an end that came too early, which `closed` says. */
  handleSaxError(): void {}
}

function typeOf(local: string): XmlDocument['type'] {
  if (local === 'rss' || local === 'channel') return 'rss'
  return local === 'rdf' ? 'rdf' : local === 'feed' ? 'atom' : 'other'
}

/** Parses XML that has passed `scan`, from its root element on. Null where there is no element at all. */
export function parseXml(pieces: readonly Piece[], url: string | null): XmlDocument | null {
  const parser = new TolerantFeedparser(url)
  for (const piece of pieces) {
    if ('text' in piece) parser.handleText(piece.text)
    else parser.stream._parser.write(piece.markup)
  }
  const { root, channel, items, closed } = parser
  if (root === null) return null
  const type = parser.meta['#type'] as XmlDocument['type']
  // What a list has so far is worth having; half a post would overwrite the whole one.
  if (type === 'other') while (parser.stack.length > 0) parser.handleCloseTag()
  return { type, root, channel: channel ?? root, items, closed }
}
