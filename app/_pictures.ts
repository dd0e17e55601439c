import { createHmac, timingSafeEqual } from 'node:crypto'
import { paths } from '@/lib/paths'

/*
 * Stored posts name every picture by its absolute address. On a page each one comes through our own origin (R-PRIVATE), under an address
 * that only we can make; what lies on this very site (the sample blogs' pictures) is asked for by path, under whatever name the site is
 * reached. Cleaned HTML has `<` and `>` in its own tags only, and quotes every value.
 */

/** In pixels; no others are made. The first is a face. */
export const PICTURE_WIDTHS = [144, 480, 960, 1440] as const
type PictureWidth = (typeof PICTURE_WIDTHS)[number]
const IN_POSTS = [480, 960, 1440] as const
const USUAL: PictureWidth = 960
/** As wide as the text, in the words of `sizes`. */
const COLUMN_PX = 672
/** A side so many times the other is no size to believe before the picture is seen. */
const MAX_RATIO = 10

export type Size = { readonly width: number; readonly height: number }
export type Scope = {
  /** Of this site. */
  readonly origin: string
  /** What addresses of pictures are signed with. */
  readonly secret: string
  /** By address; of some pictures it is not known yet. */
  readonly sizes: ReadonlyMap<string, Size>
  /** Addresses where no picture was found, more than once. */
  readonly gone: ReadonlySet<string>
}

/** The signature that lets a picture through `/img`: 64 bits, in signs that compress well, since a page has one for each picture. */
export function keyOf(url: string, secret: string): string {
  return createHmac('sha256', secret).update(url).digest().readBigUInt64BE().toString(36)
}

/** In constant time, so that no key can be felt for. */
export function isKeyOf(key: string, url: string, secret: string): boolean {
  const [given, right] = [Buffer.from(key), Buffer.from(keyOf(url, secret))]
  return given.length === right.length && timingSafeEqual(given, right)
}

/** Where a page asks for a picture: by path where it is ours, else through `/img`. */
export function pictureAddress(
  url: string,
  width: PictureWidth,
  { origin, secret }: Pick<Scope, 'origin' | 'secret'>,
): string {
  return isOwn(url, origin) ? ownAddress(url, origin) : paths.picture(keyOf(url, secret), width, url)
}

/** An address of this site as its path, any other as it is. */
export function ownAddress(url: string, origin: string): string {
  return isOwn(url, origin) ? url.slice(origin.length) : url
}

const MEDIA_TAG = /<(img|audio|video|source|a|\/a)(?=[\s>])[^<>]*>/g
const ATTRIBUTE = /\s([a-z-]+)="([^"]*)"/g
type Attributes = Record<string, string>
const URGENT = { loading: 'eager', fetchpriority: 'high' } as const

/** The addresses of the pictures in cleaned HTML whose size a page would want to know. */
export function listPictureAddresses(html: string): string[] {
  const found = new Set<string>()
  for (const [tag, name] of html.matchAll(MEDIA_TAG)) {
    const { src } = name === 'img' ? attributesOf(tag) : {}
    if (src) found.add(src)
  }
  return [...found]
}

/**
 * Cleaned HTML as a page shows it: no picture, poster or candidate of a set is asked of another site. Of an `urgent` text the first
 * picture is what the page begins with: it does not wait until it comes into sight.
 */
export function withPictures(html: string, scope: Scope, { urgent = false } = {}): string {
  let link: Attributes | null = null
  let isUrgent = urgent
  return html.replace(MEDIA_TAG, (tag, name: string, at: number) => {
    if (name === 'a' || name === '/a') {
      link = name === 'a' ? attributesOf(tag) : null
      return tag
    }
    const attributes = attributesOf(tag)
    if (name === 'img') {
      const place = placeOf(html, at, at + tag.length)
      if (scope.gone.has(attributes.src ?? '')) return captionOf(attributes, link, place)
      if (isUrgent) Object.assign(attributes, URGENT)
      isUrgent = false
      return tagOf(name, image(attributes, place, scope))
    }
    if (attributes.srcset !== undefined) return candidate(attributes, scope)
    if (attributes.src) attributes.src = ownAddress(attributes.src, scope.origin)
    if (attributes.poster) attributes.poster = pictureAddress(attributes.poster, USUAL, scope)
    return tagOf(name, attributes)
  })
}

/** What stands for a picture that is gone: the way to where it was, by what it showed. In a link of the author's own, words alone. */
function captionOf({ src = '', alt }: Attributes, link: Attributes | null, place: Place): string {
  if (link) return escape(alt || link['aria-label'] || '')
  const { host, pathname } = new URL(src)
  const words = escape(alt || pathname.split('/').at(-1) || host)
  const href = tagOf('a', { href: src, rel: 'nofollow ugc noopener noreferrer' })
  return place === 'in-text'
    ? `${href}${words}</a>`
    : `<span class="embed">${href}${words} <small>${escape(host)}</small></a></span>`
}

function image(
  { src = '', srcset, sizes, ...attributes }: Attributes,
  kept: Place,
  scope: Scope,
): Attributes {
  if (isOwn(src, scope.origin)) {
    const set = srcset === undefined ? null : ownSet(srcset, scope.origin)
    return {
      src: ownAddress(src, scope.origin),
      ...attributes,
      ...(set && { srcset: set, ...(sizes && { sizes }) }),
    }
  }
  const size = sizeOf(attributes, scope.sizes.get(src))
  if (size) {
    // The author's word holds until the picture is seen: it is fitted into that place too.
    const promised = !scope.sizes.has(src) && alsoClassed(attributes, 'declared')
    return { ...imageOf(src, size, scope), ...attributes, ...sized(size), ...promised }
  }
  // Until the size is known the style sheet keeps a place for it, so that nothing moves.
  const place = alsoClassed(attributes, CLASSES[kept])
  const isNarrow = Number(attributes.width) <= COLUMN_PX
  const { width = '', ...others } = withoutHeight(attributes)
  return { ...imageOf(src, null, scope), ...others, ...place, ...(isNarrow && { width }) }
}

/** Beside the class that a formula is stored with. */
function alsoClassed(attributes: Attributes, place: string): Attributes {
  return { class: attributes.class ? `${attributes.class} ${place}` : place }
}

function withoutHeight(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => name !== 'height'))
}

/** The picture in the width for usual screens and in that for dense ones, no larger than it is. */
function imageOf(src: string, size: Size | null, scope: Scope): Attributes {
  const known = scope.sizes.get(src)
  const shown = Math.min(size?.width ?? COLUMN_PX, COLUMN_PX)
  const widthAt = (density: 1 | 2) => widthFor(Math.min(density * shown, known?.width ?? Infinity))
  const [usual, dense] = [widthAt(1), widthAt(2)]
  const address = (width: PictureWidth) => pictureAddress(src, width, scope)
  if (usual === dense) return { src: address(usual) }
  return {
    src: address(usual),
    srcset: [usual, dense]
      .map((width) => `${address(width)} ${Math.min(width, known?.width ?? width)}w`)
      .join(', '),
    sizes: `(min-width: ${shown + 32}px) ${shown}px, 100vw`,
  }
}

/** The least of our widths that is enough. */
function widthFor(px: number): PictureWidth {
  return IN_POSTS.find((width) => width >= px) ?? IN_POSTS[2]
}

/** As the author wants it shown, but always in the picture's own proportions where those are known. */
function sizeOf({ width, height }: Attributes, known: Size | undefined): Size | null {
  const wanted = { width: Number(width), height: Number(height) }
  if (known) {
    const shown =
      wanted.width || (wanted.height && (wanted.height * known.width) / known.height) || known.width
    return { width: Math.round(shown), height: Math.max(1, Math.round((shown * known.height) / known.width)) }
  }
  const ratio = wanted.width / wanted.height
  return ratio >= 1 / MAX_RATIO && ratio <= MAX_RATIO ? wanted : null
}

function sized({ width, height }: Size): Attributes {
  return { width: String(width), height: String(height) }
}

/** A `source` of a picture: chosen by `media` it stays, in widths of ours; chosen by type it has nothing to add to what we make. */
function candidate({ srcset = '', media, ...attributes }: Attributes, scope: Scope): string {
  const own = ownSet(srcset, scope.origin)
  if (own) return tagOf('source', { ...attributes, ...(media && { media }), srcset: own })
  const largest = srcset.split(', ').at(-1)?.split(' ', 1)[0]
  if (!media || !largest) return ''
  return tagOf('source', { srcset: pictureAddress(largest, USUAL, scope), media })
}

/** A set by paths, or null where one of its candidates is not ours. */
function ownSet(srcset: string, origin: string): string | null {
  const candidates = srcset.split(', ')
  if (!candidates.every((candidate) => isOwn(candidate, origin))) return null
  return candidates.map((candidate) => ownAddress(candidate, origin)).join(', ')
}

type Place = 'alone' | 'in-text' | 'in-row'
const CLASSES = {
  alone: 'unsized',
  'in-text': 'unsized-in-text',
  'in-row': 'unsized unsized-in-row',
} as const
/** Longer tags than this are no row's. */
const NEIGHBOUR_LENGTH = 2500

/** Words right beside a picture make it part of a line, a smiley or a sign; other pictures there make a row of thumbnails. */
function placeOf(html: string, start: number, end: number): Place {
  const before = html.slice(Math.max(0, start - 20), start).trimEnd()
  const after = html.slice(end, end + 20).trimStart()
  if (/[^>]$/.test(before) || /^[^<]/.test(after)) return 'in-text'
  if (after.startsWith('<img ')) return 'in-row'
  if (before === '') return 'alone'
  const tag = html.lastIndexOf('<', start - 1)
  return start - tag < NEIGHBOUR_LENGTH && html.startsWith('<img ', tag) ? 'in-row' : 'alone'
}

function isOwn(url: string, origin: string): boolean {
  return url.startsWith(`${origin}/`)
}

function attributesOf(tag: string): Attributes {
  return Object.fromEntries(
    Array.from(tag.matchAll(ATTRIBUTE), ([, name = '', value = '']) => [name, unescape(value)]),
  )
}

function tagOf(name: string, attributes: Attributes): string {
  const written = Object.entries(attributes).map(([attribute, value]) => ` ${attribute}="${escape(value)}"`)
  return `<${name}${written.join('')}>`
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escape(value: string): string {
  return value.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign)
}

function unescape(value: string): string {
  return value.replace(
    /&(?:amp|lt|gt|quot);/g,
    (entity) => Object.keys(SIGNS).find((sign) => SIGNS[sign] === entity) ?? entity,
  )
}
