import type { FullPost } from '@/db/queries/posts'
import type { Planet } from '@/lib/config'
import { paths } from '@/lib/paths'
import { momentOf } from '../_format'
import { hostOf, safeHref } from '../_href'

type Props = {
  readonly post: FullPost
  readonly planet: Planet
  readonly lang: string | undefined
}

/** Whose blog, by whom where that is somebody else, when, and how long it takes. */
export function Byline({ post, planet, lang }: Props) {
  const moment = momentOf(post, planet.locale, planet.timezone)
  const host = hostOf(post.authorSite)
  const others = post.byline.filter((name) => name.toLowerCase() !== post.authorName.toLowerCase())
  return (
    <p className="mt-2 flex flex-wrap items-baseline gap-x-2.5 text-meta text-muted" lang={lang}>
      <a className="p-author h-card font-semibold text-accent target" href={paths.author(post.authorSlug)}>
        <bdi>{post.authorName}</bdi>
      </a>
      {others.length > 0 && (
        <span>
          by <bdi>{others.join(', ')}</bdi>
        </span>
      )}
      {host && (
        <a className="quiet" href={safeHref(post.authorSite)}>
          {host}
        </a>
      )}
      {moment && (
        <time className="dt-published" dateTime={new Date(moment.instant).toISOString()}>
          {moment.otherDay ? `written ${moment.otherDay}` : moment.clock}
        </time>
      )}
      {post.minutes > 0 && <span>{post.minutes} min read</span>}
    </p>
  )
}
