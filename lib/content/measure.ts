import { blocks } from './allowlist'
import type { Node } from './node'

/** Words a minute; a CJK character counts as the share of a word that makes them 500 a minute. */
const wordsPerMinute = 220
const cjkPerMinute = 500
const codeWeight = 0.5

/** The text of some blocks and the words in it, as a reader's time counts them: code at half weight (DESIGN: reading time). */
type Measure = { readonly text: string; readonly words: number }

export function measure(node: Node): Measure {
  const found = { text: '', code: '' }
  gather(node, found)
  const { text, code } = found
  return { text, words: countWords(text) - (code === '' ? 0 : (1 - codeWeight) * countWords(code)) }
}

export function minutesOf(words: number): number {
  return words > 0 ? Math.max(1, Math.round(words / wordsPerMinute)) : 0
}

/** Words apart by white space; every CJK character for itself. */
export function countWords(text: string): number {
  let words = 0
  let characters = 0
  let inWord = false
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code <= 0x20 || code === 0xa0 || code === 0x3000) inWord = false
    else if (code >= 0x3040 && isCjk(code)) {
      characters++
      inWord = false
    } else if (!inWord && !isMark(code)) {
      words++
      inWord = true
    }
  }
  return words + (characters * wordsPerMinute) / cjkPerMinute
}

/** Kana, Han and Hangul; of the rarer Han beyond the first plane, the first half of each pair. */
function isCjk(code: number): boolean {
  return (
    code <= 0x30ff ||
    (code >= 0x3400 && code <= 0x9fff) ||
    (code >= 0xac00 && code <= 0xd7af) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xd840 && code <= 0xd88d)
  )
}

/** Punctuation that begins no word: dashes and quotes between spaces, CJK stops. */
function isMark(code: number): boolean {
  return (
    (code >= 0x2010 && code <= 0x2027) ||
    (code >= 0x3001 && code <= 0x303f) ||
    (code >= 0xff01 && code <= 0xff0f) ||
    (code >= 0xdc00 && code <= 0xdfff)
  )
}

function gather(node: Node, found: { text: string; code: string }): void {
  if (typeof node === 'string') {
    found.text += node
    return
  }
  const space = isApart(node.tag) ? ' ' : ''
  const start = found.text.length
  const { code } = found
  found.text += space
  for (const child of node.children) gather(child, found)
  found.text += space
  if (node.tag === 'pre') found.code = code + found.text.slice(start)
}

const apart = new Set([...blocks, 'br', 'li', 'td', 'th', 'dt', 'dd', 'caption'])

/** Whether white space parts what stands in an element from what stands beside it. */
export function isApart(tag: string): boolean {
  return apart.has(tag)
}
