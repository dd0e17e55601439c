import { parseDate as readDate } from '../../lib/parse/date'
import { parseOpml as readOpml } from '../../lib/parse/opml'
import { parse as parseFeed } from '../../lib/parse/parse'
import type { Entry, ParsedFeed, Text } from '../../lib/parse/parsed-feed'

type Options = { readonly contentType?: string; readonly url?: string }

/** The feed as a page would show it, in the corpus's words. */
export function parse(bytes: Uint8Array, options: Options = {}) {
  const feed = parseFeed(bytes, options)
  if (feed.kind === 'not-a-feed') throw new Error(feed.message)
  return {
    feed: {
      title: plain(feed.title),
      link: feed.link,
      feedUrl: feed.self,
      description: plain(feed.description),
      language: feed.lang,
      author: feed.authors[0] ?? {},
      image: feed.image,
      updated: day(feed.updated),
      published: day(feed.published),
      hubUrl: feed.hubs[0],
    },
    entries: feed.entries.map((entry) => entryModel(entry, feed)),
  }
}

function entryModel(entry: Entry, feed: ParsedFeed) {
  return {
    id: entry.guid,
    url: entry.link,
    title: plain(entry.title),
    contentHtml: plain(entry.content),
    summary: plain(entry.summary),
    published: firstDay([...entry.dates.published, ...entry.dates.issued]),
    updated: firstDay(entry.dates.updated),
    author: entry.authors[0] ?? feed.authors[0] ?? {},
    categories: entry.categories,
    enclosures: entry.enclosures.map(({ url, type, bytes }) => ({ url, type, length: bytes })),
    commentsUrl: entry.comments,
    sourceTitle: entry.source?.title,
  }
}

function plain(text: Text | null) {
  return text?.value ?? ''
}

function firstDay(dates: readonly string[]) {
  return dates.map(day).find((date) => date !== '') ?? ''
}

function day(text: string | null) {
  return (text === null ? null : readDate(text))?.toISOString() ?? ''
}

export function parseDate(text: string) {
  return readDate(text)?.toISOString() ?? null
}

export function parseOpml(bytes: Uint8Array) {
  return { feeds: readOpml(bytes).subscriptions }
}
