import { deflateSync, inflateSync } from 'node:zlib'
import type { Entry } from '../parse/parsed-feed'

/** An entry as it came, with the base that its addresses resolve against. */
export type KeptEntry = { readonly base: string; readonly entry: Entry }

/** How text that is not packed begins: JSON of an object. What is packed begins with `x`, zlib's own mark. */
const BRACE = '{'.charCodeAt(0)
/** In zlib's second byte: what follows is told beside a dictionary. */
const HAS_DICTIONARY = 0x20
/** Zlib looks back no further. */
const WINDOW = 32_768
/** Beside a dictionary a higher one takes longer and finds next to nothing more. */
const LEVEL = 3

/** What every entry says. It is part of what is packed: another one could not unpack it. */
const FRAME =
  '{"base":"https://","entry":{"guid":"https://","link":"https://","title":{"type":"html","value":"","type":"text","value":""},"content":{"type":"text","value":"","type":"html","value":""},"summary":null,"base":null,"lang":null,"dates":{"published":["Mon, 01 Jan 2026 00:00:00 +0000"],"issued":[],"updated":["2026-01-01T00:00:00Z"]},"authors":[{"name":"","email":null,"url":null}],"categories":[""],"enclosures":[],"image":null,"comments":null,"source":null,"rights":null}}'

/**
 * An entry in as few bytes as costs little: deflated, where it differs from the HTML that was made of it. Its content stands as it is
 * behind the JSON of all the rest, so that it can be told by that HTML.
 * @param html the post's, with which alone it can be unpacked: whoever stores one stores both
 */
export function pack(kept: KeptEntry, html: string): Uint8Array {
  const packed = deflateSync(bytesOf(write(kept)), { level: LEVEL, dictionary: dictionaryOf(html) })
  // Bytes of its own: what zlib gives back is part of a larger buffer, all of which would cross to another thread.
  return new Uint8Array(packed)
}

/**
 * @param bytes packed in this way, without the HTML or not at all, as older versions kept it
 * @throws where they are none of these, or the HTML is another
 */
export function unpack(bytes: Uint8Array, html: string): KeptEntry {
  return read(
    String(bytes[0] === BRACE ? Buffer.from(bytes) : inflateSync(bytes, { dictionary: dictionaryOf(html) })),
  )
}

/** Half a letter only JSON can write. */
function write({ base, entry }: KeptEntry): string {
  const { content } = entry
  if (!content?.value.isWellFormed()) return JSON.stringify({ base, entry })
  return `${JSON.stringify({ base, entry: { ...entry, content: { ...content, value: '' } } })}\n${content.value}`
}

/** JSON has no line breaks of its own. */
function read(text: string): KeptEntry {
  const end = text.indexOf('\n')
  if (end < 0) return JSON.parse(text) as KeptEntry
  const { base, entry } = JSON.parse(text.slice(0, end)) as KeptEntry
  return { base, entry: { ...entry, content: { ...entry.content!, value: text.slice(end + 1) } } }
}

/** Whether it is packed in the way of today. */
export function isPacked(bytes: Uint8Array): boolean {
  return bytes[0] !== BRACE && (bytes[1]! & HAS_DICTIONARY) !== 0
}

const FRAME_BYTES = Buffer.byteLength(FRAME)
/** In UTF-8 a code unit takes three bytes at most. */
const bytesBeside = Buffer.alloc(FRAME_BYTES + 3 * (WINDOW + 1), FRAME)
const bytesToPack = Buffer.alloc(3 * WINDOW)

/** Of long HTML the end; one code unit more, so that half a letter at its start stays outside. Valid until the next call. */
function dictionaryOf(html: string): Buffer {
  const length = bytesBeside.write(html.slice(-WINDOW - 1), FRAME_BYTES)
  return bytesBeside.subarray(0, FRAME_BYTES + length).subarray(-WINDOW)
}

/**
 * Written in one go into room that is there: most entries are short, and to measure and allot took as long as packing. Valid until the
 * next call.
 */
function bytesOf(text: string): Uint8Array | string {
  return text.length > WINDOW ? text : bytesToPack.subarray(0, bytesToPack.write(text))
}
