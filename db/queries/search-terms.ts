/** What somebody looks for: a word, words in a row (`"…"`), or how a word begins (`…*`). */
export type Term = { readonly text: string; readonly isPrefix: boolean }

/** Of a question so much is read: nobody types more, and nobody shall make us look for it. */
const LENGTH_MAX = 200
const TERMS_MAX = 8
/** What begins with fewer letters would be half of all words. */
const PREFIX_MIN = 3

/** Where words are not parted by spaces: Thai to Khmer, kana, ideographs, Hangul. */
export const DENSE = /[\u0e00-\u17ff\u3040-\ud7af]/

/** The terms of a question as it was typed. Any text is a question; one without a letter or a number has no terms (ST-08). */
export function parseTerms(question: string): Term[] {
  const terms: Term[] = []
  for (const [, phrase, word = ''] of question.slice(0, LENGTH_MAX).matchAll(/"([^"]*)"?|([^\s"]+)/g)) {
    const text = (phrase ?? word).replace(/[\0-\x1f]|\*+$/g, ' ').trim()
    if (!/[\p{L}\p{N}]/u.test(text)) continue
    terms.push({ text, isPrefix: word.endsWith('*') && text.length >= PREFIX_MIN })
  }
  return terms.slice(0, TERMS_MAX)
}

/** Whether a term must be looked for letter by letter. */
export function isDense({ text }: Term): boolean {
  return DENSE.test(text)
}

/** A term in the language of FTS5, where everything between quotes is text. */
export function spellTerm({ text, isPrefix }: Term): string {
  return `"${text.replaceAll('"', ' ')}"${isPrefix ? '*' : ''}`
}
