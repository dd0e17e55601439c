import { defaultTreeAdapter, type DefaultTreeAdapterTypes } from 'parse5'
import { parseFragment } from './parse-fragment'

/** RL-09, in UTF-16 code units. */
export const maxHtmlLength = 1_000_000
/** Open elements. The deepest real posts (mail quotes, nested tables) stay below 60. */
export const maxDepth = 200
/** Elements in all. A megabyte of real prose or tables has about 20,000. */
const maxElements = 50_000

/** The only way out of a parse; one value, so that giving up costs no stack trace. */
const beyondCaps = Symbol('beyond caps')

/** Parsing is synchronous, so one counting adapter serves all: an adapter made for each parse halves the parser's speed. */
let depth = 0
let elements = 0
const treeAdapter: typeof defaultTreeAdapter = {
  ...defaultTreeAdapter,
  createElement(tag, namespace, attributes) {
    if (++elements > maxElements) throw beyondCaps
    return defaultTreeAdapter.createElement(tag, namespace, attributes)
  },
  onItemPush() {
    if (++depth > maxDepth) throw beyondCaps
  },
  onItemPop() {
    depth--
  },
}

/**
 * Foreign HTML as the standard's own parser reads it, or null beyond the caps (RL-08). The parser itself counts: any
 * count made on the text beside it would disagree with it somewhere (`<div></p>`, tags in comments, raw text), and
 * unclosed formatting elements make it build many more elements than there are tags.
 */
export function parseWithinCaps(html: string): DefaultTreeAdapterTypes.DocumentFragment | null {
  if (html.length > maxHtmlLength) return null
  depth = elements = 0
  try {
    return parseFragment(html, { treeAdapter, scriptingEnabled: false })
  } catch (error) {
    if (error === beyondCaps) return null
    throw error
  }
}
