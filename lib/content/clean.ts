import type { Removed } from './clean-attributes'
import type { Cleaned } from './cleaned'
import { decorate } from './decorate'
import { excerptOf } from './excerpt'
import { safeLink } from './link'
import { measure, minutesOf } from './measure'
import { element, type Node } from './node'
import { parseWithinCaps } from './parse-within-caps'
import { plainText } from './plain-text'
import { renderHtml } from './render-html'
import { sanitize } from './sanitize'

/** In UTF-16 code units. A short relative URL becomes a long absolute one, a thousand times over if a post wants it. */
export const maxCleanLength = 2_000_000

/** Words of a long post that stand before its fold. */
export const foldAfterWords = 350

/**
 * Foreign HTML → what a page may show (R-HTML). `base` is the post's own address, against which the author's relative
 * URLs resolve (R-BASE); it may be empty. `idPrefix` is the post's key: ids become `uc-{idPrefix}-{id}`. Never throws
 * for what the HTML says; beyond the caps (RL-08, RL-09) the text alone is kept, and `removed.markup` says so.
 * @param room less than the cap, where others need some too
 */
export function clean(
  html: string,
  { base, idPrefix, room = maxCleanLength }: { base: string; idPrefix: string; room?: number },
): Cleaned {
  const removed: Removed = {}
  const foreign = parseWithinCaps(html.toWellFormed())
  if (foreign !== null) {
    // Sanitising is the last step over foreign nodes; all after it is ours.
    const nodes = sanitize(foreign.childNodes, safeLink(base, '') ?? '', idPrefix, removed)
    const post = laidOut(decorate(nodes, removed))
    if (post.html.length <= Math.min(room, maxCleanLength)) return { ...post, removed }
  }
  const lines = plainText(html).map((line) => element('p', {}, [line]))
  return { ...laidOut(lines), removed: { markup: 1 } }
}

/** The blocks of a post, rendered and counted one by one: a fold can only be between two of them. */
function laidOut(nodes: readonly Node[]): Omit<Cleaned, 'removed'> {
  let html = ''
  let text = ''
  let words = 0
  let fold: { at: number; words: number } | null = null
  for (const [index, node] of nodes.entries()) {
    const isAfterHeading = /^h\d$/.test(tagOf(nodes[index - 1]))
    if (words > 0 && !isAfterHeading && (fold === null || words <= foldAfterWords))
      fold = { at: html.length, words }
    const block = measure(node)
    html += renderHtml([node])
    text += ` ${block.text}`
    words += block.words
  }
  // Most white space is one plain space already, and stays.
  text = text.replace(/\s{2,}|[^\S ]/g, ' ').trim()
  const rest = fold === null || words <= foldAfterWords ? 0 : Math.round(words - fold.words)
  return {
    html,
    text,
    excerpt: excerptOf(text),
    words: Math.round(words),
    minutes: minutesOf(words),
    fold: fold !== null && rest > 0 ? { at: fold.at, words: rest } : null,
  }
}

function tagOf(node: Node | undefined): string {
  return node === undefined || typeof node === 'string' ? '' : node.tag
}
