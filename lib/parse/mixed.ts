import iconv from 'iconv-lite'

/** A text that is UTF-8 but for some bytes. `strays`: how many. */
type Mixed = { readonly text: string; readonly strays: number }

/**
 * UTF-8 with stray bytes of an older encoding in it, as pasting makes it. Null where it is not mostly UTF-8: then it
 * is all of the older encoding, which has next to no sequences of UTF-8 by chance.
 */
export function readMixed(bytes: Uint8Array, older: string): Mixed | null {
  const strays: number[] = []
  let sequences = 0
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at)
    if (length === 0) strays.push(at)
    else if (length > 1) sequences += 1
    at += Math.max(1, length)
  }
  if (sequences <= strays.length) return null

  const utf8 = new TextDecoder()
  const parts: string[] = []
  let copied = 0
  for (const at of strays) {
    parts.push(utf8.decode(bytes.subarray(copied, at)), iconv.decode(Buffer.of(bytes[at] ?? 0), older))
    copied = at + 1
  }
  return { text: parts.join('') + utf8.decode(bytes.subarray(copied)), strays: strays.length }
}

/** Bytes of the character that begins here, 0 where none does. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return 1
  const length = lead < 0xc2 || lead > 0xf4 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
  for (let i = 1; i < length; i += 1) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0
  return length
}
