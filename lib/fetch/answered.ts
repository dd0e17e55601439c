import { createHash } from 'node:crypto'
import { MAX_BODY_BYTES } from './body'
import type { Answer } from './exchange'
import { fieldOf, type Fields } from './fields'
import { keepSeconds, retryAt } from './freshness'
import { failed, type FailureCode, type Outcome, type Reached, type Validators } from './outcome'

/** How long a 429 without a readable Retry-After is left alone. */
const DEFAULT_WAIT_MS = 60 * 60_000
/** RL-09: a server may choose its validators, but not how much of our requests they are. */
const MAX_VALIDATOR_LENGTH = 1024

/** Headers by which a gatekeeper says that it shows a puzzle for people instead of the page. */
const CHALLENGES = ['cf-mitigated', 'x-amzn-waf-action']

/** R-HTTP: what the last answer of a chain means. `sent` are the validators of the request. Pure. */
export function answered(
  { status, headers, body }: Answer,
  reached: Reached,
  sent: Validators,
  now: Date,
): Outcome {
  const fail = (code: FailureCode, message: string) => failed(code, message, reached.url, status)

  if (CHALLENGES.some((name) => fieldOf(headers, name)))
    return fail('blocked', `The server answered ${status} with a puzzle for people.`)
  if (status === 404) return fail('not-found', 'The server answered 404: there is nothing at this address.')
  if (status === 410) return { kind: 'gone', ...reached }
  if (status >= 400) {
    const until = retryAt(headers, now) ?? (status === 429 ? new Date(now.getTime() + DEFAULT_WAIT_MS) : null)
    if (until) return { kind: 'later', until, ...reached }
  }
  if (status === 401 || status === 403 || status === 451)
    return fail('blocked', `The server answered ${status}: it does not let us read this address.`)
  if (status >= 500) return fail('server-error', `The server answered ${status}.`)
  if (status === 304 && (sent.etag ?? sent.lastModified) !== null)
    return { kind: 'unchanged', keepSeconds: keepSeconds(headers, now), ...reached }
  if (!body) return fail('http-error', `The server answered ${status}, which is no answer to what we asked.`)
  if (body.kind === 'bad-encoding') return fail('bad-encoding', body.message)
  if (body.kind === 'too-big') {
    const size = body.announced ? `has ${megabytes(body.announced)}` : 'is too big'
    return fail('too-big', `The document ${size}; the limit is ${megabytes(MAX_BODY_BYTES)}.`)
  }
  return {
    kind: 'fresh',
    bytes: body.bytes,
    contentType: fieldOf(headers, 'content-type'),
    hash: createHash('sha256').update(body.bytes).digest('hex'),
    validators: { etag: validatorOf(headers, 'etag'), lastModified: validatorOf(headers, 'last-modified') },
    keepSeconds: keepSeconds(headers, now),
    ...(headers.link && { link: [headers.link].flat().join(', ') }),
    ...reached,
  }
}

/** Byte for byte as it came (FE-01, FE-02), where it can be sent back so. */
function validatorOf(headers: Fields, name: string): string | null {
  const value = fieldOf(headers, name) ?? ''
  return value !== '' && value.length <= MAX_VALIDATOR_LENGTH && /^[\t\x20-\x7e\x80-\xff]+$/.test(value)
    ? value
    : null
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`
}
