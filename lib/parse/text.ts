import { escapeHtml } from './markup'
import { attributeOf, type Node } from './node'
import type { Text } from './parsed-feed'

/**
 * A text by its declared type: RFC 4287 §3.1 (`text`, `html`, `xhtml`), Atom 0.3 (`mode`, media types), and for all that
 * declares nothing `assumed`. Null where it is empty or no text at all.
 */
export function textConstruct(node: Node | null, assumed: Text['type']): Text | null {
  const raw = node?.['#']
  if (node === null || !raw?.trim()) return null
  const type = attributeOf(node, 'type')?.toLowerCase().split(';')[0]?.trim() ?? ''
  if (node['#markup'] || type === 'xhtml' || type === 'application/xhtml+xml') {
    return { type: 'html', value: node['#markup'] ? raw : escapeHtml(raw) }
  }
  if (attributeOf(node, 'mode')?.toLowerCase() === 'base64' || !isTextual(type)) {
    const value = decodeBase64(raw)
    if (value === null) return null
    return { type: type === 'text/plain' ? 'text' : 'html', value }
  }
  if (type === 'html' || type.endsWith('html')) return { type: 'html', value: raw }
  if (type === 'text' || type === 'plain' || type === 'text/plain') return { type: 'text', value: raw }
  return { type: assumed, value: raw }
}

function isTextual(type: string): boolean {
  return type === '' || !type.includes('/') || type.startsWith('text/') || /[/+]xml$/.test(type)
}

function decodeBase64(raw: string): string | null {
  const compact = raw.replace(/\s+/g, '')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(compact, 'base64'))
  } catch {
    return null
  }
}

/**
 * RSS does not say what a title is. It is taken for HTML where it holds a reference or a complete tag, and for the plain
 * characters that it shows otherwise: `Use <div> well` loses nothing.
 */
export function looseText(node: Node | null): Text | null {
  return textConstruct(node, hasMarkup(node?.['#'] ?? '') ? 'html' : 'text')
}

function hasMarkup(text: string): boolean {
  return /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,31});|<\/[a-z]|<(?:br|img|hr|wbr)\b/i.test(text)
}
