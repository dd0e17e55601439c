import type { ReactNode } from 'react'
import type { ListedPost } from '@/db/queries/posts'
import type { Planet } from '@/lib/config'
import { paths } from '@/lib/paths'
import { formatShortDay } from '../_format'
import { Original } from './original'

type Props = {
  readonly post: Pick<ListedPost, 'id' | 'slug' | 'link' | 'day' | 'lang' | 'authorSlug' | 'authorName'>
  readonly planet: Planet
  readonly title: ReactNode
  /** What stands below. */
  readonly children?: ReactNode
}

/** A post as a line of a list of several authors and days. */
export function DatedLine({ post, planet, title, children }: Props) {
  return (
    <li className="h-entry py-2.5" lang={post.lang ?? planet.locale}>
      <a
        dir="auto"
        className="p-name title target font-serif text-item font-semibold"
        href={paths.post(post.id, post.slug)}
      >
        {title}
      </a>
      <Original post={post} />
      {children}
      <p className="flex flex-wrap gap-x-3 text-small text-muted" lang={planet.locale}>
        <a className="p-author h-card quiet" href={paths.author(post.authorSlug)}>
          <bdi>{post.authorName}</bdi>
        </a>{' '}
        {post.day && (
          <time className="dt-published" dateTime={post.day}>
            {formatShortDay(post.day, planet.locale)}
          </time>
        )}
      </p>
    </li>
  )
}
