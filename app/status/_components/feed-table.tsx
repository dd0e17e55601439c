import { paths } from '@/lib/paths'
import type { Place } from '@/lib/status/place'
import type { FeedReport } from '@/lib/status/report'
import { statusWordsFor } from '@/lib/words/status/words'
import { Moment, NextTry } from './moment'
import { Saying } from './saying'
import { State } from './state'
import { Tries } from './tries'

type Props = { readonly feeds: readonly FeedReport[]; readonly place: Place }

/** One row a feed; on a phone each row is a little card. */
export function FeedTable({ feeds, place }: Props) {
  const { all, one } = statusWordsFor(place.locale)
  const heads = [all.state, all.blog, all.saw, one.lastGood, one.nextTry, one.lastTries]
  return (
    <div className="mt-5 rounded-lg border border-line bg-surface text-meta">
      <table className="w-full max-lg:block">
        <caption className="sr-only">{all.table}</caption>
        <thead className="max-lg:sr-only">
          <tr>
            {heads.map((head) => (
              <th
                key={head}
                scope="col"
                className="px-3.5 py-2.5 text-start text-head font-semibold wrap-break-word text-muted"
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-lg:block">
          {feeds.map((report) => (
            <Row key={report.feed.slug} report={report} place={place} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const CELL = 'lg:px-3.5 lg:py-2.5 lg:align-baseline'

function Row({ report: { feed, tries, status }, place }: { report: FeedReport; place: Place }) {
  const { marks, one } = statusWordsFor(place.locale)
  return (
    <tr className="border-line not-first:border-t max-lg:flex max-lg:flex-wrap max-lg:gap-x-4 max-lg:gap-y-1 max-lg:px-4 max-lg:py-3 lg:border-t">
      <td className={`${CELL} whitespace-nowrap`}>
        <State severity={status.severity} word={marks[status.severity]} />
      </td>
      <th scope="row" className={`${CELL} text-start font-semibold wrap-break-word`}>
        <a className="target" href={paths.statusOf(feed.slug)}>
          <bdi>{feed.author.name}</bdi>
          {feed.slug !== feed.author.slug && <span className="text-muted"> {feed.slug}</span>}
        </a>
      </th>
      <td className={`${CELL} max-lg:basis-full`}>
        <Saying text={status.brief || status.means} />
      </td>
      <td className={`${CELL} text-muted`}>
        <span className="lg:hidden">{one.lastGood} </span>
        <Moment at={feed.goodAt} place={place} none={one.never} />
      </td>
      <td className={`${CELL} text-muted`}>
        <span className="lg:hidden">{one.nextTry} </span>
        <NextTry at={feed.nextAt} place={place} never={status.severity === 'paused'} />
      </td>
      <td className={`${CELL} max-lg:basis-full lg:align-middle`}>
        <Tries tries={tries} place={place} />
      </td>
    </tr>
  )
}
