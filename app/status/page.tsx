import type { Metadata } from 'next'
import { paths } from '@/lib/paths'
import { describeOverdue } from '@/lib/status/overdue'
import type { StatusReport } from '@/lib/status/report'
import { formatLength } from '@/lib/status/format'
import { statusWordsFor } from '@/lib/words/status/words'
import { Sentence } from '../_components/sentence'
import { Shell } from '../_components/shell'
import { feedsOf, pageMetadata } from '../_metadata'
import { getPlanet } from '../_planet'
import { Counts } from './_components/counts'
import { FeedTable } from './_components/feed-table'
import { Main } from './_components/main'
import { Moment } from './_components/moment'
import { Notice } from './_components/notice'
import { getOverdueRun, getStatusReport } from '../_status'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const planet = await getPlanet()
  const words = statusWordsFor(planet.locale).all
  const metadata = pageMetadata(planet, {
    title: words.title,
    description: words.description(planet.title),
    indexed: false,
  })
  const own = { url: paths.statusAtom, title: words.troubled(planet.title) }
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
  const overdue = await getOverdueRun(report)
  const words = statusWordsFor(place.locale).all
  return (
    <Shell section="status">
      <Main>
        <h1 className="mt-9 font-serif text-page font-bold">{words.title}</h1>
        <LastRun report={report} />
        {overdue && (
          <Notice id="overdue" title={words.late}>
            <p className="mt-1.5 text-meta">{describeOverdue(overdue, place)}</p>
          </Notice>
        )}
        {faults.length > 0 && <Faults faults={faults} title={words.invalid} />}
        {feeds.length === 0 ? (
          <p className="py-8 text-lede text-muted">{words.empty}</p>
        ) : (
          <>
            <Counts feeds={feeds} place={place} />
            <FeedTable feeds={feeds} place={place} />
          </>
        )}
        <p className="mt-5 flex flex-wrap gap-x-6 text-meta">
          <a className="target" href={paths.statusJson}>
            {words.json}
          </a>
          <a className="target" href={paths.statusAtom}>
            {words.atom}
          </a>
        </p>
      </Main>
    </Shell>
  )
}

function LastRun({ report: { lastRun, place } }: { report: StatusReport }) {
  const { all, gap } = statusWordsFor(place.locale)
  if (!lastRun) return <p className="mt-1 text-muted">{all.noRun}</p>
  const length = formatLength(lastRun.endedAt - lastRun.startedAt, place)
  return (
    <p className="mt-1 text-muted">
      <Sentence
        text={all.lastRun(length) + gap + all.zone(place.timezone)}
        parts={{ when: () => <Moment at={lastRun.startedAt} place={place} none="" /> }}
      />
    </p>
  )
}

/** What is wrong with planet.yaml, in the words of what reads it, which are English; the last good one stays in force meanwhile. */
function Faults({ faults, title }: Pick<StatusReport, 'faults'> & { title: string }) {
  return (
    <Notice id="faults" title={title}>
      <ul className="mt-1.5 text-meta" lang="en" dir="ltr">
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
    </Notice>
  )
}
