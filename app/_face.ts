const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** The first letters of the first and the last word of a name; one letter where it is one word, `?` where it has none. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s.·-]+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word))
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  return ends.map((word) => firstOf(word ?? '').toLocaleUpperCase()).join('') || '?'
}

/** A hue of 0 to 359 that is a slug's own for ever (FNV-1a). */
export function hueOf(slug: string): number {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(slug)) hash = Math.imul(hash ^ byte, 0x01000193)
  return (hash >>> 0) % 360
}

function firstOf(word: string): string {
  return graphemes.segment(word)[Symbol.iterator]().next().value?.segment ?? ''
}
