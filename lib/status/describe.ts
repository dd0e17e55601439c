import type { Feed, FeedNote, Fetch } from '../../db/schema'
import { statusWordsFor } from '../words/status/words'
import { isStatusCode, statuses, type Severity, type StatusCode, type Who } from './codes'
import { isPassing } from './needs-help'
import type { Place } from './place'
import { retell } from './retell'
import { formatBytes, formatDay, formatWhen } from './words'

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
  const words = statusWordsFor(place.locale)
  const brief = retell(note.message, place)
  const where = note.line === undefined ? [] : words.feed.place(note.line, note.column ?? 1)
  return find(note.code, [brief, where].flat().join(words.gap), place, { brief })
}

/** The feeds that a web page names, where one came instead of a feed. */
export function listAdvertised({ notes }: Pick<Feed, 'notes'>): string[] {
  return notes.flatMap(({ code, message }) => (code === 'advertises' ? message : []))
}

/** A finding in the catalogue's words, but for what was seen. */
export function find(
  code: StatusCode,
  saw: string,
  { locale }: Place,
  other: Partial<Finding> = {},
): Finding {
  const said: { readonly means: string; readonly todo?: string } = statusWordsFor(locale).codes[code]
  const finding = {
    ...statuses[code],
    means: said.means,
    todo: said.todo ?? '',
    code,
    saw,
    brief: saw,
    ...other,
  }
  return { ...finding, saw: withOneStop(finding.saw), brief: withOneStop(finding.brief) }
}

/** A month cut short brings a full stop of its own (`30. Nov.`), which ends the sentence too. */
function withOneStop(sentences: string): string {
  return sentences.replace(/(?<!\.)\.\.(?=\s|$)/g, '.')
}

/** The gravest first; what nobody has to act on comes last, behind the last try itself. */
function listFindings(feed: KnownFeed, last: Try | null, place: Place): Finding[] {
  const words = statusWordsFor(place.locale)
  if (!feed.listed || !feed.author.listed) return [find('unlisted', words.feed.unlisted, place)]
  if (feed.paused) {
    const saw = feed.goodAt === null ? '' : words.feed.lastRead(formatWhen(feed.goodAt, place))
    return [find('paused', saw, place)]
  }
  const current = describeTry(feed, last, place)
  const notes = feed.notes.flatMap((note) => describeNote(note, place) ?? [])
  const same = notes.find((note) => note.code === current.code)
  const found = [
    // The document's own note on what the try says knows the line.
    same ? { ...current, saw: same.saw + words.gap + current.saw, brief: same.brief } : current,
    ...(isDormant(feed, current, place)
      ? [find('dormant', words.feed.newest(formatDay(feed.newestAt!, place)), place)]
      : []),
    ...describeMove(feed, place),
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
  const { gap, feed: words } = statusWordsFor(place.locale)
  if (feed.code === null || feed.triedAt === null) return find('waiting', words.never, place)
  const code = codeOf(feed)
  const answer = answerOf(last, place)
  const triedAt = formatWhen(feed.triedAt, place)
  const when = answer === '' ? triedAt : words.withAnswer(triedAt, answer)
  const said = retell(feed.message ?? '', place)
  if (code === 'not-modified') {
    if (feed.newestAt === null || feed.newestAt > place.now)
      return find(code, words.asked(when), place, { brief: words.nothing })
    const day = formatDay(feed.newestAt, place)
    return find(code, words.askedSince(when, day), place, { brief: words.nothingSince(day) })
  }
  if (feed.failures === 0) return find(code, words.fetched(when, said), place, { brief: said })

  const advertised = listAdvertised(feed)
  // An error page of a blog goes on naming the feed in whose place it came.
  const other = advertised.find((url) => url !== (feed.movedTo ?? feed.url))
  const saw = [
    ...(answer === '' || said.includes(String(last?.status)) ? [] : [words.answer(answer)]),
    said,
    ...(advertised.length > 0 ? [words.names(advertised.length, advertised.join(', '))] : []),
    oftenOf(feed, place),
  ]
  return find(code, saw.join(gap), place, {
    brief: said,
    ...(code === 'html-not-feed' && feed.goodAt !== null && { todo: words.wasHere }),
    ...(isPassing(feed) && { severity: 'hint', who: 'nobody', todo: '' }),
    ...(code === 'html-not-feed' && other && { todo: words.takeAsFeed(other) }),
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

function oftenOf({ url, movedTo, failures, failingSince, triedAt }: KnownFeed, place: Place): string {
  const words = statusWordsFor(place.locale).feed
  const last = formatWhen(triedAt!, place)
  if (failures < 2 || failingSince === null) return words.seen(last, movedTo ?? url)
  return words.seenOften(failures, formatWhen(failingSince, place), last, movedTo ?? url)
}

function describeMove({ url, movedTo }: KnownFeed, place: Place): Finding[] {
  if (movedTo === null) return []
  const words = statusWordsFor(place.locale).feed
  return [find('moved', words.moved(url, movedTo), place, { todo: words.take(movedTo) })]
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
  const words = statusWordsFor(place.locale).headlines
  if (code === 'unlisted') return words.unlisted(name)
  if (severity === 'paused') return words.paused(name)
  if (code === 'waiting') return words.first(name)
  if (severity === 'error')
    return goodAt === null ? words.never(name) : words.notSince(name, formatDay(goodAt, place))
  if (code === 'rate-limited') return words.later(name)
  if (failures > 0) return words.stumbled(name)
  if (code === 'flood') return words.wait(name, notes.find((note) => note.code === code)?.count ?? 1)
  if (code === 'dormant') return words.quiet(name)
  if (severity === 'warning') return words.mend(name)
  return severity === 'hint' ? words.hint(name) : words.fine(name)
}

/** Trouble has its beginning; what a document says is so since the document changed. */
function sinceOf(feed: KnownFeed, tries: readonly Try[], { code }: Finding): number | null {
  if (code === 'unlisted' || code === 'paused') return null
  if (code === 'dormant') return feed.newestAt
  if (feed.failingSince !== null) return feed.failingSince
  const change = tries.findLast((one) => one.added + one.changed > 0)
  return change?.at ?? feed.importedAt ?? feed.triedAt
}
