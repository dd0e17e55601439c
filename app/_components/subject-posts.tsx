import type { ListedPost } from '@/db/queries/posts'
import type { Planet } from '@/lib/config'
import { paths } from '@/lib/paths'
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

/** The way to its feeds, for readers; programs find them in the head. */
export function SubjectFeeds({ page }: { page: string }) {
  return (
    <p className="mt-2 flex flex-wrap gap-x-5 text-meta">
      <a className="target" href={paths.feed(page, 'atom.xml')}>
        Atom
      </a>
      <a className="target" href={paths.feed(page, 'rss.xml')}>
        RSS
      </a>
      <a className="target" href={paths.feed(page, 'feed.json')}>
        JSON
      </a>
    </p>
  )
}
