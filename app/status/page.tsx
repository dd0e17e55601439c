import type { Metadata } from 'next'
import { paths } from '@/lib/paths'
import type { StatusReport } from '@/lib/status/report'
import { formatLength } from '@/lib/status/words'
import { Shell } from '../_components/shell'
import { feedsOf, pageMetadata } from '../_metadata'
import { getPlanet } from '../_planet'
import { Counts } from './_components/counts'
import { FeedTable } from './_components/feed-table'
import { Moment } from './_components/moment'
import { getStatusReport } from '../_status'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const planet = await getPlanet()
  const metadata = pageMetadata(planet, {
    title: 'Feed status',
    description: `How the feeds of ${planet.title} are.`,
    indexed: false,
  })
  const own = { url: paths.statusAtom, title: `${planet.title}: feeds that need help` }
  const feeds = feedsOf(planet)
  const types = {
    ...feeds,
    'application/atom+xml': [own, ...(feeds['application/atom+xml'] ?? [])],
    'application/json': paths.statusJson,
  }
  return { ...metadata, alternates: { ...metadata.alternates, types } }
}

/** How all feeds are, who needs help first (R-STATUS). */
export default async function StatusPage() {
  const report = await getStatusReport(null)
  const { feeds, faults, place } = report
  return (
    <Shell section="status">
      <main id="content" className="wide pb-8" lang="en" dir="ltr">
        <h1 className="mt-9 font-serif text-page font-bold">Feed status</h1>
        <LastRun report={report} />
        {faults.length > 0 && <Faults faults={faults} />}
        {feeds.length === 0 ? (
          <p className="py-8 text-lede text-muted">No feeds yet.</p>
        ) : (
          <>
            <Counts feeds={feeds} />
            <FeedTable feeds={feeds} place={place} />
          </>
        )}
        <p className="mt-5 flex flex-wrap gap-x-6 text-meta">
          <a className="target" href={paths.statusJson}>
            As JSON
          </a>
          <a className="target" href={paths.statusAtom}>
            What needs help, as a feed
          </a>
        </p>
      </main>
    </Shell>
  )
}

function LastRun({ report: { lastRun, place } }: { report: StatusReport }) {
  if (!lastRun) return <p className="mt-1 text-muted">No run has come to its end yet.</p>
  return (
    <p className="mt-1 text-muted">
      Last run <Moment at={lastRun.startedAt} place={place} none="" />, took{' '}
      {formatLength(lastRun.endedAt - lastRun.startedAt)}. Times are those of {place.timezone}.
    </p>
  )
}

/** What is wrong with planet.yaml: the last good one stays in force meanwhile. */
function Faults({ faults }: Pick<StatusReport, 'faults'>) {
  return (
    <section aria-labelledby="faults" className="mt-5 rounded-lg border border-(--err) bg-surface px-4 py-3">
      <h2 id="faults" className="font-semibold text-(--err)">
        ✖ planet.yaml is not valid: the last good one stays in force
      </h2>
      <ul className="mt-1.5 text-meta">
        {faults.map(({ file, line, column, path, message }, index) => (
          <li key={index} className="wrap-anywhere">
            <code>
              {file}
              {line !== null && `:${line}:${column ?? 1}`}
            </code>{' '}
            {path && `${path}: `}
            {message}
          </li>
        ))}
      </ul>
    </section>
  )
}
