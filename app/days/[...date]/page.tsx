import type { Metadata } from 'next'
import { countByDate, getNeighbourDates } from '@/db/queries/posts'
import { dateOfSegments } from '@/lib/days'
import { paths } from '@/lib/paths'
import { wordsFor } from '@/lib/words/words'
import { Missing } from '../../_components/missing'
import { Pager } from '../../_components/pager'
import { Shell } from '../../_components/shell'
import { formatDate, formatHeading } from '../../_format'
import { missingMetadata, pageMetadata } from '../../_metadata'
import { getPlanet } from '../../_planet'
import { DayPosts } from './day-posts'
import { MonthPosts } from './month-posts'
import { YearPosts } from './year-posts'

export const revalidate = 86400
export const generateStaticParams = () => []

type Props = { params: Promise<{ date: string[] }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const planet = await getPlanet()
  const date = dateOfSegments((await params).date)
  if (!date || (await countByDate(date)) === 0) return missingMetadata(planet)
  return pageMetadata(planet, {
    title: formatHeading(date, planet.locale),
    canonical: paths.date(date),
    indexed: false,
  })
}

/** `/2015/05/28`, `/2015/05` or `/2015`: the posts of a day, the titles of a month, the days of a year. */
export default async function DatePage({ params }: Props) {
  const planet = await getPlanet()
  const date = dateOfSegments((await params).date)
  const Posts = date && { 4: YearPosts, 7: MonthPosts, 10: DayPosts }[date.length]
  const posts = Posts ? await Posts({ date, planet }) : null
  if (!date || !posts) return <Missing />

  const { newer, older } = await getNeighbourDates(date)
  const link = (to: string) => ({ href: paths.date(to), text: formatDate(to, planet.locale) })
  return (
    <Shell section="archive">
      <main id="content" className="wide">
        <div className="max-w-3xl">
          {posts}
          <Pager
            label={wordsFor(planet.locale).pager.dates}
            newer={newer ? link(newer) : null}
            older={older ? link(older) : null}
            up={date.length > 4 ? link(date.slice(0, date.length - 3)) : null}
          />
        </div>
      </main>
    </Shell>
  )
}
