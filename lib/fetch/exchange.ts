import type { Dispatcher } from 'undici'
import { receive, type Body, type Incoming } from './body'
import type { Fields } from './fields'
import { reason } from './reason'

/** What a redirect or an error page may send before we hang up; it is not kept. */
const MAX_UNREAD_BYTES = 64 * 1024
/** Answers of the kind “wait, there is more to come” (1xx) before the one that counts. */
const MAX_INTERIM = 20
const ENOUGH = new Error('The rest of the answer is of no use.')

/** One answer of one server, not yet judged. */
export type Answer = {
  readonly status: number
  readonly headers: Fields
  /** What came with 200 or 203, or 206 where a part was asked for; null for all other statuses, whose bodies are let go. */
  readonly body: Body | null
}

type ExchangeOptions = {
  readonly agent: Dispatcher
  readonly headers: Record<string, string>
  readonly signal: AbortSignal
  /** Hangs up when so many bytes of the document are there; null = the whole. */
  readonly firstBytes?: number | null
}

/**
 * One request and its answer (R-LIMIT). By undici's `dispatch`, which costs half of its `request`: most answers are a
 * 304, for which no stream need be built.
 * @throws what undici or the guard raises, and `signal.reason`
 */
export function exchange(
  url: URL,
  { agent, headers, signal, firstBytes = null }: ExchangeOptions,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let control: Dispatcher.DispatchController | null = null
    let head: { status: number; headers: Fields } = { status: 0, headers: {} }
    let document: Incoming | null = null
    let unread = 0
    let interim = 0

    const isWhole = (body: Body) =>
      body.kind === 'read' && (firstBytes === null || body.bytes.length <= firstBytes)
    const settle = (body: Body | null) => {
      signal.removeEventListener('abort', hangUp)
      resolve({ ...head, body })
    }
    const settleEarly = (body: Body | null) => {
      settle(body)
      control?.abort(ENOUGH)
    }
    const fail = (error: Error) => {
      signal.removeEventListener('abort', hangUp)
      reject(error)
    }
    const hangUp = () => {
      fail(signal.reason)
      control?.abort(signal.reason)
    }
    if (signal.aborted) return hangUp()
    signal.addEventListener('abort', hangUp)

    agent.dispatch(
      { origin: url.origin, path: url.pathname + url.search, method: 'GET', headers },
      {
        onRequestStart(started) {
          control = started
          // The deadline may have passed while the connection was being made.
          if (signal.aborted) hangUp()
        },
        onResponseStart(_, status, fields) {
          head = { status, headers: fields }
          if (status < 200 && ++interim > MAX_INTERIM)
            return control?.abort(reason('http-error', 'The server says “wait” without an end.'))
          const isWanted = status === 200 || status === 203 || (status === 206 && firstBytes !== null)
          document = isWanted ? receive(fields, firstBytes) : null
          void document?.done.then((body) => (isWhole(body) ? settle(body) : settleEarly(body)))
        },
        onResponseData(_, chunk) {
          unread += chunk.length
          if (document) document.write(chunk)
          else if (unread > MAX_UNREAD_BYTES) settleEarly(null)
        },
        onResponseEnd() {
          if (document) document.end()
          else settle(null)
        },
        onResponseError(_, error) {
          // What is not read cannot be wrong: a 304 may announce the length of a document that it does not send.
          if (head.status >= 200 && !document && !signal.aborted) settle(null)
          else fail(error)
        },
      },
    )
  })
}
