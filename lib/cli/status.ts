import { getStatusFacts } from '../../db/queries/status'
import { describeFaults, type Settings } from '../config'
import { getPlanetInForce } from '../ingest/planet-in-force'
import { countStates, signs, verdictOf } from '../status/marks'
import { withoutMarks } from '../status/retell'
import { makeStatusReport, type FeedReport, type StatusReport } from '../status/report'
import { toJson } from '../status/to-json'
import { describeTries, isGood } from '../status/tries'
import { formatLength, formatWhen } from '../status/format'
import { statusWordsFor } from '../words/status/words'
import { exitCodes, fail } from './exit-codes'
import { isStoreThere } from './store-there'

type Options = { readonly json?: boolean }

/**
 * How all feeds are, who needs help first; or one feed or author, with the fate of each entry of the last document. The words are
 * those of the status pages.
 * @returns `failed` where nobody has this slug
 */
export async function status(
  slug: string | undefined,
  { json }: Options,
  settings: Settings,
  now: number,
): Promise<number> {
  if (!(await isStoreThere(settings))) return exitCodes.failed
  const { planet } = await getPlanetInForce(settings)
  const facts = await getStatusFacts(slug ?? null)
  if (slug !== undefined && facts.feeds.length === 0)
    return fail(`${slug}: nobody on this planet has this slug.`)
  const report = makeStatusReport(facts, planet ?? UNTITLED, now)
  if (json) console.log(JSON.stringify(toJson(report)))
  else
    console.log(
      withoutMarks(
        slug === undefined
          ? describeAll(report)
          : report.feeds.map((feed) => describeOne(feed, report)).join('\n\n'),
      ),
    )
  return exitCodes.done
}

/** Where planet.yaml never was valid. */
const UNTITLED = { title: '', url: null, locale: 'en-US', timezone: 'UTC', owner: null, authors: [] }

function describeAll(report: StatusReport): string {
  const { feeds, lastRun, faults, place } = report
  const words = statusWordsFor(place.locale)
  const states = feeds.map((feed) => feed.status)
  const counts = countStates(states, words)
    .filter(({ name, count }) => name === 'fine' || count > 0)
    .map(({ severity, text }) => `${signs[severity]} ${text}`)
  const rows = feeds.map(({ feed, status, tries }) => [
    `${signs[status.severity]} ${words.marks[status.severity]}`,
    feed.slug,
    stripOf(tries),
    status.brief || status.means,
  ])
  return [
    lastRun
      ? words.all
          .lastRun(formatLength(lastRun.endedAt - lastRun.startedAt, place))
          .replace('<when/>', formatWhen(lastRun.startedAt, place))
      : words.all.noRun,
    ...faults.map((fault) => `✖ ${describeFaults([fault])}`),
    counts.join('  '),
    ...inColumns(rows),
  ].join('\n')
}

function describeOne({ feed, status, tries, entries }: FeedReport, { place }: StatusReport): string {
  const { headline, severity, saw, means, todo, who, others } = status
  const words = statusWordsFor(place.locale)
  const { one, who: people } = words
  const when = (at: number | null) => (at === null || at > LAST_DATE ? one.never : formatWhen(at, place))
  const whom = { you: feed.author.name, operator: people.operators, nobody: people.nobody }[who]
  const answers = [
    ...(saw ? [[one.saw, saw]] : []),
    [one.means, means],
    [one.todo, todo || one.nothing],
    [one.who, whom],
    [one.lastTries, `${stripOf(tries)} ${describeTries(tries, words)}`],
    [one.lastTry, when(feed.triedAt)],
    [one.lastGood, when(feed.goodAt)],
  ]
  return [
    `${signs[severity]} ${headline}`,
    ...inColumns(answers).map((answer) => `  ${answer}`),
    ...others.map(
      (other) =>
        `  ${signs[other.severity]} ${other.code}: ${[other.saw, other.means, other.todo].filter(Boolean).join(words.gap)}`,
    ),
    ...inColumns(
      (entries ?? []).map((entry) => [
        `${signs[entry.severity]} ${verdictOf(entry.code, words)}`,
        entry.publishedAt === null ? words.entries.noDate : when(entry.publishedAt),
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
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => widthOf(row[at]!))))
  return rows.map((row) =>
    row
      .map((cell, at) => cell + ' '.repeat(widths[at]! - widthOf(cell)))
      .join('  ')
      .trimEnd(),
  )
}

/** Terminals give these two columns each. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g

function widthOf(text: string): number {
  return withoutMarks(text).length + (text.match(WIDE)?.length ?? 0)
}
