import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { request } from 'undici'

/** A page as a browser gets it: its bytes on the wire, and what they say. */
export async function getGzipped(url: string): Promise<{ readonly bytes: Buffer; readonly text: string }> {
  const { statusCode, headers, body } = await request(url, { headers: { 'accept-encoding': 'gzip' } })
  const bytes = await buffer(body)
  if (statusCode !== 200) throw new Error(`${url} answered ${statusCode}`)
  const isGzipped = headers['content-encoding'] === 'gzip'
  return { bytes, text: (isGzipped ? gunzipSync(bytes) : bytes).toString() }
}
