/** One stretch of a document in markup, as offsets into its text; `end` is exclusive. */
export type Token = {
  readonly kind: 'text' | 'open' | 'close' | 'cdata' | 'comment' | 'other'
  readonly start: number
  readonly end: number
  /** The lower-case name of a tag as written, else ''. */
  readonly name: string
  /** `<br/>`: opens and closes at once. */
  readonly selfClosing: boolean
  /** The end of the document came before the end of the token. */
  readonly unclosed: boolean
}

const NAME = /[A-Za-z_:\u00C0-\uFFFD][-.\w:\u00B7-\uFFFD]*/y

/**
 * Cuts XML or HTML into tokens, in one linear pass and without judging it. Quotes in a tag count only after `=`,
 * as the XML parser has it; a `<` that begins no markup is text.
 */
export function* tokens(text: string): Generator<Token> {
  for (let next = tokenAt(text, 0); next !== null; next = tokenAt(text, next.end)) yield next
}

/** The token that begins at an offset, null at the end of the text. */
export function tokenAt(text: string, at: number): Token | null {
  if (at >= text.length) return null
  const markup = text[at] === '<' ? markupAt(text, at) : null
  if (markup !== null) return markup
  const end = text.indexOf('<', at + 1)
  return token('text', at, end < 0 ? text.length : end)
}

function markupAt(text: string, start: number): Token | null {
  const second = text[start + 1]
  if (second === '!') {
    if (text.startsWith('<!--', start)) return until(text, 'comment', start, 4, '-->')
    if (/^<!\[CDATA\[$/i.test(text.slice(start, start + 9))) return until(text, 'cdata', start, 9, ']]>')
    return declaration(text, start)
  }
  if (second === '?') return until(text, 'other', start, 2, '?>')
  const closing = second === '/'
  NAME.lastIndex = start + (closing ? 2 : 1)
  const name = NAME.exec(text)?.[0].toLowerCase()
  if (name === undefined) return null
  if (closing) return { ...until(text, 'close', start, 2, '>'), name }
  const end = tagEnd(text, NAME.lastIndex)
  const unclosed = end < 0
  const selfClosing = !unclosed && text[end - 2] === '/'
  return { kind: 'open', start, end: unclosed ? text.length : end, name, selfClosing, unclosed }
}

function token(kind: Token['kind'], start: number, end: number, unclosed = false): Token {
  return { kind, start, end, name: '', selfClosing: false, unclosed }
}

function until(text: string, kind: Token['kind'], start: number, skip: number, mark: string): Token {
  const end = text.indexOf(mark, start + skip)
  return end < 0 ? token(kind, start, text.length, true) : token(kind, start, end + mark.length)
}

/** `<!DOCTYPE … [ … ]>`: the inner subset holds declarations with `>` of their own. */
function declaration(text: string, start: number): Token {
  const simple = until(text, 'other', start, 2, '>')
  const subset = text.slice(start, simple.end).indexOf('[')
  if (subset < 0) return simple
  const close = /\]\s*>/g
  close.lastIndex = start + subset
  return close.test(text) ? token('other', start, close.lastIndex) : token('other', start, text.length, true)
}

function tagEnd(text: string, from: number): number {
  let afterEquals = false
  for (let i = from; i < text.length; i += 1) {
    const char = text.charCodeAt(i)
    if (char === 0x3e) return i + 1
    if (afterEquals && (char === 0x22 || char === 0x27)) {
      i = text.indexOf(text.charAt(i), i + 1)
      if (i < 0) return -1
      afterEquals = false
    } else if (char === 0x3d) afterEquals = true
    else if (char > 0x20) afterEquals = false
  }
  return -1
}

const ATTRIBUTE = /([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/g

/** The attributes of one tag (`<a href="…">`), names in lower case, values decoded; the first of a name counts. */
export function attributesOf(tag: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [, name = '', double, single, bare] of tag.slice(1).matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase()
    if (!found.has(key)) found.set(key, decodeEntities(double ?? single ?? bare ?? ''))
  }
  return found
}

const XML_ENTITIES = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
])

/** Decodes numeric references and XML's own entities, once. */
export function decodeEntities(text: string): string {
  return text.replace(/&(#x?[\da-f]{1,6}|[a-z]{2,4});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return XML_ENTITIES.get(name.toLowerCase()) ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Plain characters as HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => ESCAPES[char] ?? char)
}
