import { createHash } from 'node:crypto'

/** In characters, hyphens included. */
export const maxSlugLength = 80

/** Latin letters that do not decompose into a plain one and a mark. */
const LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ß: 'ss',
    æ: 'ae',
    œ: 'oe',
    ø: 'o',
    đ: 'd',
    ð: 'd',
    þ: 'th',
    ł: 'l',
    ħ: 'h',
    ı: 'i',
    ŋ: 'n',
    ŧ: 't',
    ə: 'e',
  }),
)

/**
 * A stable ASCII slug, `^[a-z0-9]+(-[a-z0-9]+)*$`, of 1 to 80 characters. Latin letters lose their marks (`Über` →
 * `uber`), other scripts are left out. Where nothing is left it is made of `fallback` (a guid, a link), at last of a
 * hash of that.
 */
export function slug(title: string, fallback: string): string {
  return (
    asciiSlug(title) ||
    asciiSlug(fallback) ||
    createHash('sha256').update(fallback).digest('hex').slice(0, 12)
  )
}

function asciiSlug(text: string): string {
  const ascii = text
    // Long enough for any slug: marks and other scripts take room and leave nothing.
    .slice(0, 10 * maxSlugLength)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}|['’]/gu, '')
    .replace(/[^\0-\x7f]/gu, (letter) => LETTERS.get(letter) ?? ' ')
    // C, C++ and C# are three subjects.
    .replace(/(?<=[a-z])(\+\+|#)/g, (sign) => (sign === '#' ? '-sharp' : '-plus-plus'))
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  if (ascii.length <= maxSlugLength) return ascii
  const word = ascii.lastIndexOf('-', maxSlugLength)
  return ascii.slice(0, word > 0 ? word : maxSlugLength)
}
