/** As of a fetched document (R-LIMIT). */
const MAX_BODY_BYTES = 8 * 1024 * 1024

/** The whole body of a request; null beyond the limit, whatever length it announced. */
export async function readBody({ body }: Request): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = body?.getReader()
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    length += read.value.length
    if (length > MAX_BODY_BYTES) {
      await reader?.cancel()
      return null
    }
    chunks.push(read.value)
  }
  return Buffer.concat(chunks)
}
