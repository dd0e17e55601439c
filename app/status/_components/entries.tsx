import type { EntryStatus } from '@/lib/status/describe-entry'
import { verdictOf } from '@/lib/status/marks'
import type { Place } from '@/lib/status/place'
import { isFound } from '@/lib/status/report'
import { statusWordsFor } from '@/lib/words/status/words'
import { Moment } from './moment'
import { Saying } from './saying'
import { State } from './state'

type Props = { readonly entries: readonly EntryStatus[]; readonly place: Place }

/** What became of each entry of the last document, those that readers do not find first, each with its reason. */
export function Entries({ entries, place }: Props) {
  const words = statusWordsFor(place.locale).entries
  return (
    <table className="w-full text-meta max-lg:block">
      <caption className="sr-only">{words.table}</caption>
      <thead className="max-lg:sr-only">
        <tr>
          {[words.verdict, words.post, words.date, words.why].map((head) => (
            <th
              key={head}
              scope="col"
              className="py-2 pe-5 text-start text-head font-semibold whitespace-nowrap text-muted"
            >
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-lg:block">
        {entries.map((entry) => (
          <Entry key={entry.guid} entry={entry} place={place} />
        ))}
      </tbody>
    </table>
  )
}

const CELL = 'lg:py-2 lg:pe-5 lg:align-baseline'

function Entry({ entry, place }: { entry: EntryStatus; place: Place }) {
  const { code, severity, title, link, publishedAt, saw, means, todo } = entry
  const words = statusWordsFor(place.locale)
  const why = isFound(entry) ? [saw] : [saw, means, todo]
  return (
    <tr className="border-t border-line max-lg:flex max-lg:flex-wrap max-lg:gap-x-4 max-lg:gap-y-0.5 max-lg:py-3">
      <td className={`${CELL} lg:w-52`}>
        <State severity={severity} word={verdictOf(code, words)} />
      </td>
      <th
        scope="row"
        className={`${CELL} text-start font-semibold wrap-anywhere lg:w-1/4 max-lg:order-first max-lg:basis-full`}
      >
        {link ? (
          <a className="target" href={link}>
            <bdi>{title}</bdi>
          </a>
        ) : (
          <bdi>{title}</bdi>
        )}
      </th>
      <td className={`${CELL} whitespace-nowrap text-muted`}>
        <Moment at={publishedAt} place={place} none={words.entries.noDate} />
      </td>
      <td className={`${CELL} max-lg:basis-full`}>
        <Saying text={why.filter(Boolean).join(words.gap)} />
      </td>
    </tr>
  )
}
