/** In UTF-16 code units. */
export const maxExcerptLength = 280
/** A sentence that ends before this leaves a reader wondering: the next one comes along. */
const minExcerptLength = 100

/** The first sentence or so of a text whose white space is collapsed: at most 280 characters, cut at a word. */
export function excerptOf(text: string): string {
  if (text.length <= maxExcerptLength) return text
  const head = text.slice(0, maxExcerptLength)
  const sentence = Math.max(...Array.from(head.matchAll(/[.!?…](?= )|[。！？]/g), (end) => end.index + 1))
  if (sentence >= minExcerptLength) return head.slice(0, sentence)
  const space = head.lastIndexOf(' ', maxExcerptLength - 1)
  return (
    head
      .slice(0, space > minExcerptLength ? space : maxExcerptLength - 1)
      .toWellFormed()
      .replace(/[\s\ufffd,;:–—-]+$/, '') + '…'
  )
}
