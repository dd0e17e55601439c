import type { Metadata } from 'next'
import { getNeighbourDates, listFront } from '@/db/queries/posts'
import { groupByDay } from '@/lib/days'
import { paths } from '@/lib/paths'
import { wordsFor } from '@/lib/words/words'
import { Day } from './_components/day'
import { LanguageChips } from './_components/language-chips'
import { Pager } from './_components/pager'
import { Post } from './_components/post'
import { PostLine } from './_components/post-line'
import { Shell } from './_components/shell'
import { Sidebar } from './_components/sidebar'
import { firstPictured } from './_first-pictured'
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
  const words = wordsFor(planet.locale)
  const posts = await listFront(planet.front.posts)
  const days = groupByDay(posts)
  const pictured = content === 'full' || content === 'fold' ? firstPictured(posts, content) : null
  const last = days.at(-1)?.day
  const older = last ? (await getNeighbourDates(last)).older : null
  return (
    <Shell section="posts">
      <div className="wide with-aside">
        <main id="content" className="h-feed">
          <h1 className="p-name sr-only">{planet.title}</h1>
          <LanguageChips planet={planet} />
          <div className="news">
            {planet.tagline && <p dir="auto">{planet.tagline}</p>}
            {/* What is new is known to the reader's browser alone (public/planet.js). */}
            <p className="fresh" role="status" />
          </div>
          {days.length === 0 && (
            <div className="nothing">
              <p>{words.front.empty}</p>
              <p>
                <a href={paths.status}>{words.front.feeds}</a>
              </p>
            </div>
          )}
          {days.map(({ day, posts: ofDay }) => (
            <Day key={day} date={day} posts={ofDay.length} locale={planet.locale} level={2}>
              {content === 'titles' ? (
                <ul className="py-3">
                  {ofDay.map((post) => (
                    <PostLine key={post.id} post={post} planet={planet} when="time" />
                  ))}
                </ul>
              ) : (
                ofDay.map((post) => (
                  <Post
                    key={post.id}
                    post={post}
                    planet={planet}
                    content={content}
                    level={3}
                    isFirst={post === posts[0]}
                    hasFirstPicture={post === pictured}
                  />
                ))
              )}
            </Day>
          ))}
          <Pager
            label={words.pager.days}
            newer={null}
            older={older ? { href: paths.date(older), text: formatDate(older, planet.locale) } : null}
          />
        </main>
        <Sidebar planet={planet} posts={posts} />
      </div>
    </Shell>
  )
}
