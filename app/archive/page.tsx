import type { Metadata } from 'next'
import { listMonths } from '@/db/queries/posts'
import { paths } from '@/lib/paths'
import { Shell } from '../_components/shell'
import { formatMonthName } from '../_format'
import { pageMetadata } from '../_metadata'
import { getPlanet } from '../_planet'

export const revalidate = 86400

export async function generateMetadata(): Promise<Metadata> {
  const planet = await getPlanet()
  return pageMetadata(planet, { title: 'Archive', canonical: paths.archive, indexed: false })
}

/** All months that have posts, by year: the way to everything older than the front page. */
export default async function ArchivePage() {
  const planet = await getPlanet()
  const months = await listMonths()
  const years = [...new Set(months.map((month) => month.slice(0, 4)))]
  return (
    <Shell section="archive">
      <main id="content" className="wide">
        <h1 className="mt-9 font-serif text-page font-bold">Archive</h1>
        {years.length === 0 && <p className="py-8 text-lede text-muted">No posts yet.</p>}
        {years.map((year) => (
          <section key={year} aria-labelledby={`year-${year}`} className="mt-6 max-w-3xl">
            <div className="daybar">
              <h2 id={`year-${year}`}>
                <a href={paths.date(year)}>{year}</a>
              </h2>
            </div>
            <ul className="flex flex-wrap gap-x-6 gap-y-1 py-3">
              {months
                .filter((month) => month.startsWith(year))
                .map((month) => (
                  <li key={month}>
                    <a className="target" href={paths.date(month)}>
                      {formatMonthName(month, planet.locale)}
                    </a>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </main>
    </Shell>
  )
}
