import { listDaysOfYear } from '@/db/queries/posts'
import type { Planet } from '@/lib/config'
import { paths } from '@/lib/paths'
import { wordsFor } from '@/lib/words/words'
import { formatDate, formatHeading } from '../../_format'

/** The months of a year and their days with the number of posts; null where it has none. */
export async function YearPosts({ date, planet }: { date: string; planet: Planet }) {
  const days = await listDaysOfYear(date)
  if (days.length === 0) return null
  const count = (some: typeof days) => some.reduce((sum, { posts }) => sum + posts, 0)
  const words = wordsFor(planet.locale)
  return (
    <>
      <h1 className="mt-9 font-serif text-page font-bold">{formatHeading(date, planet.locale)}</h1>
      <p className="mt-1.5 text-muted">{words.posts(count(days))}</p>
      {groupByMonth(days).map(([month, days]) => (
        <section key={month} aria-labelledby={`month-${month}`} className="mt-9">
          <div className="daybar">
            <h2 id={`month-${month}`}>
              <a href={paths.date(month)}>{formatDate(month, planet.locale)}</a>
            </h2>
            <span>{words.posts(count(days))}</span>
          </div>
          <ul className="gap-x-10 py-3 sm:columns-2">
            {days.map(({ day, posts }) => (
              <li key={day} className="flex justify-between gap-4 py-1">
                <a className="target" href={paths.date(day)}>
                  {formatDate(day, planet.locale)}
                </a>
                <span className="text-small text-muted tabular-nums">{posts}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function groupByMonth<Day extends { day: string }>(days: readonly Day[]): [string, Day[]][] {
  const months = new Map<string, Day[]>()
  for (const day of days) {
    const month = day.day.slice(0, 7)
    months.set(month, [...(months.get(month) ?? []), day])
  }
  return [...months]
}
