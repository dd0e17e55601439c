import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'

/** R-LIMIT: of what was sent, and again of what it unfolds to. */
export const MAX_BODY_BYTES = 8 * 1024 * 1024

/** zlib unfolds step by step and stops at the limit: a bomb never gets further than one step beyond. */
const LIMITS = { maxOutputLength: MAX_BODY_BYTES, chunkSize: 64 * 1024 }

export type Body =
  | { readonly kind: 'read'; readonly bytes: Buffer }
  | { readonly kind: 'too-big' }
  | { readonly kind: 'bad-encoding'; readonly message: string }

/**
 * Undoes one Content-Encoding (RFC 9110 §8.4) under the cap of R-LIMIT. In one call, not through a zlib stream: a feed
 * is small, and the stream's round trips through the thread pool cost more than the inflating.
 * @param encoding the header as received; several codings, one in the other, are refused
 */
export function inflate(sent: Buffer, encoding: string | readonly string[] | undefined): Body {
  const coding = [encoding ?? 'identity'].flat().join(',').trim().toLowerCase()
  if (coding === 'identity' || coding === '' || sent.length === 0) return { kind: 'read', bytes: sent }
  const decode = DECODERS.get(coding)
  if (!decode)
    return {
      kind: 'bad-encoding',
      message: `The answer is encoded as "${coding.slice(0, 40)}", which we did not ask for.`,
    }
  try {
    return { kind: 'read', bytes: decode(sent) }
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'too-big' }
    return {
      kind: 'bad-encoding',
      message: `The answer is broken or cut off: it could not be unpacked (${coding}).`,
    }
  }
}

const DECODERS = new Map<string, (sent: Buffer) => Buffer>([
  ['gzip', (sent) => gunzipSync(sent, LIMITS)],
  ['x-gzip', (sent) => gunzipSync(sent, LIMITS)],
  // RFC 9110 says zlib; some servers send the bare stream.
  ['deflate', (sent) => (isZlib(sent) ? inflateSync(sent, LIMITS) : inflateRawSync(sent, LIMITS))],
  ['br', (sent) => brotliDecompressSync(sent, LIMITS)],
])

/** RFC 1950 §2.2: the compression method 8 stands in the low bits of the first byte. */
function isZlib(sent: Buffer): boolean {
  return ((sent[0] ?? 0) & 0x0f) === 8
}
