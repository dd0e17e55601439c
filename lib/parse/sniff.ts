import { localOf } from './names'
import { tokens } from './markup'

/** What a text is by its first element, and where that begins. */
export type Sniffed = {
  readonly found: 'feed' | 'html' | 'xml' | 'text' | 'binary'
  /** The element's name without a prefix, '' where there is none. */
  readonly name: string
  readonly at: number
}

const FEED_ROOTS = new Set(['rss', 'rdf', 'feed', 'channel'])
const HTML_ROOTS = new Set(['html', 'head', 'body', 'title', 'meta', 'script', 'div', 'p'])

/** The first element that is a feed's root, whatever stands before it (PA-06); or what the document is instead. */
export function sniff(text: string): Sniffed {
  let first: Sniffed | null = null
  let isPage = false
  for (const { kind, start: at, end, name: written } of tokens(text)) {
    if (kind === 'other' && /^<!doctype\s{1,100}html/i.test(text.slice(at, Math.min(end, at + 120)))) {
      first ??= { found: 'html', name: 'html', at }
    }
    // Here a document begins, whatever was printed ahead of it: a warning of PHP, an error of WordPress.
    if (kind === 'other' && text.startsWith('<?xml ', at)) {
      first = null
      isPage = false
    }
    if (kind !== 'open') continue
    const name = localOf(written)
    if (FEED_ROOTS.has(name) && !isPage) return { found: 'feed', name, at }
    if (name === 'html' || first?.name === 'html') return { found: 'html', name, at }
    isPage = first?.found === 'html'
    first ??= { found: HTML_ROOTS.has(name) ? 'html' : 'xml', name, at }
  }
  if (first?.found !== 'html' && isBinary(text)) return { found: 'binary', name: '', at: 0 }
  return first ?? { found: 'text', name: '', at: 0 }
}

const LOOKED_AT = 1000

/** Bytes that are no text decode into characters that nobody writes. */
function isBinary(text: string): boolean {
  const start = text.slice(0, LOOKED_AT)
  return start.replace(/[^\ufffd\x80-\x9f]+/g, '').length > start.length / 50
}
