import { safeLink } from '../../lib/content/link'
import type { Node } from '../../lib/content/node'
import { parseWithinCaps } from '../../lib/content/parse-within-caps'
import { renderHtml } from '../../lib/content/render-html'
import { sanitize } from '../../lib/content/sanitize'
import { baseOf } from '../../lib/entry/identity'
import { parseDate as readDate } from '../../lib/parse/date'
import { parseOpml as readOpml } from '../../lib/parse/opml'
import { parse as parseFeed } from '../../lib/parse/parse'
import type { Entry, ParsedFeed, Text } from '../../lib/parse/parsed-feed'

type Options = { readonly contentType?: string; readonly url?: string }

/** The feed as its pages would show it, in the corpus's words. */
export function parse(bytes: Uint8Array, { contentType, url }: Options = {}) {
  const feed = parseFeed(bytes, { contentType, url })
  if (feed.kind === 'not-a-feed') throw new Error(feed.message)
  return {
    feed: {
      title: shown(feed.title, url),
      // Resolved as for pages (R-BASE); a document that came from nowhere says itself where it is from.
      link: (feed.link && safeLink(feed.link, url ?? feed.self ?? '')) ?? feed.link ?? feed.self,
      feedUrl: feed.self,
      description: shown(feed.description, url),
      language: feed.lang,
      author: feed.authors[0] ?? {},
      image: feed.image,
      updated: instant(feed.updated),
      published: instant(feed.published),
      hubUrl: feed.hubs[0],
    },
    entries: feed.entries.map((entry) => entryModel(entry, feed, url)),
  }
}

function entryModel(entry: Entry, feed: ParsedFeed, url: string | undefined) {
  const site = feed.link ?? feed.self ?? url ?? null
  const link = entry.link && safeLink(entry.link, entry.base ?? site ?? '')
  const base = baseOf(entry, link, { site, url: url ?? '' })
  return {
    id: entry.guid,
    url: link ?? entry.link,
    title: shown(entry.title ?? entry.summary ?? entry.content, base),
    contentHtml: shown(entry.content, base),
    summary: shown(entry.summary ?? entry.content, base),
    published: firstInstant([...entry.dates.published, ...entry.dates.issued]),
    updated: firstInstant(entry.dates.updated),
    author: entry.authors[0] ?? feed.authors[0] ?? {},
    categories: entry.categories,
    enclosures: entry.enclosures.map(({ url, type, bytes }) => ({ url, type, length: bytes })),
    commentsUrl: entry.comments,
    sourceTitle: entry.source?.title,
  }
}

/**
 * As it stands in a post: sanitised, but without what our pages do to a text beyond that (trailers out, link cards in).
 * In an element as on the page, so that a text of which nothing is left to read still is one.
 */
function shown(text: Text | null, base: string | null | undefined) {
  if (text === null) return ''
  if (text.type === 'text' || !text.value.includes('<')) return text.value
  const foreign = parseWithinCaps(text.value)
  if (foreign === null) return ''
  return `<div>${renderHtml(withoutCards(sanitize(foreign.childNodes, base ?? '', 'corpus', {})))}</div>`
}

function withoutCards(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node): Node[] => {
    if (typeof node === 'string') return [node]
    return node.attributes.class === 'embed' ? [] : [{ ...node, children: withoutCards(node.children) }]
  })
}

function firstInstant(dates: readonly string[]) {
  return dates.map(instant).find((date) => date !== '') ?? ''
}

function instant(text: string | null) {
  return (text === null ? null : readDate(text))?.toISOString() ?? ''
}

export function parseDate(text: string) {
  return readDate(text)?.toISOString() ?? null
}

export function parseOpml(bytes: Uint8Array) {
  return { feeds: readOpml(bytes).subscriptions }
}
