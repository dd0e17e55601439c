import type { Feed, FeedNote, Fetch } from '../../db/schema'
import { isStatusCode, statuses, type Severity, type StatusCode, type Who } from './codes'
import { isPassing } from './needs-help'
import type { Place } from './place'
import { formatBytes, formatDay, formatWhen, withLocalTimes } from './words'

const YEAR = 365 * 24 * 3_600_000
export type Try = Pick<Fetch, 'at' | 'code' | 'status' | 'ms' | 'bytes' | 'added' | 'changed'>

/** A feed as the store has it. */
export type KnownFeed = Omit<
  Feed,
  | 'id'
  | 'authorId'
  | 'etag'
  | 'lastModified'
  | 'bodyHash'
  | 'rhythm'
  | 'everyMinutes'
  | 'missingSince'
  | 'lang'
  | 'rights'
  | 'licence'
> & {
  readonly author: { readonly slug: string; readonly name: string; readonly listed: boolean }
  /** The date of its newest post, in milliseconds. */
  readonly newestAt: number | null
}

/** R-STATUS in one finding: what we saw, what it means, what to do, who must act. `todo` is empty where there is nothing to do. */
export type Finding = {
  readonly code: StatusCode
  readonly severity: Severity
  readonly who: Who
  readonly saw: string
  /** What we saw in one sentence, for lists. */
  readonly brief: string
  readonly means: string
  readonly todo: string
}

/** The state of a feed: its gravest finding under a headline, and all the others. */
export type FeedStatus = Finding & {
  readonly headline: string
  /** Since when it is so, in milliseconds, as far as is known. */
  readonly since: number | null
  readonly others: readonly Finding[]
}

/**
 * What there is to say of a feed, in the words that pages, JSON, Atom and commands share (R-STATUS).
 * @param tries the last ones, newest last
 */
export function describeFeed(feed: KnownFeed, tries: readonly Try[], place: Place): FeedStatus {
  const [first, ...others] = listFindings(feed, tries.at(-1) ?? null, place)
  return { ...first!, headline: headlineOf(feed, first!, place), since: sinceOf(feed, tries, first!), others }
}

/** One note of a document as a finding; null for what is no state, such as the feeds that a web page names. */
export function describeNote(note: FeedNote, place: Place): Finding | null {
  if (!isStatusCode(note.code)) return null
  const where = note.line === undefined ? '' : ` Line ${note.line}, column ${note.column ?? 1}.`
  const brief = withLocalTimes(note.message, place)
  return find(note.code, brief + where, { brief })
}

/** The feeds that a web page names, where one came instead of a feed. */
export function listAdvertised({ notes }: Pick<Feed, 'notes'>): string[] {
  return notes.flatMap(({ code, message }) => (code === 'advertises' ? message : []))
}

/** A finding in the catalogue's words, but for what was seen. */
export function find(code: StatusCode, saw: string, other: Partial<Finding> = {}): Finding {
  return { ...statuses[code], code, saw, brief: saw, ...other }
}

/** The gravest first; what nobody has to act on comes last, behind the last try itself. */
function listFindings(feed: KnownFeed, last: Try | null, place: Place): Finding[] {
  if (!feed.listed || !feed.author.listed) return [find('unlisted', 'This blog is not in planet.yaml.')]
  if (feed.paused)
    return [find('paused', feed.goodAt === null ? '' : `Last read ${formatWhen(feed.goodAt, place)}.`)]
  const current = describeTry(feed, last, place)
  const notes = feed.notes.flatMap((note) => describeNote(note, place) ?? [])
  const same = notes.find((note) => note.code === current.code)
  const found = [
    // The document's own note on what the try says knows the line.
    same ? { ...current, saw: `${same.saw} ${current.saw}`, brief: same.brief } : current,
    ...(isDormant(feed, current, place)
      ? [find('dormant', `Its newest post is of ${formatDay(feed.newestAt!, place)}.`)]
      : []),
    ...describeMove(feed),
    ...notes.filter((note) => note !== same),
  ]
  const rankOf = (finding: Finding) =>
    finding.code === 'dormant' ? 1.5 : finding === found[0] ? Math.max(1, rank(finding)) : rank(finding)
  return found.sort((a, b) => rankOf(b) - rankOf(a))
}

/** How grave a finding is; 0 where nobody has to act. */
export function rank({ severity, who }: Pick<Finding, 'severity' | 'who'>): number {
  if (severity === 'error') return 4
  if (severity === 'warning') return 3
  return severity === 'hint' && who !== 'nobody' ? 2 : 0
}

function describeTry(feed: KnownFeed, last: Try | null, place: Place): Finding {
  const { message } = feed
  if (feed.code === null || feed.triedAt === null) return find('waiting', 'This feed was never asked for.')
  const code = codeOf(feed)
  const when = formatWhen(feed.triedAt, place)
  const answer = answerOf(last, place)
  const said = withLocalTimes(message ?? '', place)
  if (code === 'not-modified') {
    const since =
      feed.newestAt === null || feed.newestAt > place.now ? '' : ` since ${formatDay(feed.newestAt, place)}`
    return find(code, `Asked ${when}${inBrackets(answer)}: nothing new${since}.`, {
      brief: `Nothing new${since}.`,
    })
  }
  if (feed.failures === 0) return find(code, `Fetched ${when}${inBrackets(answer)}: ${said}`, { brief: said })

  const advertised = listAdvertised(feed)
  const saw = [
    answer === '' || said.includes(String(last?.status)) ? said : `${answer}. ${said}`,
    ...(advertised.length > 0
      ? [
          `It names ${advertised.length === 1 ? 'a feed' : `${advertised.length} feeds`}: ${advertised.join(', ')}.`,
        ]
      : []),
    oftenOf(feed, place),
  ]
  return find(code, saw.join(' '), {
    brief: said,
    ...(isPassing(feed) && { severity: 'hint', who: 'nobody', todo: '' }),
    ...(code === 'html-not-feed' &&
      advertised[0] && { todo: `Put ${advertised[0]} into planet.yaml as the feed.` }),
  })
}

/** What came is no feed at all where nothing of it could be read. */
function codeOf({ code, failures }: Pick<Feed, 'code' | 'failures'>): StatusCode {
  if (code === null || !isStatusCode(code)) return 'our-fault'
  return code === 'malformed' && failures > 0 ? 'not-a-feed' : code
}

function answerOf(last: Try | null, place: Place): string {
  if (!last) return ''
  return [last.status ?? [], last.bytes > 0 ? formatBytes(last.bytes, place) : []].flat().join(', ')
}

function inBrackets(text: string): string {
  return text === '' ? '' : ` (${text})`
}

function oftenOf({ url, movedTo, failures, failingSince, triedAt }: KnownFeed, place: Place): string {
  const at = `at ${movedTo ?? url}`
  const last = formatWhen(triedAt!, place)
  if (failures < 2 || failingSince === null) return `Seen ${last} ${at}.`
  return `Seen ${failures} times in a row since ${formatWhen(failingSince, place)}, last ${last}, ${at}.`
}

function describeMove({ url, movedTo }: KnownFeed): Finding[] {
  if (movedTo === null) return []
  return [find('moved', `From ${url} to ${movedTo}.`, { todo: `Put ${movedTo} into planet.yaml.` })]
}

function isDormant(feed: KnownFeed, current: Finding, { now }: Place): boolean {
  return current.severity === 'ok' && feed.newestAt !== null && now - feed.newestAt > YEAR
}

function headlineOf(
  { author, goodAt, failures, notes }: KnownFeed,
  { code, severity }: Finding,
  place: Place,
): string {
  const { name } = author
  if (code === 'unlisted') return `${name} is not on the planet`
  if (severity === 'paused') return `${name} is paused`
  if (code === 'waiting') return `${name} waits for the first look`
  if (severity === 'error')
    return goodAt === null
      ? `${name} has never reached the planet`
      : `${name} has not reached the planet since ${formatDay(goodAt, place)}`
  if (code === 'rate-limited') return `${name} asked us to come later`
  if (failures > 0) return `${name} could not be reached this time`
  if (code === 'flood') {
    const count = notes.find((note) => note.code === code)?.count
    return `${name} reaches the planet, and ${count === 1 ? 'a post waits' : `${count} posts wait`}`
  }
  if (code === 'dormant') return `${name} reaches the planet, and is quiet`
  if (severity === 'warning') return `${name} reaches the planet, with something to mend`
  return severity === 'hint' ? `${name} reaches the planet, with a hint` : `${name} reaches the planet`
}

/** Trouble has its beginning; what a document says is so since the document changed. */
function sinceOf(feed: KnownFeed, tries: readonly Try[], { code }: Finding): number | null {
  if (code === 'unlisted' || code === 'paused') return null
  if (code === 'dormant') return feed.newestAt
  if (feed.failingSince !== null) return feed.failingSince
  const change = tries.findLast((one) => one.added + one.changed > 0)
  return change?.at ?? feed.importedAt ?? feed.triedAt
}
