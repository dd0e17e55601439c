import type { Dispatcher } from 'undici'
import { answered } from './answered'
import { exchange } from './exchange'
import { failureOf } from './failure'
import { fieldOf } from './fields'
import { checkUrl, isExempt } from './guard'
import { failed, type Outcome, type Validators } from './outcome'
import { reason } from './reason'

/** R-LIMIT: from the first look-up to the last byte, over all redirects. */
const DEADLINE_MS = 20_000
/** R-GUARD. */
const MAX_REDIRECTS = 5

const ACCEPT_FEED =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5'

const TOO_MANY = `More than ${MAX_REDIRECTS} redirects.`
const CIRCLE = 'The redirects go in a circle. Such a server may ask for a cookie, which we do not keep.'

const REDIRECTS = [301, 302, 303, 307, 308]
const PERMANENT = [301, 308]

type GetOptions = {
  /** Of the last complete answer; both null where there was none. */
  readonly validators: Validators
  /** `NAME/VERSION (+SITE/about; N subscribers)`. */
  readonly userAgent: string
  /** From `makeAgent` with the same `allow`. */
  readonly agent: Dispatcher
  /** Exact `host:port` that the operator exempts from the guard (NE-11). */
  readonly allow: readonly string[]
  readonly now: Date
  /** Ends the request early, as `failed` with `stopped`. */
  readonly signal?: AbortSignal
  /** What to ask for, by default feeds. */
  readonly accept?: string
  /** Another time limit than that of R-LIMIT. */
  readonly deadlineMs?: number
  /** The beginning is enough: so many bytes, or a few more. */
  readonly firstBytes?: number
}

/**
 * One polite GET (R-HTTP, R-GUARD, R-LIMIT): conditional, without cookies and referrer, at most 5 redirects, each of
 * them checked, 8 MB and 20 s in all. What a server does is always a value; throws only for mistakes of our own.
 */
export async function get(url: string, options: GetOptions): Promise<Outcome> {
  const hangUp = new AbortController()
  const { deadlineMs = DEADLINE_MS } = options
  const expire = () => hangUp.abort(reason('timeout', `No complete answer within ${deadlineMs / 1000} s.`))
  const stop = () => hangUp.abort(reason('stopped', 'Our run ended before the answer came.'))
  const timer = setTimeout(expire, deadlineMs)
  if (options.signal?.aborted) stop()
  options.signal?.addEventListener('abort', stop)
  try {
    return await follow(url, options, hangUp.signal)
  } finally {
    clearTimeout(timer)
    options.signal?.removeEventListener('abort', stop)
  }
}

async function follow(start: string, options: GetOptions, signal: AbortSignal): Promise<Outcome> {
  const { agent, allow, validators, now, firstBytes } = options
  const headers = requestHeaders(options)
  const first = checkUrl(start, allow)
  if (first.kind === 'refused') return failed(first.code, first.message, start, null)
  const startsInside = isExempt(first.url, allow)

  let permanent = true
  const seen = new Set<string>()
  for (let hop = 0, { url } = first; ; hop++) {
    const answer = await exchange(url, { agent, headers, signal, firstBytes }).catch((error) =>
      failureOf(error, url.href, now),
    )
    if ('kind' in answer) return answer
    const { status } = answer
    if (!REDIRECTS.includes(status)) {
      const reached = { url: url.href, status, permanent: hop > 0 && permanent ? url.href : null }
      return answered(answer, reached, validators, now)
    }
    seen.add(url.href)
    if (hop === MAX_REDIRECTS)
      return failed('redirect', seen.size <= hop ? CIRCLE : TOO_MANY, url.href, status)
    const target = targetOf(fieldOf(answer.headers, 'location'), url)
    if (!target) return failed('redirect', 'A redirect without a readable target.', url.href, status)
    const next = checkUrl(target, allow)
    if (next.kind === 'refused')
      return failed(next.code, `A redirect was refused. ${next.message}`, url.href, status)
    // Nobody out there may lead us to what the operator exempts (NE-11).
    if (!startsInside && isExempt(next.url, allow))
      return failed('private-address', 'A redirect from outside to inside was refused.', url.href, status)
    permanent &&= PERMANENT.includes(status)
    url = next.url
  }
}

function requestHeaders(options: GetOptions): Record<string, string> {
  const { userAgent, accept, validators, firstBytes } = options
  return {
    'user-agent': userAgent,
    accept: accept ?? ACCEPT_FEED,
    // The first bytes of what was packed are not the first bytes of the document.
    ...(firstBytes === undefined
      ? { 'accept-encoding': 'gzip, deflate, br' }
      : { 'accept-encoding': 'identity', range: `bytes=0-${firstBytes - 1}` }),
    ...(validators.etag !== null && { 'if-none-match': validators.etag }),
    ...(validators.lastModified !== null && { 'if-modified-since': validators.lastModified }),
  }
}

/** The absolute target of a Location header, which some servers send as raw UTF-8. */
function targetOf(location: string | null, base: URL): string | null {
  const text = Buffer.from(location ?? '', 'latin1').toString()
  return text && URL.canParse(text, base) ? new URL(text, base).href : null
}
