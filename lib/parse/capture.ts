import { escapeHtml } from './markup'

/** The elements of HTML that have no end tag. */
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))

const URL_ATTRIBUTES = new Set(['href', 'src', 'cite', 'longdesc', 'action', 'poster', 'background', 'data'])

/**
 * Writes the child elements of a text construct back as HTML while the XML parser passes over them. Text arrives decoded
 * and is escaped again: `&lt;script&gt;` in XHTML stays the sample that it is. An inner `xml:base` is applied here, as
 * HTML has none.
 */
export type Capture = {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly text: (text: string) => void
  /** False where no child is open: the construct itself is closing. */
  readonly close: () => boolean
  readonly html: () => string
}

/**
 * `before`: text of the construct ahead of its first child. `unwrap`: leave out XHTML's wrapping `div` (RFC 4287
 * §3.1.1.3).
 */
export function startCapture(before: string, base: string | null, unwrap: boolean): Capture {
  const parts = [escapeHtml(before)]
  const open: { readonly name: string; readonly base: string | null }[] = []
  return {
    open(name, attributes) {
      const outer = open.length === 0 ? base : (open.at(-1)?.base ?? null)
      const declared = attributes['xml:base']
      const inner = declared === undefined ? outer : (resolve(declared, outer) ?? outer)
      const wrapper = unwrap && open.length === 0 && name === 'div'
      open.push({ name: wrapper ? '' : name, base: inner })
      if (wrapper) return
      const written = Object.entries(attributes).map(([key, value]) =>
        attribute(key, value, inner === base ? null : inner),
      )
      parts.push(`<${name}${written.join('')}>`)
    },
    text: (text) => void parts.push(escapeHtml(text)),
    close() {
      const name = open.pop()?.name
      if (name === undefined) return false
      if (name !== '' && !VOID.has(name)) parts.push(`</${name}>`)
      return true
    },
    html: () => parts.join(''),
  }
}

function attribute(name: string, value: string, base: string | null): string {
  if (name === 'xml:lang') return ` lang="${escapeHtml(value)}"`
  if (name.includes(':') || name === 'xmlns') return ''
  const moved = base !== null && URL_ATTRIBUTES.has(name) ? resolve(value, base) : null
  return ` ${name}="${escapeHtml(moved ?? value)}"`
}

/** `url` against `base`, null where the two make no URL. */
export function resolve(url: string, base: string | null): string | null {
  try {
    return new URL(url, base ?? undefined).href
  } catch {
    return null
  }
}
