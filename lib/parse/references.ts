import { decodeHTMLStrict } from 'entities'
import { windows1252 } from './windows-1252'

const REFERENCE = /&(?:#(?:(\d{1,8})|x([\da-f]{1,6}));|([a-z]\w{0,31});)?/gi

/** Most texts hold none but these, which stay as they are. */
const UNUSUAL = /&(?!(?:amp|lt|gt|quot|apos|nbsp|#39|#8\d{3});)/

/**
 * Makes every `&` one that the XML parser reads as meant: bare ones are escaped (in `AT&T</title>` it would swallow the
 * end tag), numbers of windows-1252 become its characters, and those that XML forbids go.
 */
export function mendReferences(text: string): string {
  if (!UNUSUAL.test(text)) return text
  return text.replace(REFERENCE, (whole: string, decimal?: string, hex?: string, name?: string) => {
    // The parser looks names up in a plain object, whose own members must not be found.
    if (name !== undefined) return name.toLowerCase() in {} || name in {} ? `&amp;${whole.slice(1)}` : whole
    const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : null
    if (code === null) return `&amp;${whole.slice(1)}`
    if (code >= 0x80 && code <= 0x9f) return windows1252(code)
    if (code >= 0xd800 && code <= 0xdfff) return String.fromCharCode(code)
    return isXmlCharacter(code) ? whole : ''
  })
}

/** Lone surrogates may be halves of one character here; what stays alone is replaced when the text is whole. */
function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd
  return code !== 0xfffe && code !== 0xffff && code <= 0x10ffff
}

/** The two names that mean other characters in XHTML, whose names XML feeds use, than in HTML. */
const XHTML: Readonly<Record<string, string>> = { '&lang;': '\u2329', '&rang;': '\u232a' }

/** Characters for references, once. */
export function decodeReferences(text: string): string {
  if (!text.includes('&')) return text
  return decodeHTMLStrict(text.replace(/&[lr]ang;/g, (name) => XHTML[name] ?? name))
}
