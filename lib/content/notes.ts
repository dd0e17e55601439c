import { attributeOf, type ForeignElement } from './foreign'

/** Where notes stand together, by what it may be in the clean tree: no inline element takes their look. */
const PLACES = new Set(['div', 'ol', 'ul', 'dl'])
/** What engines call it: Pandoc, Hugo, kramdown, GitHub, markdown-it, WordPress. */
const CLASSES = new Set(['footnotes', 'footnotes-list', 'footnote-list', 'wp-block-footnotes'])
/** An arrow, numbered where a note is called more than once. */
const BACK = /^\s*[↩↪↑⇑⬆⤴⤶↵⏎↰↖←^][\ufe0e\ufe0f]?\s*(?:\d{1,3}\s*)?$/u

/** True for the list of a post's notes, with what stands around it. */
export function isNotes(foreign: ForeignElement, tag: string, classes: readonly string[]): boolean {
  if (!PLACES.has(tag)) return false
  if (attributeOf(foreign, 'role') === 'doc-endnotes' || classes.some((name) => CLASSES.has(name)))
    return true
  // Python-Markdown's word for all of them is that of others for a single one.
  return classes.includes('footnote') && foreign.childNodes.some(({ nodeName }) => nodeName === 'ol')
}

/** True for the text of a link that says no more than "back". */
export function isBackArrow(text: string): boolean {
  return BACK.test(text)
}
