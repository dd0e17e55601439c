/*
 * The three answers of `/img`. A drawing is a picture and nothing else: opened by itself it is a page without script, style sheets,
 * forms and origin.
 */

/** A picture as it is served and kept. */
export type Made = { readonly bytes: Buffer; readonly type: 'webp' | 'svg' }

const DRAWING_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
const TYPES = { webp: 'image/webp', svg: 'image/svg+xml' } as const
/** About as long as a picture that is not there is left alone. */
const MISSING_SECONDS = 300

/**
 * Without a size of its own it fills whatever place the page has kept for the picture, so that nothing moves. In greys that are quiet
 * on light and dark.
 */
const MISSING = `<svg xmlns="http://www.w3.org/2000/svg"><rect width="100%" height="100%" fill="#8a83a0" fill-opacity=".16"/><svg x="50%" y="50%" overflow="visible"><g transform="translate(-12 -12)" fill="none" stroke="#8a83a0" stroke-width="1.5"><rect x="2" y="4" width="20" height="16" rx="2"/><circle cx="8" cy="9.500" r="1.500"/><path d="m3 18 6-5 4 3 4-4 4 3"/></g></svg></svg>`

/** The same picture is at this address for ever. */
export function picture({ bytes, type }: Made): Response {
  return answer(bytes, TYPES[type], 'public, max-age=31536000, immutable')
}

/** 404 with a calm picture for its place: the source is gone, or is no picture. */
export function missing(): Response {
  return answer(Buffer.from(MISSING), TYPES.svg, `public, max-age=${MISSING_SECONDS}`, 404)
}

/** 404: no page of ours asks for this. */
export function noPicture(): Response {
  return new Response('No picture of this site has this address.\n', {
    status: 404,
    headers: { 'Cache-Control': 'no-store', 'Content-Type': 'text/plain; charset=utf-8' },
  })
}

function answer(bytes: Buffer, type: string, cacheControl: string, status = 200): Response {
  return new Response(new Uint8Array(bytes), {
    status,
    headers: {
      'Content-Type': type,
      'Content-Length': String(bytes.length),
      'Cache-Control': cacheControl,
      'Content-Security-Policy': DRAWING_POLICY,
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
