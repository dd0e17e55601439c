import { listMonth } from '@/db/queries/posts'
import type { Planet } from '@/lib/config'
import { groupByDay } from '@/lib/days'
import { wordsFor } from '@/lib/words/words'
import { Day } from '../../_components/day'
import { PostLine } from '../../_components/post-line'
import { formatHeading } from '../../_format'

/** The days of a month with their titles; null where it has none. */
export async function MonthPosts({ date, planet }: { date: string; planet: Planet }) {
  const posts = await listMonth(date)
  if (posts.length === 0) return null
  return (
    <div className="h-feed">
      <h1 className="p-name mt-9 font-serif text-page font-bold">{formatHeading(date, planet.locale)}</h1>
      <p className="mt-1.5 text-muted">{wordsFor(planet.locale).posts(posts.length)}</p>
      {groupByDay(posts).map(({ day, posts }) => (
        <Day key={day} date={day} posts={posts.length} locale={planet.locale} level={2}>
          <ul className="py-3">
            {posts.map((post) => (
              <PostLine key={post.id} post={post} planet={planet} when="time" />
            ))}
          </ul>
        </Day>
      ))}
    </div>
  )
}
