/** As of a fetched document (R-LIMIT). */
const MAX_BODY_BYTES = 8 * 1024 * 1024
const MAX_MS = 20_000
/** Whoever knows the name of a feed may send, and is known only by the whole of it: so many are held at once. */
const MOST_AT_ONCE = 8

let held = 0

/** What is wrong with a body, as the status of its answer. */
type Refused = 408 | 413 | 503

/** The whole body of a request; no more, no longer and no more of them than the limits, whatever length it announced. */
export async function readBody({ body }: Request, maxMs = MAX_MS): Promise<Uint8Array | Refused> {
  if (held >= MOST_AT_ONCE) return 503
  held += 1
  const chunks: Uint8Array[] = []
  let length = 0
  let isLate = false
  const reader = body?.getReader()
  const timer = setTimeout(() => {
    isLate = true
    void reader?.cancel()
  }, maxMs)
  try {
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
      length += read.value.length
      if (length > MAX_BODY_BYTES) {
        await reader?.cancel()
        return 413
      }
      chunks.push(read.value)
    }
    return isLate ? 408 : Buffer.concat(chunks)
  } finally {
    clearTimeout(timer)
    held -= 1
  }
}
