import { decode } from './decode'
import { discover } from './discover'
import { parseJsonFeed } from './json-feed'
import { tokens } from './markup'
import type { NotAFeed, ParsedFeed, ParseNote } from './parsed-feed'
import { scan } from './scan'
import { readFeed } from './xml-feed'
import { parseXml } from './xml'

/** The HTTP `Content-Type` with its charset, and the address that the bytes came from (after redirects); null where unknown. */
export type ParseOptions = { readonly contentType?: string | null; readonly url?: string | null }

/** Bytes → what the feed says, or what they are instead. Never throws: whatever is wrong is in the answer. */
export function parse(
  bytes: Uint8Array,
  { contentType = null, url = null }: ParseOptions = {},
): ParsedFeed | NotAFeed {
  const { text, doubt } = decode(bytes, contentType)
  const notes: ParseNote[] = doubt === null ? [] : [{ code: 'encoding', message: doubt }]
  const start = text.trimStart()
  if (start === '') return notAFeed('empty', 'The document is empty.')
  if (start.startsWith('{') || start.startsWith('[')) {
    const feed = parseJsonFeed(start)
    if (feed !== null) return { ...feed, notes }
    if (!/<[a-z?!]/i.test(start.slice(0, 1000)))
      return notAFeed('json', 'The document is JSON, but no JSON Feed.')
  }
  try {
    return parseMarkup(text, url, notes)
  } catch (error) {
    // The XML parser is not ours: what breaks it must not break the run.
    return notAFeed(
      'refused',
      `The XML parser gave up: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

const FEED_ROOTS = new Set(['rss', 'rdf', 'feed', 'channel'])
const HTML_ROOTS = new Set(['head', 'body', 'title', 'meta', 'script', 'div', 'p'])

function parseMarkup(text: string, url: string | null, notes: readonly ParseNote[]): ParsedFeed | NotAFeed {
  const root = rootOf(text)
  if (root.kind === 'html') {
    const feeds = discover(text, url)
    return { ...notAFeed('html', 'The document is a web page, not a feed.'), feeds }
  }
  if (root.kind !== 'feed') {
    const binary = text.slice(0, 1000).replace(/[^\ufffd\x80-\x9f]/g, '').length > 20
    if (binary) return notAFeed('binary', 'The document is neither text nor XML.')
    return root.kind === 'xml'
      ? notAFeed('xml', `The document is XML, but no feed: <${root.name}>.`)
      : notAFeed('text', 'The document is plain text.')
  }
  const scanned = scan(text.slice(root.at))
  if (scanned.refused !== null) return notAFeed('refused', `The document holds ${scanned.refused}.`)
  const document = parseXml(scanned.text, url)
  if (document === null) return notAFeed('xml', 'The document holds no element.')
  const at = scanned.faultAt
  const malformed: readonly ParseNote[] = at === null ? [] : [malformedAt(text, root.at + at)]
  const format = document.type === 'other' ? 'rss' : root.name === 'channel' ? 'cdf' : document.type
  return readFeed(document, format, [...notes, ...malformed])
}

type Root = { readonly kind: 'feed' | 'html' | 'xml' | 'text'; readonly name: string; readonly at: number }

/** The first element that is a feed's root, whatever stands before it; or what the document is instead. */
function rootOf(text: string): Root {
  let first: Root | null = null
  for (const token of tokens(text)) {
    const { start: at, name } = token
    if (token.kind === 'other' && /^<!doctype\s{1,100}html/i.test(text.slice(at, at + 120))) {
      first ??= { kind: 'html', name: 'html', at }
    }
    if (token.kind !== 'open') continue
    const local = name.slice(name.indexOf(':') + 1)
    if (FEED_ROOTS.has(local)) return { kind: 'feed', name: local, at }
    if (name === 'html' || first?.kind === 'html') return { kind: 'html', name, at }
    first ??= { kind: HTML_ROOTS.has(name) ? 'html' : 'xml', name, at }
  }
  return first ?? { kind: 'text', name: '', at: 0 }
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
