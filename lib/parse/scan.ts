import { cdataEnds } from './cdata'
import { tokenAt, type Token } from './markup'
import { decodeReferences, mendReferences } from './references'

/** Beyond these the XML parser's time grows with the square of its input. No honest feed comes near them. */
const MAX_DEPTH = 500
const MAX_ATTRIBUTES = 200
const MAX_TAG_LENGTH = 2_000_000
const MAX_OPEN_NAMESPACES = 300

/**
 * A stretch of tags for the XML parser, or the characters between two of them, decoded. The scanner knows where text begins
 * and ends, so text goes around the parser, which would walk it letter by letter.
 */
export type Piece = { readonly markup: string } | { readonly text: string }

/**
 * Either why the document must not reach the parser, or the pieces that may. `faultAt`: offset (into what was given) of
 * the first thing that had to be mended or fits nothing, null where the document is in order.
 */
type Scanned =
  | { readonly refused: string }
  | { readonly refused: null; readonly pieces: readonly Piece[]; readonly faultAt: number | null }

/**
 * RL-07: one linear pass before any parser. It measures the document against the limits above, decodes its text, and rewrites
 * what makes the parser lose some: bare `&`, a `<` that begins no tag, end tags without a beginning, CDATA that never ends.
 */
export function scan(text: string): Scanned {
  const pieces: Piece[] = []
  const elements = openElements()
  const cdataEnd = cdataEnds(text)
  let copied = 0
  let faultAt: number | null = null

  /** Tags up to `start` as they are, then the piece that stands for what reaches to `end`. */
  const put = (start: number, end: number, piece: Piece | null) => {
    if (start > copied) pieces.push({ markup: text.slice(copied, start) })
    if (piece) pieces.push(piece)
    copied = end
  }

  for (let token = tokenAt(text, 0), at = 0; token !== null; token = tokenAt(text, at)) {
    const { start } = token
    at = token.end
    if (token.kind === 'open') {
      const refused = elements.enter(token, countAttributes(text, token))
      if (refused !== null) return { refused }
      const raw = text.slice(start, at)
      const markup = mendTag(raw)
      if (markup === raw) continue
      faultAt ??= start
      put(start, at, { markup })
    } else if (token.kind === 'text') {
      const raw = text.slice(start, at)
      const mended = mendReferences(raw)
      if (mended !== raw || raw.startsWith('<')) faultAt ??= start
      put(start, at, { text: decodeReferences(mended) })
    } else if (token.kind === 'close') {
      const fits = elements.leave(token.name)
      if (fits !== 'fits') faultAt ??= start
      if (fits === 'never-opened') put(start, at, null)
    } else if (token.kind === 'cdata') {
      at = cdataEnd(token, elements.innermost())
      const isWhole = at === token.end && !token.unclosed
      if (!isWhole) faultAt ??= start
      put(start, at, { text: text.slice(start + '<![CDATA['.length, isWhole ? at - ']]>'.length : at) })
    } else {
      // Comments and declarations: nobody reads them, and the parser takes quadratic time over some.
      put(start, at, null)
    }
  }
  put(text.length, text.length, null)
  return { refused: null, pieces, faultAt }
}

/** The parser keeps attributes in a plain object and calls this method of it. */
function mendTag(raw: string): string {
  return mendReferences(raw.replaceAll('hasOwnProperty', ''))
}

/** The elements that are open at one place, by the parser's own rule: an end tag closes all that was opened since. */
function openElements() {
  const open: { readonly name: string; readonly namespaces: number }[] = []
  const openByName = new Map<string, number>()
  let namespaces = 0
  return {
    innermost: (): string => open.at(-1)?.name ?? '',

    /** Why the element goes beyond a limit, null where it does not. */
    enter(token: Token, attributes: Attributes): string | null {
      if (token.end - token.start > MAX_TAG_LENGTH) return `a tag of over ${MAX_TAG_LENGTH} characters`
      if (attributes.all > MAX_ATTRIBUTES) return `an element with over ${MAX_ATTRIBUTES} attributes`
      if (token.selfClosing) return null
      open.push({ name: token.name, namespaces: attributes.namespaces })
      openByName.set(token.name, (openByName.get(token.name) ?? 0) + 1)
      namespaces += attributes.namespaces
      if (open.length > MAX_DEPTH) return `elements nested over ${MAX_DEPTH} deep`
      return namespaces > MAX_OPEN_NAMESPACES ? `over ${MAX_OPEN_NAMESPACES} namespaces at one place` : null
    },

    leave(name: string): 'fits' | 'others-open' | 'never-opened' {
      if (!openByName.get(name)) return 'never-opened'
      const fits = open.at(-1)?.name === name ? 'fits' : 'others-open'
      for (let element = open.pop(); element !== undefined; element = open.pop()) {
        namespaces -= element.namespaces
        openByName.set(element.name, (openByName.get(element.name) ?? 1) - 1)
        if (element.name === name) break
      }
      return fits
    },
  }
}

type Attributes = { readonly all: number; readonly namespaces: number }

/** Counts names that begin after white space or a closing quote, which is what the parser makes attributes of. */
function countAttributes(text: string, token: Token): Attributes {
  let all = 0
  let namespaces = 0
  let between = false
  for (let i = token.start + 1 + token.name.length; i < token.end - 1; i += 1) {
    const char = text.charCodeAt(i)
    if (char <= 0x20) between = true
    else if (char === 0x3d) {
      while (text.charCodeAt(i + 1) <= 0x20) i += 1
      const quote = text.charAt(i + 1)
      between = quote === '"' || quote === "'"
      if (between) i = Math.max(i, text.indexOf(quote, i + 2))
    } else if (between && char !== 0x2f) {
      all += 1
      if (text.startsWith('xmlns', i)) namespaces += 1
      between = false
    }
  }
  return { all, namespaces }
}
