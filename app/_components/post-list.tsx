import type { ListedPost } from '@/db/queries/posts'
import type { Planet } from '@/lib/config'
import { wordsFor } from '@/lib/words/words'
import { PostLine } from './post-line'

type Props = {
  readonly id: string
  readonly title: string
  readonly posts: readonly ListedPost[]
  readonly planet: Planet
}

/** An author's posts of one year (or without one) as lines with their beginnings. */
export function PostList({ id, title, posts, planet }: Props) {
  return (
    <section aria-labelledby={id} className="mt-9">
      <div className="daybar">
        <h2 id={id}>{title}</h2>
        <span>{wordsFor(planet.locale).posts(posts.length)}</span>
      </div>
      <ul className="py-3">
        {posts.map((post) => (
          <PostLine key={post.id} post={post} planet={planet} when="day" excerpt />
        ))}
      </ul>
    </section>
  )
}
