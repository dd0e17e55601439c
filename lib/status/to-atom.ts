import { originOf, paths } from '../paths'
import { statusWordsFor, type StatusWords } from '../words/status/words'
import { signs } from './marks'
import type { FeedReport, StatusReport } from './report'

/**
 * What is not fine, as an Atom document (RFC 4287): one entry a feed. A failure that begins anew is a new entry to readers elsewhere;
 * what a document says keeps its id, and comes up again when the document changes.
 */
export function toAtom({ planet, place, feeds }: StatusReport): string {
  const words = statusWordsFor(place.locale)
  const origin = originOf(planet)
  const troubled = feeds.filter(({ status }) => status.severity !== 'ok' && status.since !== null)
  const updated = Math.max(0, ...troubled.map(({ status }) => status.since!))
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${words.language}">
  <id>${escape(origin + paths.status)}</id>
  <title>${escape(words.all.troubled(planet.title))}</title>
  <updated>${timeOf(updated)}</updated>
  <author><name>${escape(planet.title)}</name></author>
  <link rel="self" type="application/atom+xml" href="${escape(origin + paths.statusAtom)}"/>
  <link rel="alternate" type="text/html" href="${escape(origin + paths.status)}"/>
${troubled.map((feed) => entryOf(feed, origin, words)).join('')}</feed>
`
}

function entryOf({ feed, status }: FeedReport, origin: string, { gap }: StatusWords): string {
  const { code, severity, headline, saw, means, todo } = status
  const page = origin + paths.statusOf(feed.slug)
  const id = `${page}#${code}${severity === 'error' ? `-${status.since}` : ''}`
  return `  <entry>
    <id>${escape(id)}</id>
    <title>${escape(`${signs[severity]} ${headline}`)}</title>
    <updated>${timeOf(status.since!)}</updated>
    <link rel="alternate" type="text/html" href="${escape(page)}"/>
    <category term="${code}"/>
    <summary>${escape([saw, means, todo].filter(Boolean).join(gap))}</summary>
  </entry>
`
}

function timeOf(at: number): string {
  return new Date(at).toISOString()
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** What XML 1.0 §2.2 cannot hold. */
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

function escape(text: string): string {
  return text
    .toWellFormed()
    .replace(UNWRITABLE, '')
    .replace(/[&<>"]/g, (char) => ESCAPES[char]!)
}
