import { listFailing } from '@/db/queries/feeds'
import type { ListedPost } from '@/db/queries/posts'
import type { Planet } from '@/lib/config'
import { paths } from '@/lib/paths'
import { needsHelp } from '@/lib/status/needs-help'
import { wordsFor } from '@/lib/words/words'
import { Face } from './face'
import { OnThisDay } from './on-this-day'

const MOST_WRITERS = 12

/** Beside the front page alone: how to follow the planet, and who wrote what stands there. */
export async function Sidebar({ planet, posts }: { planet: Planet; posts: readonly ListedPost[] }) {
  const words = wordsFor(planet.locale)
  const { sidebar } = words
  const troubled = (await listFailing()).filter(needsHelp).length
  const writers = listWriters(posts).slice(0, MOST_WRITERS)
  return (
    <aside aria-label={sidebar.label}>
      <section>
        <h2>{sidebar.follow(planet.title)}</h2>
        <a className="button" href={paths.subscribe}>
          {sidebar.subscribe}
        </a>
        <p className="formats">
          <a href={paths.atom}>Atom</a> <a href={paths.feed('/', 'rss.xml')}>RSS</a>{' '}
          <a href={paths.feed('/', 'feed.json')}>JSON</a> <a href={paths.opml}>OPML</a>
        </p>
      </section>
      {writers.length > 0 && (
        <section>
          <h2>{sidebar.writing}</h2>
          <ul>
            {writers.map(({ post, count }) => (
              <li key={post.authorSlug}>
                <Face
                  author={{ slug: post.authorSlug, name: post.authorName, avatar: post.authorAvatar }}
                  className="size-6"
                />
                <a href={paths.author(post.authorSlug)}>
                  <bdi>{post.authorName}</bdi>
                </a>{' '}
                <span>{words.posts(count)}</span>
              </li>
            ))}
          </ul>
          <p>
            <a href={paths.authors}>{sidebar.authors}</a>
          </p>
        </section>
      )}
      <OnThisDay planet={planet} />
      {troubled > 0 && (
        <section>
          <h2>{sidebar.health}</h2>
          <p>
            <a href={paths.status}>{sidebar.troubled(troubled)}</a>
          </p>
        </section>
      )}
    </aside>
  )
}

/** The authors of some posts with their number, most first; equals stay in the order of the page. */
function listWriters<Post extends ListedPost>(posts: readonly Post[]): { post: Post; count: number }[] {
  const writers = new Map<string, { post: Post; count: number }>()
  for (const post of posts) {
    const writer = writers.get(post.authorSlug)
    if (writer) writer.count += 1
    else writers.set(post.authorSlug, { post, count: 1 })
  }
  return [...writers.values()].sort((a, b) => b.count - a.count)
}
