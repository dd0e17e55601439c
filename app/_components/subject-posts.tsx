import type { ListedPost } from '@/db/queries/posts'
import type { Planet } from '@/lib/config'
import { DatedLine } from './dated-line'

type Props = {
  readonly posts: readonly ListedPost[]
  readonly planet: Planet
}

/** Posts about something as lines, by year. */
export function SubjectPosts({ posts, planet }: Props) {
  const years = [...new Set(posts.map((post) => post.day!.slice(0, 4)))]
  return years.map((year) => (
    <section key={year} aria-labelledby={`year-${year}`} className="mt-9">
      <div className="daybar">
        <h2 id={`year-${year}`}>{year}</h2>
      </div>
      <ul className="py-3">
        {posts
          .filter((post) => post.day!.startsWith(year))
          .map((post) => (
            <DatedLine key={post.id} post={post} planet={planet} title={post.title} />
          ))}
      </ul>
    </section>
  ))
}
