import { decode } from './decode'
import { discover, pageTitleOf } from './discover'
import { jsonFaultOf, parseJsonFeed } from './json-feed'
import type { NotAFeed, ParsedFeed, ParseNote } from './parsed-feed'
import { scan } from './scan'
import { sniff } from './sniff'
import { readFeed } from './xml-feed'
import { parseXml } from './xml'

/** The HTTP `Content-Type` with its charset, and where the bytes came from (after redirects); null where unknown. */
type ParseOptions = { readonly contentType?: string | null; readonly url?: string | null }

/** Bytes → what the feed says, or what they are instead. Never throws: whatever is wrong is in the answer. */
export function parse(
  bytes: Uint8Array,
  { contentType = null, url = null }: ParseOptions = {},
): ParsedFeed | NotAFeed {
  const { text, doubt } = decode(bytes, contentType)
  const notes: readonly ParseNote[] = doubt === null ? [] : [{ code: 'encoding', message: doubt }]
  const start = text.trimStart()
  if (start === '') return notAFeed('empty', 'The document is empty.')
  if (/^[[{]/.test(start)) {
    const feed = parseJsonFeed(start)
    if (feed !== null) return { ...feed, notes }
  }
  try {
    return parseMarkup(text, url, notes)
  } catch (error) {
    // The XML parser is not ours: what breaks it must not break the run.
    return notAFeed('refused', `The XML parser gave up: ${String(error)}`)
  }
}

function parseMarkup(text: string, url: string | null, notes: readonly ParseNote[]): ParsedFeed | NotAFeed {
  const { found, name, at } = sniff(text)
  // Markup within its texts makes no page of it; a notice in brackets before a page makes no JSON of that.
  if (found !== 'feed' && (found === 'text' ? /^\s*[[{]/ : /^\s*[[{]\s*["[\]{}]/).test(text)) {
    const fault = jsonFaultOf(text)
    return notAFeed(
      'json',
      fault === null ? 'The document is JSON, but no JSON Feed.' : `The document is no valid JSON: ${fault}.`,
    )
  }
  if (found === 'html') {
    const title = pageTitleOf(text)
    const page = notAFeed(
      'html',
      title === null
        ? 'The document is a web page, not a feed.'
        : `The document is a web page, not a feed: “${title}”.`,
    )
    return { ...page, feeds: discover(text, url) }
  }
  if (found === 'xml') return notAFeed('xml', `The document is XML, but no feed: <${name.slice(0, 50)}>.`)
  if (found === 'binary') return notAFeed('binary', 'The document is no text.')
  if (found === 'text') return notAFeed('text', 'The document is plain text.')

  const scanned = scan(text.slice(at))
  if (scanned.refused !== null) return notAFeed('refused', `The document holds ${scanned.refused}.`)
  const document = parseXml(scanned.pieces, url)
  if (document === null) return notAFeed('xml', 'The document holds no element.')
  const fault = scanned.faultAt === null ? [] : [malformedAt(text, at + scanned.faultAt)]
  const format = name === 'channel' || document.type === 'other' ? 'cdf' : document.type
  return readFeed(document, format, [...notes, ...fault])
}

/** With the place as people count it: lines and columns from 1. */
function malformedAt(text: string, offset: number): ParseNote {
  const before = text.slice(0, offset)
  const place = { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
  return { code: 'malformed', message: 'The document is not well-formed XML.', ...place }
}

function notAFeed(found: NotAFeed['found'], message: string): NotAFeed {
  return { kind: 'not-a-feed', found, message, feeds: [] }
}
