import { decode } from './decode'
import { tokens } from './markup'
import { attributeOf, childrenOf, childText, textOf, type Node } from './node'
import { scan } from './scan'
import { parseXml } from './xml'

/** One feed of a subscription list. `folder`: the titles of the outlines around it, outermost first. */
type Subscription = {
  readonly xmlUrl: string
  readonly title: string | null
  readonly htmlUrl: string | null
  readonly language: string | null
  /** Who it is to a planet of our kind, which says so in a namespace of its own (lib/publish/opml). */
  readonly slug: string | null
  readonly folder: readonly string[]
}

/** A subscription list in document order; `subscriptions` is empty where there is none, or no OPML at all. */
type ParsedOpml = { readonly title: string | null; readonly subscriptions: readonly Subscription[] }

/** OPML 1.0 and 2.0, nested as deep as `scan` allows, names in any case, with the repairs that feeds get. Never throws. */
export function parseOpml(document: string | Uint8Array): ParsedOpml {
  const text = typeof document === 'string' ? document : decode(document, null).text
  const start = rootAt(text)
  const none: ParsedOpml = { title: null, subscriptions: [] }
  if (start === null) return none
  const scanned = scan(text.slice(start))
  const tree = scanned.refused === null ? parseXml(scanned.pieces, null) : null
  if (tree === null) return none
  const [head] = childrenOf(tree.root, 'head')
  return {
    title: childText(head ?? null, 'title'),
    subscriptions: childrenOf(tree.root, 'body', 'outline').flatMap((node) => subscriptionsIn(node, [])),
  }
}

function rootAt(text: string): number | null {
  for (const token of tokens(text))
    if (token.kind === 'open') return token.name === 'opml' ? token.start : null
  return null
}

function subscriptionsIn(node: Node, folder: readonly string[]): readonly Subscription[] {
  const title = attributeOf(node, 'title') ?? attributeOf(node, 'text') ?? textOf(node)
  const isFeed = /^(?:rss|atom|feed|pie)/i.test(attributeOf(node, 'type') ?? '')
  // A bare `url` is a feed's only where the type says so: else it is another list, or a page.
  const xmlUrl = attributeOf(node, 'xmlurl') ?? (isFeed ? attributeOf(node, 'url') : null)
  const said = {
    htmlUrl: attributeOf(node, 'htmlurl'),
    language: attributeOf(node, 'language'),
    slug: attributeOf(node, 'planet:slug'),
  }
  const own = xmlUrl === null ? [] : [{ xmlUrl, title, ...said, folder }]
  const inner = title === null || xmlUrl !== null ? folder : [...folder, title]
  return [...own, ...childrenOf(node, 'outline').flatMap((child) => subscriptionsIn(child, inner))]
}
