import type { Metadata } from 'next'
import { countDays, heatOf } from '@/db/queries/stats'
import { paths } from '@/lib/paths'
import { Shell } from '../_components/shell'
import { formatMonthName } from '../_format'
import { pageMetadata } from '../_metadata'
import { getPlanet } from '../_planet'
import { getWords } from '../_words'
import { byMonth, TWELVE, yearsOf, type CountedMonth } from '../_stats'

export const revalidate = 86400

export async function generateMetadata(): Promise<Metadata> {
  const { archive } = await getWords()
  return pageMetadata(await getPlanet(), { title: archive.title, canonical: paths.archive })
}

/** All months that have posts, by year: the way to everything older than the front page. The busier a month, the fuller its bar. */
export default async function ArchivePage() {
  const planet = await getPlanet()
  const words = await getWords()
  const months = byMonth(await countDays())
  const years = yearsOf(months)
  return (
    <Shell section="archive">
      <main id="content" className="wide">
        <div className="max-w-3xl">
          <h1 className="mt-9 font-serif text-page font-bold">{words.archive.title}</h1>
          <p className="mt-3 flex flex-wrap gap-x-6 text-meta">
            <a className="target" href={paths.tags}>
              {words.archive.tags}
            </a>{' '}
            <a className="target" href={paths.stats}>
              {words.archive.stats}
            </a>
          </p>
          {years.length === 0 && <p className="py-8 text-lede text-muted">{words.noPosts}</p>}
          {years.map((year) => (
            <section key={year} aria-labelledby={`year-${year}`} className="mt-6">
              <div className="daybar">
                <h2 id={`year-${year}`}>
                  <a href={paths.date(year)}>{year}</a>
                </h2>
              </div>
              <ol className="grid grid-cols-[repeat(auto-fill,minmax(max(25%,5rem),1fr))] gap-x-3 gap-y-2 py-3 sm:grid-cols-6 lg:grid-cols-12 lg:gap-x-1.5">
                {TWELVE.map((number) => `${year}-${number}`).map((month) => (
                  <Month
                    key={month}
                    month={months.find((known) => known.month === month) ?? { month, posts: 0 }}
                    locale={planet.locale}
                  />
                ))}
              </ol>
            </section>
          ))}
        </div>
      </main>
    </Shell>
  )
}

/** How busy a month was, 0 to 5. */
const HEATS = ['opacity-0', 'opacity-20', 'opacity-40', 'opacity-60', 'opacity-80', '']

function Month({ month: { month, posts }, locale }: { month: CountedMonth; locale: string }) {
  const name = formatMonthName(month, locale)
  if (posts === 0) return <li className="hidden sm:block" />
  return (
    <li>
      <a className="target w-full text-small" href={paths.date(month)}>
        {/* The size in attributes is for browsers that know none of our style. */}
        <svg
          className={`block h-2 w-full fill-accent ${HEATS[heatOf(posts)]}`}
          width="72"
          height="8"
          aria-hidden="true"
        >
          <rect width="100%" height="100%" rx="2" />
        </svg>
        <span className="sm:hidden">{name}</span>{' '}
        <abbr className="hidden no-underline sm:inline" title={name}>
          {formatMonthName(month, locale, 'short')}
        </abbr>
      </a>
    </li>
  )
}
