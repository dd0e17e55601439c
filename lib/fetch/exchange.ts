import type { Dispatcher } from 'undici'
import { MAX_BODY_BYTES } from './body'

/** What a redirect or an error page may send before we hang up; it is not kept. */
const MAX_UNREAD_BYTES = 64 * 1024

/** One answer of one server, not yet judged. Headers are Latin-1 text, so that validators go back byte for byte. */
export type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  /** As sent; empty unless `hasBody(status)`. Null where it is larger than R-LIMIT allows. */
  readonly body: Buffer | null
}

/** Whether an answer of this status is a document to read; the bodies of all others are let go. */
export function hasBody(status: number): boolean {
  return status === 200 || status === 203
}

/** The value of a header, or the first of several. */
export function headerOf(answer: Pick<Answer, 'headers'>, name: string): string | null {
  return [answer.headers[name]].flat()[0] ?? null
}

/**
 * One request and its answer, at most 8 MB of it (R-LIMIT). By undici's `dispatch`, which costs half of its `request`:
 * most answers are a 304, for which no stream need be built.
 * @throws what undici or the guard raises, and `signal.reason`
 */
export function exchange(
  url: URL,
  { agent, headers, signal }: { agent: Dispatcher; headers: Record<string, string>; signal: AbortSignal },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let control: Dispatcher.DispatchController | null = null
    let status = 0
    let received: Answer['headers'] = {}
    let room = MAX_UNREAD_BYTES
    const chunks: Buffer[] = []

    const hangUp = () => {
      reject(signal.reason)
      control?.abort(signal.reason)
    }
    const settle = (body: Buffer | null) => {
      signal.removeEventListener('abort', hangUp)
      resolve({ status, headers: received, body })
    }
    const settleEarly = (by: Dispatcher.DispatchController) => {
      settle(hasBody(status) ? null : Buffer.alloc(0))
      by.abort(new Error('enough'))
    }
    if (signal.aborted) return reject(signal.reason)
    signal.addEventListener('abort', hangUp)

    agent.dispatch(
      { origin: url.origin, path: url.pathname + url.search, method: 'GET', headers },
      {
        onRequestStart(started) {
          control = started
          // The deadline may have passed while the connection was being made.
          if (signal.aborted) started.abort(signal.reason)
        },
        onResponseStart(by, code, fields) {
          status = code
          received = fields
          room = hasBody(status) ? MAX_BODY_BYTES : MAX_UNREAD_BYTES
          if (hasBody(status) && Number(fields['content-length']) > room) settleEarly(by)
        },
        onResponseData(by, chunk) {
          room -= chunk.length
          if (room < 0) settleEarly(by)
          else if (hasBody(status)) chunks.push(chunk)
        },
        onResponseEnd() {
          settle(Buffer.concat(chunks))
        },
        onResponseError(_by, error) {
          signal.removeEventListener('abort', hangUp)
          reject(error)
        },
      },
    )
  })
}
