import { NEVER, type DueFeed } from '../../db/queries/feeds'
import type { Feed, FeedNote } from '../../db/schema'
import type { Outcome } from '../fetch/outcome'
import { isDead, isMissing, nextFetchAt } from '../fetch/schedule'
import { codeOf, type StatusCode } from '../status/codes'
import type { Read, Unreadable } from './feed'

type Verdict = {
  readonly code: StatusCode
  readonly message: string
  readonly notes: FeedNote[]
  readonly failed: boolean
}

/**
 * What a feed's row says after a try: its status, its validators, when to ask again (R-HTTP, R-STATUS).
 * @param notes of the document that was read; null leaves those of the one before
 * @param movedTo where the feed lives for good, after this try
 */
export function nextState(
  { feed }: DueFeed,
  outcome: Outcome,
  read: Read | Unreadable | null,
  {
    now,
    notes,
    movedTo,
    everyMs,
    random,
  }: {
    now: number
    notes: FeedNote[] | null
    movedTo: string | null
    everyMs: number
    random: () => number
  },
): Feed & { code: StatusCode } {
  const verdict = verdictOf(outcome, read, notes ?? feed.notes)
  const failures = verdict.failed ? feed.failures + 1 : 0
  // Two weeks without a document make a feed dead, so other troubles before them do not count.
  const isNewlyMissing = isMissing(outcome) && !MISSING.includes(feed.code)
  const failingSince = verdict.failed ? ((isNewlyMissing ? null : feed.failingSince) ?? now) : null
  const facts = read?.kind === 'read' ? read.facts : null
  const rhythm = facts?.rhythm ?? feed.rhythm
  const everyMinutes = facts ? said(facts, facts.everyMinutes, feed.everyMinutes) : feed.everyMinutes
  const tried = {
    ...{ outcome, failures, everyMs, random, rhythmMs: rhythm, now: new Date(now) },
    failingSince: failingSince === null ? null : new Date(failingSince),
    feedEveryMinutes: everyMinutes,
  }
  const code: StatusCode = isDead(tried) ? 'dead' : verdict.code
  return {
    ...feed,
    ...{ code, message: verdict.message, notes: verdict.notes, failures, failingSince, movedTo },
    ...{ rhythm, everyMinutes },
    triedAt: now,
    nextAt: nextFetchAt(tried)?.getTime() ?? NEVER,
    ...(verdict.failed ? {} : { goodAt: now }),
    ...(facts && {
      title: facts.title,
      site: facts.site,
      lang: facts.lang,
      rights: said(facts, facts.rights, feed.rights),
      licence: said(facts, facts.licence, feed.licence),
    }),
    ...validatorsOf(outcome, read, feed.bodyHash),
    // The second reading ends the import in any case, or a feed without an end would never be held to R-FLOOD.
    ...(facts && (facts.complete || feed.goodAt !== null) && { importedAt: feed.importedAt ?? now }),
  }
}

/** What a feed says of itself: as its newest document has it, but one that was cut short may have lost it. */
function said<T>({ complete }: { readonly complete: boolean }, now: T | null, before: T | null): T | null {
  return now ?? (complete ? null : before)
}

/** What a feed is called while its document or its host is missing. */
const MISSING: readonly (string | null)[] = ['not-found', 'dns', 'dead']

function verdictOf(outcome: Outcome, read: Read | Unreadable | null, notes: FeedNote[]): Verdict {
  if (read?.kind === 'unreadable') return { ...read, failed: true }
  if (outcome.kind === 'failed')
    return { code: codeOf(outcome), message: outcome.message, notes: [], failed: true }
  const failed = outcome.kind === 'later' || outcome.kind === 'gone'
  const noted = notes.some((note) => note.code === 'malformed' || note.code === 'incomplete')
  const code: StatusCode = read && noted ? 'malformed' : codeOf(outcome)
  return { code, message: sentenceOf(outcome, read), notes: failed ? [] : notes, failed }
}

function sentenceOf(outcome: Outcome, read: Read | null): string {
  if (outcome.kind === 'later')
    return `${outcome.status}, asked to wait until ${outcome.until.toISOString()}.`
  if (outcome.kind === 'gone') return '410 Gone.'
  if (!read) return 'Nothing new.'
  const added = read.plan.added.length
  return `${read.facts.entries.length} entries, ${added} new.`
}

/**
 * Validators say "we have all of this", so they are kept only after a complete parse; errors never drop them.
 * An equal body with a new ETag takes the new one.
 */
function validatorsOf(outcome: Outcome, read: Read | Unreadable | null, known: string | null) {
  if (outcome.kind !== 'fresh') return {}
  const isWhole = outcome.hash === known || (read?.kind === 'read' && read.facts.complete)
  if (!isWhole) return {}
  const { etag, lastModified } = outcome.validators
  return { etag, lastModified, bodyHash: outcome.hash }
}
