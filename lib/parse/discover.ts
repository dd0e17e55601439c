import { resolve } from './capture'
import { attributesOf, tokens } from './markup'
import type { NotAFeed } from './parsed-feed'
import { decodeReferences } from './references'

const FEED_TYPES =
  /^(?:application\/(?:rss|atom|rdf|feed)\+(?:xml|json)|application\/json|text\/xml|application\/xml)\b/i
const MAX_FEEDS = 20
const MAX_TAG = 10_000
/** A head is shorter, and a longer title tells no more. */
const MAX_HEAD = 100_000
const MAX_TITLE = 80

/**
 * The feeds that an HTML page advertises by `<link rel="alternate" type="…">`, absolute, in the page's order.
 * @param url the page's own address, for relative ones
 */
export function discover(html: string, url: string | null): NotAFeed['feeds'] {
  const feeds = new Map<string, NotAFeed['feeds'][number]>()
  let base = url
  for (const token of tokens(html)) {
    if (token.kind !== 'open' || (token.name !== 'link' && token.name !== 'base')) continue
    const attributes = attributesOf(html.slice(token.start, Math.min(token.end, token.start + MAX_TAG)))
    const href = attributes.get('href')?.trim()
    if (!href) continue
    if (token.name === 'base') base = resolve(href, url) ?? base
    const type = attributes.get('type')?.trim() ?? ''
    const rel = attributes.get('rel')?.toLowerCase().split(/\s+/) ?? []
    if (!(rel.includes('alternate') && FEED_TYPES.test(type)) && !rel.includes('feed')) continue
    const absolute = resolve(href, base)
    if (absolute === null || !/^https?:/.test(absolute) || feeds.has(absolute)) continue
    feeds.set(absolute, { url: absolute, title: attributes.get('title')?.trim() || null, type })
    if (feeds.size === MAX_FEEDS) break
  }
  return [...feeds.values()]
}

/** What an HTML page calls itself: a login, an error, a puzzle for people. Null where it has no title. */
export function pageTitleOf(html: string): string | null {
  const written = /<title\b[^<>]{0,200}>([^<]{1,2000})/i.exec(html.slice(0, MAX_HEAD))?.[1] ?? ''
  const title = decodeReferences(written).replace(/\s+/g, ' ').trim()
  return title.slice(0, MAX_TITLE).toWellFormed() || null
}
