import { createHash } from 'node:crypto'

/*
 * The answers of our route handlers, by what they mean. Nothing here is kept by anybody but documents.
 */

/** Any value as JSON, never cached. 200 unless `init` says otherwise. */
export function json(value: unknown, init: ResponseInit = {}): Response {
  const headers = new Headers(init.headers)
  headers.set('Cache-Control', 'no-store')
  return Response.json(value, { ...init, headers })
}

/** 401 without a word on what was wrong (EP-01). */
export function unauthorized(): Response {
  return json(
    { error: 'unauthorized' },
    { status: 401, headers: { 'WWW-Authenticate': 'Bearer realm="planet"' } },
  )
}

/** 409: it is being done already; `body` says since when. */
export function conflict(body: unknown): Response {
  return json(body, { status: 409 })
}

/** 503: not possible here yet; `body` says what to set. */
export function unavailable(body: unknown): Response {
  return json(body, { status: 503 })
}

/** A text with its media type and the time of its newest change, in milliseconds (null = never changed). */
type Document = {
  readonly body: string
  readonly type: string
  readonly changedAt: number | null
}

/**
 * A document to whoever asks, with a strong ETag of its bytes and Last-Modified; 304 to those who have it (RFC 9110 §13),
 * and the head alone to HEAD (R-OUT).
 */
export function document(request: Request, { body, type, changedAt }: Document): Response {
  const bytes = Buffer.from(body)
  const headers = headersOf(bytes, changedAt)
  if (isUnchanged(request.headers, headers.get('ETag'), changedAt))
    return new Response(null, { status: 304, headers })
  headers.set('Content-Type', type)
  headers.set('Content-Length', String(bytes.length))
  return new Response(request.method === 'HEAD' ? null : bytes, { headers })
}

/** A document that is made only for those who lack it: `edition` holds all that its bytes follow from. */
type LateDocument = Omit<Document, 'body'> & {
  readonly edition: string
  /** The request's header that decides its type. */
  readonly varies: string
  readonly make: () => Promise<string>
}

/** As `document`, with an ETag of the edition. */
export async function lateDocument(request: Request, late: LateDocument): Promise<Response> {
  const { edition, varies, make, type, changedAt } = late
  const headers = headersOf(edition, changedAt)
  headers.set('Vary', varies)
  if (isUnchanged(request.headers, headers.get('ETag'), changedAt))
    return new Response(null, { status: 304, headers })
  headers.set('Content-Type', type)
  headers.set('Content-Disposition', 'inline')
  return new Response(request.method === 'HEAD' ? null : await make(), { headers })
}

function headersOf(what: string | Buffer, changedAt: number | null): Headers {
  const headers = new Headers({
    ETag: `"${createHash('sha256').update(what).digest('base64url').slice(0, 27)}"`,
    'Cache-Control': 'public, max-age=0, s-maxage=30, stale-while-revalidate=86400',
  })
  if (changedAt !== null) headers.set('Last-Modified', new Date(changedAt).toUTCString())
  return headers
}

/** If-None-Match decides alone where it is sent; dates count in whole seconds. */
function isUnchanged(asked: Headers, etag: string | null, changedAt: number | null): boolean {
  const known = asked.get('If-None-Match')
  if (known !== null) return known.split(',').some((tag) => ['*', etag, `W/${etag}`].includes(tag.trim()))
  const since = Date.parse(asked.get('If-Modified-Since') ?? '')
  return changedAt !== null && Math.floor(changedAt / 1000) * 1000 <= since
}
