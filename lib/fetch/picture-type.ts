export type PictureType = 'jpeg' | 'png' | 'gif' | 'webp' | 'avif' | 'svg'

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const JPEG = [0xff, 0xd8, 0xff]
/** Within these an SVG must have begun. */
const SVG_HEAD = 4096

/** What picture these bytes are, by themselves: what a server calls them proves nothing. Null for all else. */
export function pictureTypeOf(bytes: Uint8Array): PictureType | null {
  const has = (magic: readonly number[]) => magic.every((byte, index) => bytes[index] === byte)
  const text = Buffer.from(bytes.subarray(0, SVG_HEAD)).toString('latin1')
  if (has(PNG)) return 'png'
  if (has(JPEG)) return 'jpeg'
  if (/^GIF8[79]a/.test(text)) return 'gif'
  if (/^RIFF[^]{4}WEBP/.test(text)) return 'webp'
  if (/^[^]{4}ftypavi[fs]/.test(text)) return 'avif'
  return svgTagOf(bytes) === null ? null : 'svg'
}

/** The root tag of an SVG, behind declaration, comments and a plain doctype; null for any other text. */
export function svgTagOf(bytes: Uint8Array): string | null {
  let text = Buffer.from(bytes.subarray(0, SVG_HEAD))
    .toString()
    .replace(/^\ufeff/, '')
  for (;;) {
    text = text.trimStart()
    const end = text.startsWith('<!--') ? '-->' : /^<(?:\?|!DOCTYPE\s+svg\b)/i.test(text) ? '>' : null
    if (end === null) break
    const at = text.indexOf(end)
    // Entities of its own are for attacks: no drawing program of today writes them.
    if (at === -1 || (end === '>' && text.slice(0, at).includes('['))) return null
    text = text.slice(at + end.length)
  }
  return /^<svg(?=[\s>])[^>]*/.exec(text)?.[0] ?? null
}
