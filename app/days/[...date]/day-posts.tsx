import { listDay } from '@/db/queries/posts'
import type { Planet } from '@/lib/config'
import { Day } from '../../_components/day'
import { Post } from '../../_components/post'
import { firstPictured } from '../../_first-pictured'

/** The posts of a day in full; null where it has none. */
export async function DayPosts({ date, planet }: { date: string; planet: Planet }) {
  const posts = await listDay(date)
  if (posts.length === 0) return null
  const pictured = firstPictured(posts, 'full')
  return (
    <Day date={date} posts={posts.length} locale={planet.locale} level={1}>
      {posts.map((post) => (
        <Post
          key={post.id}
          post={post}
          planet={planet}
          content="full"
          level={2}
          isFirst={post === posts[0]}
          hasFirstPicture={post === pictured}
        />
      ))}
    </Day>
  )
}
