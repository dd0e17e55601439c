import type { ReactNode } from 'react'
import {
  getDayBeyond,
  listNewestAbout,
  listYearsAbout,
  NEWEST_ABOUT,
  type Subject,
} from '@/db/queries/subjects'
import type { Planet } from '@/lib/config'
import { paths } from '@/lib/paths'
import { wordsFor } from '@/lib/words/words'
import { FeedLinks } from './feed-links'
import { Missing } from './missing'
import { Shell } from './shell'
import { SubjectPosts } from './subject-posts'
import { YearLinks } from './year-links'

type Props = {
  readonly subject: Subject
  readonly planet: Planet
  /** Its path. */
  readonly page: string
  readonly title: ReactNode
  /** Above the title: the way to the others. */
  readonly others: ReactNode
}

/** A tag or a language: its newest posts, and the years of the older ones. */
export async function SubjectPage({ subject, planet, page, title, others }: Props) {
  const posts = await listNewestAbout(subject, NEWEST_ABOUT)
  if (posts.length === 0) return <Missing />
  const beyond = await getDayBeyond(subject, NEWEST_ABOUT)
  const years = beyond ? (await listYearsAbout(subject)).filter((year) => year <= beyond) : []
  return (
    <Shell section="archive">
      <main id="content" className="wide">
        <div className="h-feed max-w-3xl">
          {others}
          <h1 className="p-name mt-9 font-serif text-page font-bold">{title}</h1>
          <FeedLinks page={page} />
          <SubjectPosts posts={posts} planet={planet} />
          <YearLinks
            label={wordsFor(planet.locale).subject.earlier}
            years={years.map((year) => ({ year, href: paths.yearOf(page, year) }))}
          />
        </div>
      </main>
    </Shell>
  )
}
