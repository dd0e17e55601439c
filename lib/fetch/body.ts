import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib'
import { fieldOf, listOf, type Fields } from './fields'

/** R-LIMIT: of what is sent, and again of what it unfolds to. */
export const MAX_BODY_BYTES = 8 * 1024 * 1024

export type Body =
  | { readonly kind: 'read'; readonly bytes: Buffer }
  /** `announced` is its Content-Length, where that alone is too much. */
  | { readonly kind: 'too-big'; readonly announced: number | null }
  | { readonly kind: 'bad-encoding'; readonly message: string }

/** A body on its way in. `done` comes as soon as it is whole, or known to be unusable. */
export type Incoming = {
  readonly write: (chunk: Buffer) => void
  readonly end: () => void
  readonly done: Promise<Body>
}

type Decoder = ReturnType<typeof createGunzip | typeof createBrotliDecompress>

/**
 * Undoes one Content-Encoding (RFC 9110 §8.4) while the bytes arrive, and stops at the limit: a bomb gets no further
 * than one step beyond it (R-LIMIT).
 * @param headers of the answer; several codings, one in the other, are refused (RL-02)
 * @param firstBytes where the beginning is enough: what goes on beyond so many bytes is read, not too big
 */
export function receive(headers: Fields, firstBytes: number | null = null): Incoming {
  const codings = listOf(headers, 'content-encoding').filter((name) => !PLAIN.includes(name))
  let coding = codings.join(', ')
  const announced = Number(fieldOf(headers, 'content-length'))
  const chunks: Buffer[] = []
  let sent = 0
  let unfolded = 0
  let decoder: Decoder | null = null
  let isOpen = true

  let resolve: (body: Body) => void = () => {}
  const done = new Promise<Body>((settle) => (resolve = settle))
  const stop = (body: Body) => {
    isOpen = false
    decoder?.destroy()
    resolve(body)
  }
  const isTooMuch = (bytes: number) => firstBytes === null && bytes > MAX_BODY_BYTES
  const stopAtLimit = () => stop({ kind: 'too-big', announced: isTooMuch(announced) ? announced : null })
  const stopAt = (message: string) => stop({ kind: 'bad-encoding', message })
  const finish = () => stop({ kind: 'read', bytes: Buffer.concat(chunks) })
  const keep = (chunk: Buffer) => {
    unfolded += chunk.length
    if (isTooMuch(unfolded)) return stopAtLimit()
    chunks.push(chunk)
    if (firstBytes !== null && unfolded > firstBytes) finish()
  }

  if (isTooMuch(announced)) stopAtLimit()
  if (coding !== '' && !PACKED.includes(coding))
    stopAt(`The answer is encoded as "${coding.slice(0, 40)}", which we did not ask for.`)

  return {
    done,
    write(chunk) {
      sent += chunk.length
      if (isTooMuch(sent)) stopAtLimit()
      if (!isOpen) return
      // Some caches pack a document and do not say so.
      if (coding === '' && sent === chunk.length && isGzip(chunk)) coding = 'gzip'
      if (coding === '') return keep(chunk)
      decoder ??= decoderOf(coding, chunk)
        .on('data', keep)
        .on('end', finish)
        .on('error', () => stopAt(`The answer could not be unpacked (${coding}).`))
      decoder.write(chunk)
    },
    end() {
      // Nothing at all is an empty document, whatever it says it is packed in.
      if (decoder) decoder.end()
      else finish()
    },
  }
}

/** The last two are no codings, but some servers say so. */
const PLAIN = ['identity', 'none', 'utf-8']
const PACKED = ['gzip', 'x-gzip', 'deflate', 'br']
/** RFC 1950 §2.2, RFC 1952 §2.3.1. */
const DEFLATE = 8
const STEP = { chunkSize: 64 * 1024 }

function isGzip(start: Buffer): boolean {
  return start[0] === 0x1f && start[1] === 0x8b && start[2] === DEFLATE
}

function decoderOf(coding: string, start: Buffer): Decoder {
  if (coding === 'br') return createBrotliDecompress(STEP)
  if (coding !== 'deflate' || isGzip(start)) return createGunzip(STEP)
  // RFC 9110 says zlib, whose method 8 stands in the low bits of the first byte (RFC 1950); some send the bare stream.
  return ((start[0] ?? 0) & 0x0f) === DEFLATE ? createInflate(STEP) : createInflateRaw(STEP)
}
