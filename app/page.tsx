import type { Metadata } from 'next'
import { getNeighbourDates, listFront } from '@/db/queries/posts'
import { groupByDay } from '@/lib/days'
import { paths } from '@/lib/paths'
import { Day } from './_components/day'
import { Pager } from './_components/pager'
import { Post } from './_components/post'
import { PostLine } from './_components/post-line'
import { Shell } from './_components/shell'
import { Sidebar } from './_components/sidebar'
import { formatDate } from './_format'
import { pageMetadata } from './_metadata'
import { getPlanet } from './_planet'

export const revalidate = 86400

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata(await getPlanet(), { title: null, canonical: paths.front })
}

/** The newest days, whole (R-FRONT). */
export default async function FrontPage() {
  const planet = await getPlanet()
  const { content } = planet.front
  const posts = await listFront(planet.front.posts)
  const days = groupByDay(posts)
  const last = days.at(-1)?.day
  const older = last ? (await getNeighbourDates(last)).older : null
  return (
    <Shell section="posts">
      <div className="wide lg:grid lg:grid-cols-[minmax(0,48rem)_17rem] lg:justify-between lg:gap-16">
        <main id="content">
          <h1 className="sr-only">{planet.title}</h1>
          {planet.tagline && <p className="pt-5 text-small text-muted">{planet.tagline}</p>}
          {days.length === 0 && (
            <p className="py-16 text-lede text-muted">No posts yet: the first run fills this page.</p>
          )}
          {days.map(({ day, posts }) => (
            <Day key={day} date={day} posts={posts.length} locale={planet.locale} level={2}>
              {content === 'titles' ? (
                <ul className="py-3">
                  {posts.map((post) => (
                    <PostLine key={post.id} post={post} planet={planet} when="time" />
                  ))}
                </ul>
              ) : (
                posts.map((post) => (
                  <Post key={post.id} post={post} planet={planet} content={content} level={3} />
                ))
              )}
            </Day>
          ))}
          <Pager
            label="Older days"
            newer={null}
            older={older ? { href: paths.date(older), text: formatDate(older, planet.locale) } : null}
          />
        </main>
        <Sidebar planet={planet} posts={posts} />
      </div>
    </Shell>
  )
}
