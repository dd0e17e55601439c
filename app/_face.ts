import { escape } from './_escape'

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** The first letters of the first and the last word of a name; one letter where it is one word, `?` where it has none. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s.·-]+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word))
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  return ends.map((word) => firstOf(word ?? '').toLocaleUpperCase()).join('') || '?'
}

/** As many as people tell apart. The style sheet knows them too (app/face.css). */
const HUES = 12

/** A hue in degrees that is a slug's own for ever (FNV-1a). */
export function hueOf(slug: string): number {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(slug)) hash = Math.imul(hash ^ byte, 0x01000193)
  return ((hash >>> 0) % HUES) * (360 / HUES)
}

type Author = { readonly slug: string; readonly name: string }

/** The initials as a drawing of their own, for a face whose picture is not there. */
export function drawInitials({ slug, name }: Author): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 72"><rect width="72" height="72" fill="oklch(0.42 0.09 ${hueOf(slug)})"/><text x="36" y="37" text-anchor="middle" dominant-baseline="central" fill="#fff" font-family="system-ui, sans-serif" font-weight="700" font-size="26">${escape(initialsOf(name))}</text></svg>`
}

function firstOf(word: string): string {
  return graphemes.segment(word)[Symbol.iterator]().next().value?.segment ?? ''
}
