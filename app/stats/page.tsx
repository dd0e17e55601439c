import type { Metadata } from 'next'
import { countAuthors, countDays, countLengths } from '@/db/queries/stats'
import { paths } from '@/lib/paths'
import { Bars } from '../_components/bars'
import { CountTable } from '../_components/count-table'
import { Shell } from '../_components/shell'
import { pageMetadata } from '../_metadata'
import { getPlanet } from '../_planet'
import { getWords } from '../_words'
import { byMonth, byWeekday, medianLength } from '../_stats'
import { MonthTable } from './month-table'

export const revalidate = 86400

export async function generateMetadata(): Promise<Metadata> {
  const { stats } = await getWords()
  return pageMetadata(await getPlanet(), { title: stats.title, canonical: paths.stats })
}

/** The planet in numbers: how much is written, when, by whom, and how long. */
export default async function StatsPage() {
  const planet = await getPlanet()
  const [days, authors, lengths] = await Promise.all([countDays(), countAuthors(), countLengths()])
  const words = await getWords()
  const { stats } = words
  const months = byMonth(days)
  const weekdays = byWeekday(days, planet.locale)
  const posts = days.reduce((sum, day) => sum + day.posts, 0)
  const median = medianLength(lengths)
  return (
    <Shell section="archive">
      <main id="content" className="wide">
        <div className="max-w-3xl">
          <h1 className="mt-9 font-serif text-page font-bold">{stats.title}</h1>
          {posts === 0 ? (
            <p className="py-8 text-lede text-muted">{words.noPosts}</p>
          ) : (
            <>
              <p className="mt-3 text-lede text-muted">
                {stats.total(posts, authors.length)}
                {median !== null && ` ${stats.median(median)}`}
              </p>
              <section aria-labelledby="months" className="mt-9">
                <h2 id="months" className="daybar">
                  {stats.perMonth}
                </h2>
                <Bars className="mt-5 h-32 w-full" values={months.map((month) => month.posts)} />
                <MonthTable months={months} locale={planet.locale} />
              </section>
              <CountTable
                id="weekdays"
                title={stats.perWeekday}
                of={stats.weekday}
                locale={planet.locale}
                rows={weekdays.map(({ name, posts }) => ({ key: name, name, posts }))}
              />
              <CountTable
                id="authors"
                title={stats.perAuthor}
                of={stats.author}
                locale={planet.locale}
                rows={authors.map(({ slug, name, posts }) => ({
                  key: slug,
                  name: (
                    <a className="target" href={paths.author(slug)}>
                      <bdi>{name}</bdi>
                    </a>
                  ),
                  posts,
                }))}
              />
            </>
          )}
        </div>
      </main>
    </Shell>
  )
}
