import { tokenAt, type Token } from './markup'
import { windows1252 } from './decode'

/** A document that the parser can be trusted with. `firstAt`: offset of the first mend, null where none was needed. */
export type Mended = { readonly text: string; readonly firstAt: number | null }

/**
 * Rewrites what makes the XML parser lose text: a bare `&` before a tag (`AT&T</title>` would swallow the end tag), a
 * `<` that begins no tag, numeric references to windows-1252 or to characters that XML forbids, and CDATA sections
 * that never end. Nothing else is touched. Linear.
 */
export function mend(text: string): Mended {
  const parts: string[] = []
  const cdataEnd = cdataEnds(text)
  let copied = 0
  let firstAt: number | null = null
  let element = ''

  for (let token = tokenAt(text, 0), at = 0; token !== null; token = tokenAt(text, at)) {
    at = token.end
    if (token.kind === 'open') element = token.name
    let by: string | null = null
    if (token.kind === 'cdata') {
      at = cdataEnd(token, element)
      if (at !== token.end) by = `${text.slice(token.start, at)}]]>`
    } else if (token.kind === 'text' || token.kind === 'open') {
      by = mendCharacters(text.slice(token.start, token.end), token.kind)
    }
    if (by === null) continue
    parts.push(text.slice(copied, token.start), by)
    copied = at
    firstAt ??= token.start
  }
  return firstAt === null ? { text, firstAt } : { text: parts.join('') + text.slice(copied), firstAt }
}

function mendCharacters(raw: string, kind: 'text' | 'open'): string | null {
  const strayTag = kind === 'text' && raw.startsWith('<')
  if (!strayTag && !raw.includes('&')) return null
  const mended = mendReferences(strayTag ? `&lt;${raw.slice(1)}` : raw)
  return mended === raw ? null : mended
}

const REFERENCE = /&(?:#(?:(\d{1,8})|x([\da-f]{1,6}));|([a-z]\w{0,31});)?/gi

function mendReferences(text: string): string {
  return text.replace(REFERENCE, (whole, decimal?: string, hex?: string, name?: string) => {
    // The parser looks names up in a plain object, whose own members must not be found.
    if (name !== undefined) return name.toLowerCase() in {} || name in {} ? `&amp;${whole.slice(1)}` : whole
    const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : null
    if (code === null) return `&amp;${whole.slice(1)}`
    if (code >= 0x80 && code <= 0x9f) return windows1252(code)
    return isXmlCharacter(code) ? whole : ''
  })
}

function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd
  return code !== 0xfffe && code !== 0xffff && code <= 0x10ffff
}

/**
 * Where a CDATA section really ends. One that is never closed, or that runs into the next `<![CDATA[`, ends where its
 * element does. Each search's answer is kept until it is passed, else many such sections would cost the square.
 */
function cdataEnds(text: string): (token: Token, element: string) => number {
  let lower: string | null = null
  const known = new Map<string, number>()
  const find = (mark: string, from: number): number => {
    let at = known.get(mark)
    if (at === undefined || at < from) {
      lower ??= text.toLowerCase()
      at = lower.indexOf(mark, from)
      if (at < 0) at = Infinity
      known.set(mark, at)
    }
    return at
  }
  return (token, element) => {
    const inner = token.start + 9
    const broken = token.unclosed || find('<![cdata[', inner) < token.end
    if (!broken || element === '') return token.end
    return Math.min(find(`</${element}`, inner), token.end)
  }
}
