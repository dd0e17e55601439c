import { Sentence } from '@/app/_components/sentence'
import { paths } from '@/lib/paths'
import { signs } from '@/lib/status/marks'
import type { Place } from '@/lib/status/place'
import type { FeedReport } from '@/lib/status/report'
import { statusWordsFor, type StatusWords } from '@/lib/words/status/words'
import { Entries } from './entries'
import { Facts } from './facts'
import { Finding } from './finding'
import { Saying } from './saying'
import { State, TONES } from './state'

type Props = {
  readonly report: FeedReport
  readonly place: Place
  readonly owner: string | null
  /** One of several feeds of an author: its headline is a heading among others. */
  readonly among?: boolean
}

const BOX = 'rounded-lg border border-line bg-surface px-4 py-4 sm:px-6 sm:py-5'

/** All there is to say of one feed: its gravest finding first, then what else was found, the tries, and the fate of each entry. */
export function FeedStatus({ report, place, owner, among = false }: Props) {
  const { feed, status, entries } = report
  const { author, slug } = feed
  const words = statusWordsFor(place.locale)
  const Heading = among ? 'h2' : 'h1'
  const Below = among ? 'h3' : 'h2'
  const isListed = status.code !== 'unlisted'
  return (
    <section aria-labelledby={`status-${slug}`} className={among ? 'mt-8' : 'mt-3'}>
      <div className={BOX}>
        <Heading id={`status-${slug}`} className="font-serif text-title font-bold sm:text-title-wide">
          <span aria-hidden="true" className={`me-2 ${TONES[status.severity]}`}>
            {signs[status.severity]}
          </span>
          {status.headline}
          {among && <span className="text-muted"> ({slug})</span>}
        </Heading>
        <div className="mt-3.5">
          <Finding finding={status} author={author.name} owner={owner} place={place} />
        </div>
      </div>

      {status.others.length > 0 && (
        <>
          <Below className="mt-7 font-serif text-item font-bold">{words.one.others}</Below>
          <ul className="mt-2 grid gap-3">
            {status.others.map((finding, index) => (
              <li key={index} className="max-w-3xl text-meta">
                <State {...markOf(finding, words)} /> <Saying text={finding.saw} />{' '}
                <span className="text-muted">
                  <Saying text={[finding.means, finding.todo].filter(Boolean).join(words.gap)} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}

      <Below className="mt-7 font-serif text-item font-bold">{words.one.feed}</Below>
      <Facts report={report} place={place} />

      {isListed && entries !== null && entries.length > 0 && (
        <>
          <Below className="mt-7 font-serif text-item font-bold">{words.entries.title}</Below>
          <p className="mt-1 mb-2 max-w-3xl text-meta text-muted">{words.entries.lede}</p>
          <Entries entries={entries} place={place} />
        </>
      )}

      <p className="mt-5 flex flex-wrap gap-x-6 text-meta">
        {isListed && (
          <a className="target" href={paths.author(author.slug)}>
            <Sentence text={words.one.posts} parts={{ name: () => <bdi>{author.name}</bdi> }} />
          </a>
        )}
        <a className="target" href={paths.statusJsonOf(slug)}>
          JSON
        </a>
      </p>
    </section>
  )
}

/** What nobody has to act on is a note, and no trouble. */
function markOf({ severity, who }: FeedReport['status']['others'][number], { marks }: StatusWords) {
  return severity === 'hint' && who === 'nobody'
    ? ({ severity: 'ok', word: marks.note } as const)
    : { severity, word: marks[severity] }
}
