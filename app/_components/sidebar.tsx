import type { ListedPost } from '@/db/queries/posts'
import type { Planet } from '@/lib/config'
import { paths } from '@/lib/paths'
import { Face } from './face'

/** Beside the front page alone: how to follow the planet, and who wrote what stands there. */
export function Sidebar({ planet, posts }: { planet: Planet; posts: readonly ListedPost[] }) {
  const writers = listWriters(posts)
  return (
    <aside
      aria-label="About this planet"
      className="mt-10 border-t border-line pt-7 text-meta lg:mt-0 lg:border-0 print:hidden"
    >
      <section className="mb-9">
        <h2 className="mb-2.5 text-head font-bold text-muted">Follow {planet.title}</h2>
        <a
          className="block rounded-lg bg-accent p-2.5 text-center font-semibold text-bg no-underline hover:underline"
          href={paths.atom}
        >
          Subscribe to all posts
        </a>
        <p className="mt-2.5 text-small text-muted">An Atom feed, for your feed reader.</p>
      </section>
      {writers.length > 0 && (
        <section>
          <h2 className="mb-2.5 text-head font-bold text-muted">Writing lately</h2>
          <ul>
            {writers.map(({ post, count }) => (
              <li key={post.authorSlug} className="flex min-h-8 items-center gap-2.5">
                <Face
                  author={{ slug: post.authorSlug, name: post.authorName, avatar: post.authorAvatar }}
                  className="size-6 flex-none"
                />
                <a className="quiet text-text!" href={paths.author(post.authorSlug)}>
                  <bdi>{post.authorName}</bdi>
                </a>
                <span className="ms-auto text-small text-muted">{count}</span>
              </li>
            ))}
          </ul>
          <p className="mt-2">
            <a className="target" href={paths.authors}>
              All authors
            </a>
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
