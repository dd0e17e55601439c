/**
 * @typedef {import('node:http').IncomingMessage} Request
 * @typedef {import('node:http').ServerResponse} Response
 * @typedef {{ readonly mark: number, readonly until: number, readonly headers: import('node:http').OutgoingHttpHeaders, readonly body: Buffer, readonly bytes: number }} Answer
 * @typedef {ReturnType<typeof makeAnswers>} Answers
 */

/** Bytes of all answers kept, with what they are kept under; the least recently asked for go first. */
const MAX_BYTES = 64 * 2 ** 20
/** What an answer takes beside its key and its body: a dozen headers. */
const HEAD_BYTES = 2048
/** Pages also end by the clock (their `revalidate` of a day): so old may they seem younger than they are. */
const KEPT_MS = 60_000

/** Said by Node for each connection and moment anew. */
const NOT_KEPT = new Set(['connection', 'date', 'keep-alive', 'transfer-encoding'])

/** Headers that ask Next for something other than the page; and a part of it. */
const ASKS_OTHERWISE = /^(rsc$|next-|x-nextjs-|x-middleware-|x-now-|x-invoke-|x-matched-|x-prerender-|range$)/

/**
 * Whole answers, compressed as they were sent. Next finds a cached page quickly, but hashes and compresses it for every
 * reader; while nothing has been invalidated (`mark` is the same), the same question has the same answer, byte for byte.
 * An answer is kept only where Next said that its page came from the cache, so nothing here decides what is cached.
 *
 * @param {{ readonly mark: () => number, readonly now: () => number }} sources `mark` may throw: Next answers then
 */
export function makeAnswers({ mark, now }) {
  /** In order of their last use. @type {Map<string, Answer>} */
  const kept = new Map()
  let bytes = 0

  /** @param {string} key */
  const forget = (key) => {
    bytes -= kept.get(key)?.bytes ?? 0
    kept.delete(key)
  }

  /** @param {string} key @param {Answer} answer */
  const keep = (key, answer) => {
    forget(key)
    kept.set(key, answer)
    bytes += answer.bytes
    for (const oldest of kept.keys()) {
      if (bytes <= MAX_BYTES) return
      forget(oldest)
    }
  }

  return {
    /**
     * Answers if this answer is known; else listens to the one that others are about to give.
     *
     * @param {Request} request
     * @param {Response} response
     * @returns {boolean} whether it was answered
     */
    answer(request, response) {
      const key = keyOf(request)
      const current = key === null ? null : markOrNull(mark)
      if (key === null || current === null) return false
      const answer = kept.get(key)
      if (answer && answer.mark === current && answer.until > now()) {
        kept.delete(key)
        kept.set(key, answer)
        send(answer, request, response)
        return true
      }
      // The mark from before the answer was made: what is invalidated meanwhile ends it.
      if (request.method === 'GET') {
        listen(response, (headers, body) =>
          keep(key, {
            mark: current,
            until: now() + KEPT_MS,
            headers,
            body,
            bytes: key.length + HEAD_BYTES + body.length,
          }),
        )
      }
      return false
    },
  }
}

/**
 * All that an answer may depend on; null for what is no plain question for a page.
 *
 * @param {Request} request
 */
function keyOf({ method, url = '', headers }) {
  if (method !== 'GET' && method !== 'HEAD') return null
  if (url.includes('?') || Object.keys(headers).some((name) => ASKS_OTHERWISE.test(name))) return null
  return [headers.host, headers['accept-encoding'], url].join('\n')
}

/** @param {() => number} mark */
function markOrNull(mark) {
  try {
    return mark()
  } catch {
    return null
  }
}

/**
 * @param {Answer} answer
 * @param {Request} request
 * @param {Response} response
 */
function send({ headers, body }, request, response) {
  const known = request.headers['if-none-match']?.split(',').map((tag) => tag.trim())
  const isKnown = known?.some((tag) => tag === '*' || bare(tag) === bare(String(headers.etag)))
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) response.setHeader(name, value)
  if (isKnown) {
    response.statusCode = 304
    response.removeHeader('content-type')
    response.removeHeader('content-encoding')
    response.end()
  } else {
    response.setHeader('content-length', body.length)
    response.end(request.method === 'HEAD' ? undefined : body)
  }
}

/** Weak comparison, as RFC 9110 (13.1.2) asks of If-None-Match. @param {string} tag */
function bare(tag) {
  return tag.replace(/^W\//, '')
}

/**
 * @param {Response} response
 * @param {(headers: Answer['headers'], body: Buffer) => void} done
 */
function listen(response, done) {
  /** @type {Buffer[]} */
  const chunks = []
  const { write, end } = response
  /** What Next sends is compressed or text. @param {unknown[]} args */
  const note = ([chunk]) => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
  }
  response.write = (/** @type {unknown[]} */ ...args) => {
    note(args)
    return Reflect.apply(write, response, args)
  }
  response.end = (/** @type {unknown[]} */ ...args) => {
    note(args)
    const isPage = response.statusCode === 200 && response.getHeader('x-nextjs-cache') === 'HIT'
    if (isPage && response.hasHeader('etag') && !response.hasHeader('set-cookie')) {
      const headers = Object.entries(response.getHeaders()).filter(([name]) => !NOT_KEPT.has(name))
      done(Object.fromEntries(headers), Buffer.concat(chunks))
    }
    return Reflect.apply(end, response, args)
  }
}
