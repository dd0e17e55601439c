import { getStatusFacts } from '../../db/queries/status'
import type { Settings } from '../config'
import { getPlanetInForce } from '../ingest/planet-in-force'
import { countStates, marks, verdictOf } from '../status/marks'
import { makeStatusReport, type FeedReport, type StatusReport } from '../status/report'
import { toJson } from '../status/to-json'
import { describeTries, isGood } from '../status/tries'
import { formatLength, formatWhen } from '../status/words'
import { exitCodes } from './exit-codes'
import { isStoreThere } from './store-there'

type Options = { readonly json?: boolean }

/**
 * How all feeds are, who needs help first; or one feed or author, with the fate of each entry of the last document. The words are those of the
 * status pages.
 * @returns `failed` where nobody has this slug
 */
export async function status(
  slug: string | undefined,
  { json }: Options,
  settings: Settings,
  now: number,
): Promise<number> {
  if (!isStoreThere(settings)) return exitCodes.failed
  const { planet } = await getPlanetInForce(settings)
  const facts = await getStatusFacts(slug ?? null)
  if (slug !== undefined && facts.feeds.length === 0) {
    console.error(`${slug}: nobody on this planet has this slug.`)
    return exitCodes.failed
  }
  const report = makeStatusReport(facts, planet ?? UNTITLED, now)
  if (json) console.log(JSON.stringify(toJson(report)))
  else
    console.log(
      slug === undefined
        ? describeAll(report)
        : report.feeds.map((feed) => describeOne(feed, report)).join('\n\n'),
    )
  return exitCodes.done
}

/** Where planet.yaml never was valid. */
const UNTITLED = { title: '', url: null, locale: 'en-US', timezone: 'UTC', owner: null, authors: [] }

function describeAll(report: StatusReport): string {
  const { feeds, lastRun, faults, place } = report
  const counts = countStates(feeds.map((feed) => feed.status))
    .filter(({ name, count }) => name === 'fine' || count > 0)
    .map(({ severity, count, words }) => `${marks[severity].sign} ${count} ${words}`)
  const rows = feeds.map(({ feed, status, tries }) => [
    `${marks[status.severity].sign} ${marks[status.severity].word}`,
    feed.slug,
    stripOf(tries),
    status.brief || status.means,
  ])
  return [
    lastRun
      ? `Last run ${formatWhen(lastRun.startedAt, place)}, took ${formatLength(lastRun.endedAt - lastRun.startedAt)}.`
      : 'No run has come to its end yet.',
    ...faults.map(
      ({ file, line, path, message }) => `✖ ${file}${line === null ? '' : `:${line}`}  ${path}: ${message}`,
    ),
    counts.join('  '),
    ...inColumns(rows),
  ].join('\n')
}

function describeOne({ feed, status, tries, entries }: FeedReport, { place }: StatusReport): string {
  const { headline, severity, saw, means, todo, who, others } = status
  const when = (at: number | null) => (at === null || at > LAST_DATE ? 'never' : formatWhen(at, place))
  return [
    `${marks[severity].sign} ${headline}`,
    ...(saw ? [`  We saw    ${saw}`] : []),
    `  It means  ${means}`,
    `  To do     ${todo || 'Nothing.'}`,
    `  Who       ${{ you: feed.author.name, operator: 'the operators', nobody: 'nobody' }[who]}`,
    `  Tries     ${stripOf(tries)} ${describeTries(tries)}; last ${when(feed.triedAt)}, last good ${when(feed.goodAt)}`,
    ...others.map(
      (other) =>
        `  ${marks[other.severity].sign} ${other.code}: ${[other.saw, other.means, other.todo].filter(Boolean).join(' ')}`,
    ),
    ...inColumns(
      (entries ?? []).map((entry) => [
        `${marks[entry.severity].sign} ${verdictOf(entry.code)}`,
        when(entry.publishedAt),
        entry.title,
        entry.saw,
      ]),
    ),
  ].join('\n')
}

/** Of JavaScript's dates. */
const LAST_DATE = 8.64e15

function stripOf(tries: FeedReport['tries']): string {
  return tries.map((one) => (isGood(one) ? '▮' : '▯')).join('')
}

function inColumns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]!.length)))
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at]!))
      .join('  ')
      .trimEnd(),
  )
}
