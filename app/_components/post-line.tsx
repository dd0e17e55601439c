import type { ListedPost } from '@/db/queries/posts'
import type { Planet } from '@/lib/config'
import { paths } from '@/lib/paths'
import { Original } from './original'
import { formatClock, formatDayOfYear, formatMinutes } from '../_format'

type Props = {
  readonly post: ListedPost
  readonly planet: Planet
  /** What stands before the title: the day in a list of an author, the time in a list of a day. */
  readonly when: 'day' | 'time'
  readonly excerpt?: boolean
}

/** A post as a line of a list; it leads to the whole post on the planet. */
export function PostLine({ post, planet, when, excerpt = false }: Props) {
  return (
    <li
      className="h-entry grid grid-cols-[4rem_minmax(0,1fr)] items-baseline gap-x-4 py-2"
      lang={post.lang ?? planet.locale}
    >
      <PostTime post={post} planet={planet} when={when} />
      <div>
        <p className="flex flex-wrap items-baseline gap-x-3">
          <a
            dir="auto"
            className="p-name title target font-serif text-item font-semibold"
            href={paths.post(post.id, post.slug)}
          >
            {post.title}
          </a>{' '}
          <span className="text-small text-muted" lang={planet.locale}>
            {when === 'time' && <bdi className="p-author h-card">{post.authorName}</bdi>}
            {when === 'day' && post.minutes > 0 && formatMinutes(post.minutes, planet.locale)}
          </span>
        </p>
        <Original post={post} />
        {excerpt && post.excerpt && (
          <p dir="auto" className="p-summary line-clamp-2 max-w-prose text-meta text-muted">
            {post.excerpt}
          </p>
        )}
      </div>
    </li>
  )
}

function PostTime({ post, planet, when }: Omit<Props, 'excerpt'>) {
  if (post.sortAt === null || post.day === null) return <span />
  const text =
    when === 'day'
      ? formatDayOfYear(post.day, planet.locale)
      : formatClock(post.sortAt, planet.locale, planet.timezone)
  return (
    <time
      className="dt-published target text-meta text-muted tabular-nums"
      dateTime={new Date(post.sortAt).toISOString()}
      lang={planet.locale}
    >
      {text}
    </time>
  )
}
