import { constants, deflateSync, inflateSync } from 'node:zlib'
import type { Entry } from '../parse/parsed-feed'

/** An entry as it came, with the base that its addresses resolve against. */
export type KeptEntry = { readonly base: string; readonly entry: Entry }

/** How text that is not packed begins: JSON of an object. What is packed begins with `x`, zlib's own mark. */
const BRACE = '{'.charCodeAt(0)

/** An entry in as few bytes as costs little: JSON, deflated. */
export function pack(kept: KeptEntry): Uint8Array {
  const packed = deflateSync(JSON.stringify(kept), { level: constants.Z_BEST_SPEED })
  // Bytes of its own: what zlib gives back is part of a larger buffer, all of which would cross to another thread.
  return new Uint8Array(packed)
}

/** @param bytes packed, or the JSON itself, as older versions kept it. @throws where they are neither */
export function unpack(bytes: Uint8Array): KeptEntry {
  return JSON.parse(String(isPacked(bytes) ? inflateSync(bytes) : Buffer.from(bytes))) as KeptEntry
}

export function isPacked(bytes: Uint8Array): boolean {
  return bytes[0] !== BRACE
}
