import { getPictureKey } from '@/db/queries/pictures'
import type { PostEnclosure } from '@/db/schema'
import { wordsFor } from '@/lib/words/words'
import { formatBytes } from '../_format'
import { hostOf, safeHref } from '../_href'
import { ownAddress, pictureAddress } from '../_pictures'

type Props = {
  readonly enclosures: readonly PostEnclosure[]
  /** The post's text: a picture that stands in it does not stand here again. */
  readonly html: string
  readonly locale: string
  readonly lang: string | undefined
  /** Of this site: what lies here is asked for by path. */
  readonly origin: string
}

/** What came with a post: pictures, sound and film to play here, anything else to fetch. Sound and film load on a click. */
export async function Enclosures({ enclosures, html, locale, lang, origin }: Props) {
  const shown = enclosures.filter(({ url, type }) => safeHref(url) && !(isPicture(type) && isIn(html, url)))
  if (shown.length === 0) return null
  const secret = await getPictureKey()
  return (
    <ul
      className="mt-5 space-y-3 font-sans text-meta"
      lang={lang}
      aria-label={wordsFor(locale).post.attachments}
    >
      {shown.map((enclosure) => (
        <li key={enclosure.url}>
          {isPicture(enclosure.type) ? (
            <img
              className="unsized mb-1"
              src={pictureAddress(enclosure.url, 960, { origin, secret })}
              alt=""
              loading="lazy"
              decoding="async"
            />
          ) : (
            <Player enclosure={enclosure} origin={origin} />
          )}
          <a className="target" href={addressOf(enclosure, origin)} rel="nofollow ugc noopener noreferrer">
            {nameOf(enclosure.url)}
          </a>{' '}
          <span className="text-muted">
            {[enclosure.type, enclosure.bytes ? formatBytes(enclosure.bytes, locale) : null]
              .filter(Boolean)
              .join(', ')}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Player({ enclosure, origin }: { enclosure: PostEnclosure; origin: string }) {
  const src = addressOf(enclosure, origin)
  const kind = enclosure.type?.split('/', 1)[0]
  const label = nameOf(enclosure.url)
  if (kind === 'audio')
    return <audio className="mb-1 w-full max-w-md" controls preload="none" src={src} aria-label={label} />
  if (kind === 'video')
    return <video className="mb-1 w-full max-w-md" controls preload="none" src={src} aria-label={label} />
  return null
}

/** The file's own name, else its host. */
function nameOf(url: string): string {
  return new URL(url).pathname.split('/').at(-1) || (hostOf(url) ?? url)
}

function isPicture(type: string | null): boolean {
  return type?.startsWith('image/') ?? false
}

/** Engines name the same file in several sizes by its query. */
function isIn(html: string, url: string): boolean {
  return html.includes(url.split('?', 1)[0]!.replaceAll('&', '&amp;'))
}

function addressOf({ url }: PostEnclosure, origin: string): string | undefined {
  const href = safeHref(url)
  return href && ownAddress(href, origin)
}
