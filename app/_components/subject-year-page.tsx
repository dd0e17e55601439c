import type { ReactNode } from 'react'
import { getDayBeyond, listYearAbout, NEWEST_ABOUT, type Subject } from '@/db/queries/subjects'
import type { Planet } from '@/lib/config'
import { paths } from '@/lib/paths'
import { wordsFor } from '@/lib/words/words'
import { Missing } from './missing'
import { Shell } from './shell'
import { SubjectPosts } from './subject-posts'

/** Of a year with more posts than these only the newest are listed. */
const MOST = 1000

type Props = {
  readonly subject: Subject
  readonly planet: Planet
  /** The path of the tag or the language. */
  readonly page: string
  readonly title: ReactNode
  readonly year: string
}

/** A year of a tag or a language, where its own page does not hold it as a whole. */
export async function SubjectYearPage({ subject, planet, page, title, year }: Props) {
  const beyond = await getDayBeyond(subject, NEWEST_ABOUT)
  const isYear = /^\d{4}$/.test(year) && beyond !== null && year <= beyond
  const posts = isYear ? await listYearAbout(subject, year, MOST) : []
  if (posts.length === 0) return <Missing />
  const words = wordsFor(planet.locale).subject
  return (
    <Shell section="archive">
      <main id="content" className="wide">
        <div className="h-feed max-w-3xl">
          <h1 className="p-name mt-9 font-serif text-page font-bold">
            <a href={page}>{title}</a>, {year}
          </h1>
          <SubjectPosts posts={posts} planet={planet} />
          {posts.length === MOST && (
            <p>
              {words.newest(MOST)} <a href={paths.date(year)}>{words.allOf(year)}</a>
            </p>
          )}
        </div>
      </main>
    </Shell>
  )
}
