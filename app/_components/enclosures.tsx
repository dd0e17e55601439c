import type { PostEnclosure } from '@/db/schema'
import { formatBytes } from '../_format'
import { hostOf, safeHref } from '../_href'
import { ownAddress } from '../_own-media'

type Props = {
  readonly enclosures: readonly PostEnclosure[]
  readonly locale: string
  readonly lang: string | undefined
  /** Of this site: what lies here is asked for by path. */
  readonly origin: string
}

/** What came with a post: sound and film to play here, anything else to fetch. Nothing loads before a click. */
export function Enclosures({ enclosures, locale, lang, origin }: Props) {
  const shown = enclosures.filter((enclosure) => safeHref(enclosure.url))
  if (shown.length === 0) return null
  return (
    <ul className="mt-5 space-y-3 font-sans text-meta" lang={lang} aria-label="Attachments">
      {shown.map((enclosure) => (
        <li key={enclosure.url}>
          <Player enclosure={enclosure} origin={origin} />
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

function addressOf({ url }: PostEnclosure, origin: string): string | undefined {
  const href = safeHref(url)
  return href && ownAddress(href, origin)
}
