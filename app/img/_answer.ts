import { escape } from '@/app/_escape'
import { hostOf } from '@/app/_href'

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
const CAPTION_LENGTH = 40

/**
 * Without a size of its own it fills whatever place the page has kept for the picture, so that nothing moves. Where there is room it
 * says what was here. In greys that are quiet in the theme of the page around it, on a ground of its own.
 */
function drawMissing(url: string): string {
  const name = new URL(url).pathname.split('/').at(-1) ?? ''
  const lines = [name.slice(0, CAPTION_LENGTH), hostOf(url) ?? '']
  const texts = lines.map(
    (line, index) => `<text x="50%" y="50%" dy="${index * 20 - 4}">${escape(line)}</text>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg"><style>text{font:14px system-ui,sans-serif;text-anchor:middle;fill:#5d5670}rect{fill:#e8e5ee}@media(prefers-color-scheme:dark){text{fill:#a9a1bd}rect{fill:#272232}}@media(max-width:199px),(max-height:59px){text{display:none}}</style><rect width="100%" height="100%"/>${texts.join('')}</svg>`
}

/** The same picture is at this address for ever. */
export function picture({ bytes, type }: Made): Response {
  return answer(bytes, TYPES[type], 'public, max-age=31536000, immutable')
}

/**
 * A calm drawing for its place: the source is gone, or is no picture. Without a drawing of the caller's own it names the picture.
 * It is no 404: Firefox shows no picture that comes with one, and closes its place.
 */
export function missing(url: string, drawing = drawMissing(url)): Response {
  return answer(Buffer.from(drawing), TYPES.svg, `public, max-age=${MISSING_SECONDS}`)
}

/** 404: no page of ours asks for this. */
export function noPicture(): Response {
  return new Response('No picture of this site has this address.\n', {
    status: 404,
    headers: { 'Cache-Control': 'no-store', 'Content-Type': 'text/plain; charset=utf-8' },
  })
}

function answer(bytes: Buffer, type: string, cacheControl: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': type,
      'Content-Length': String(bytes.length),
      'Cache-Control': cacheControl,
      'Content-Security-Policy': DRAWING_POLICY,
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
