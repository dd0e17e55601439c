import { createHash } from 'node:crypto'
import { inflate, MAX_BODY_BYTES } from './body'
import { hasBody, headerOf, type Answer } from './exchange'
import { keepSeconds, retryAt } from './freshness'
import type { Failed, FailureCode, Outcome, Reached, Validators } from './outcome'

/** How long a 429 without a readable Retry-After is left alone. */
const DEFAULT_WAIT_MS = 60 * 60_000

/** Headers by which a gatekeeper says that it shows a puzzle for people instead of the page. */
const CHALLENGES = ['cf-mitigated', 'x-amzn-waf-action']

/** R-HTTP: what the last answer of a chain means. `validators` are those that were sent. Pure. */
export function answered(answer: Answer, reached: Reached, validators: Validators, now: Date): Outcome {
  const { status } = answer
  const fail = (code: FailureCode, message: string): Failed => ({
    kind: 'failed',
    code,
    message,
    url: reached.url,
    status,
  })

  if (CHALLENGES.some((name) => headerOf(answer, name)))
    return fail('blocked', `The server answered ${status} with a puzzle for people.`)
  if (status === 401 || status === 403 || status === 451)
    return fail('blocked', `The server answered ${status}: it does not let us read this address.`)
  if (status === 410) return { kind: 'gone', ...reached }
  if (status === 404) return fail('not-found', 'The server answered 404: there is nothing at this address.')
  if (status === 429 || status === 503) {
    const until = retryAt(answer, now) ?? (status === 429 ? new Date(now.getTime() + DEFAULT_WAIT_MS) : null)
    if (until) return { kind: 'later', until, ...reached }
  }
  if (status >= 500) return fail('server-error', `The server answered ${status}.`)
  if (status === 304 && (validators.etag ?? validators.lastModified) !== null)
    return { kind: 'unchanged', keepSeconds: keepSeconds(answer, now), ...reached }
  if (!hasBody(status))
    return fail('http-error', `The server answered ${status}, which is no answer to what we asked.`)

  const body = answer.body
    ? inflate(answer.body, answer.headers['content-encoding'])
    : { kind: 'too-big' as const }
  if (body.kind === 'too-big') return fail('too-big', tooBig(headerOf(answer, 'content-length')))
  if (body.kind === 'bad-encoding') return fail('bad-encoding', body.message)
  return {
    kind: 'fresh',
    bytes: body.bytes,
    contentType: headerOf(answer, 'content-type'),
    hash: createHash('sha256').update(body.bytes).digest('hex'),
    validators: { etag: headerOf(answer, 'etag'), lastModified: headerOf(answer, 'last-modified') },
    keepSeconds: keepSeconds(answer, now),
    ...reached,
  }
}

function tooBig(announced: string | null): string {
  const size = Number(announced)
  const limit = `the limit is ${megabytes(MAX_BODY_BYTES)}`
  return size > MAX_BODY_BYTES
    ? `The document has ${megabytes(size)}; ${limit}.`
    : `The document is too big: ${limit}.`
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`
}
