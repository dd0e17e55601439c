import { decodeEntities, escapeHtml } from './markup'
import { attributeOf, type Node } from './node'
import type { Text } from './parsed-feed'

/**
 * A text by its declared type: RFC 4287 §3.1 (`text`, `html`, `xhtml`), Atom 0.3 (`mode`, media types), and for all
 * that declares nothing `assumed`. Null where it is empty or no text at all.
 */
export function textConstruct(node: Node | null, assumed: Text['type']): Text | null {
  const raw = node?.['#']
  if (node === null || !raw?.trim()) return null
  const type = attributeOf(node, 'type')?.toLowerCase().split(';')[0]?.trim() ?? ''
  if (node['#markup'] || type === 'xhtml' || type === 'application/xhtml+xml') {
    return { type: 'html', value: node['#markup'] ? raw : escapeHtml(raw) }
  }
  if (attributeOf(node, 'mode')?.toLowerCase() === 'base64' || !isTextual(type)) {
    const decoded = decodeBase64(raw)
    if (decoded === 'binary') return null
    if (decoded !== null) return { type: type === 'text/plain' ? 'text' : 'html', value: decoded.text }
  }
  if (type === 'html' || type.endsWith('html')) return { type: 'html', value: raw }
  if (type === 'text' || type === 'plain' || type === 'text/plain') return { type: 'text', value: raw }
  return { type: assumed, value: raw }
}

function isTextual(type: string): boolean {
  return type === '' || !type.includes('/') || type.startsWith('text/') || /[/+]xml$/.test(type)
}

/** Short words are base64 by accident: what decodes to no text is binary only where it is long. */
const BINARY_OVER = 100

function decodeBase64(raw: string): { readonly text: string } | 'binary' | null {
  const compact = raw.replace(/\s+/g, '')
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return null
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(compact, 'base64')) }
  } catch {
    return compact.length > BINARY_OVER ? 'binary' : null
  }
}

/**
 * RSS does not say what a title is. It is taken for HTML where it holds a reference or a complete tag, and for the
 * plain characters that it shows otherwise: `Use <div> well` loses nothing.
 */
export function looseText(node: Node | null): Text | null {
  return textConstruct(node, hasMarkup(node?.['#'] ?? '') ? 'html' : 'text')
}

const TITLE_TAGS = new Set(
  `a abbr acronym b bdi bdo big cite code del dfn div em font h1 h2 h3 i ins kbd mark p q s samp small span strike strong
  sub sup tt u var`.split(/\s+/),
)
const LOOKED_AT = 2000

function hasMarkup(text: string): boolean {
  const start = text.slice(0, LOOKED_AT).toLowerCase()
  if (/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,31});|<(?:br|img|wbr)\b[^<>]*>/.test(start)) return true
  return [...start.matchAll(/<\/([a-z]\w{0,9})>/g)].some(
    ([, tag = '']) => TITLE_TAGS.has(tag) && start.includes(`<${tag}`),
  )
}

/** A text as plain characters, for places that show no markup. */
export function plainText(text: Text | null): string | null {
  if (text === null) return null
  const plain = text.type === 'html' ? decodeEntities(text.value.replace(/<[^<>]*>/g, '')) : text.value
  return plain.replace(/\s+/g, ' ').trim() || null
}
