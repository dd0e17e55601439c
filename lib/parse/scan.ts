import { tokens, type Token } from './markup'

/** Beyond these the XML parser's time grows with the square of its input. No honest feed comes near them. */
export const MAX_DEPTH = 500
export const MAX_ATTRIBUTES = 200
export const MAX_TAG_LENGTH = 2_000_000
export const MAX_OPEN_NAMESPACES = 300
export const MAX_STRAY_CLOSING_TAGS = 10_000

/** `refused`: why the document must not reach the parser. `malformedAt`: offset of the first tag that fits no other. */
export type Scan = { readonly refused: string | null; readonly malformedAt: number | null }

/** RL-07: measures a document against the limits above, in one pass and before any parser sees it. */
export function scan(text: string): Scan {
  const open: { name: string; namespaces: number }[] = []
  const openByName = new Map<string, number>()
  let namespaces = 0
  let strays = 0
  let malformedAt: number | null = null
  const refuse = (refused: string): Scan => ({ refused, malformedAt })

  const leave = (): string | undefined => {
    const element = open.pop()
    if (element === undefined) return undefined
    namespaces -= element.namespaces
    openByName.set(element.name, (openByName.get(element.name) ?? 1) - 1)
    return element.name
  }

  for (const token of tokens(text)) {
    if (token.kind === 'open') {
      if (token.end - token.start > MAX_TAG_LENGTH) return refuse(`a tag of over ${MAX_TAG_LENGTH} characters`)
      const attributes = countAttributes(text, token)
      if (attributes.all > MAX_ATTRIBUTES) return refuse(`an element with over ${MAX_ATTRIBUTES} attributes`)
      if (token.selfClosing) continue
      open.push({ name: token.name, namespaces: attributes.namespaces })
      openByName.set(token.name, (openByName.get(token.name) ?? 0) + 1)
      namespaces += attributes.namespaces
      if (open.length > MAX_DEPTH) return refuse(`elements nested over ${MAX_DEPTH} deep`)
      if (namespaces > MAX_OPEN_NAMESPACES) return refuse(`over ${MAX_OPEN_NAMESPACES} namespaces at one place`)
    } else if (token.kind === 'close') {
      if (!openByName.get(token.name)) {
        malformedAt ??= token.start
        strays += 1
        if (strays > MAX_STRAY_CLOSING_TAGS) return refuse(`over ${MAX_STRAY_CLOSING_TAGS} stray closing tags`)
        continue
      }
      while (leave() !== token.name) malformedAt ??= token.start
    }
  }
  return { refused: null, malformedAt }
}

/** Counts names that begin after white space or a closing quote, which is what the parser makes attributes of. */
function countAttributes(text: string, token: Token): { all: number; namespaces: number } {
  let all = 0
  let namespaces = 0
  let between = false
  for (let i = token.start + 1 + token.name.length; i < token.end - 1; i += 1) {
    const char = text.charCodeAt(i)
    if (char <= 0x20) between = true
    else if (char === 0x3d) {
      while (text.charCodeAt(i + 1) <= 0x20) i += 1
      const quote = text.charAt(i + 1)
      if (quote === '"' || quote === "'") i = Math.max(i, text.indexOf(quote, i + 2))
      between = quote === '"' || quote === "'"
    } else if (between && char !== 0x2f) {
      all += 1
      if (text.startsWith('xmlns', i)) namespaces += 1
      between = false
    }
  }
  return { all, namespaces }
}

/** The place of an offset as people count it: lines and columns from 1. */
export function placeOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}
