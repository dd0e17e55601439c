import { RETRY_AFTER_MAX_MS } from './freshness'
import type { Outcome } from './outcome'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** R-HTTP: the longest pause that anything but the operator or a Retry-After may ask for. */
const LONGEST_MS = DAY
/** A feed that was not found for so long is dead: it gets a probe a week. */
const DEAD_AFTER_MS = 14 * DAY
const DEAD_EVERY_MS = 7 * DAY

const FIRST_BACKOFF_MS = HOUR
/** Looks per post: a daily blog is asked each hour, a weekly one each seven hours. */
const LOOKS_PER_POST = 24
/** At most so much later than planned, never earlier, so that feeds do not march in step. */
const JITTER = 0.1

export type Try = {
  readonly outcome: Outcome
  /** Failures in a row, this try included: also of parsing, when the fetch itself went well. */
  readonly failures: number
  /** When the first of them was; null without failures. */
  readonly failingSince: Date | null
  /** The configured minimum (`fetch.every`). */
  readonly everyMs: number
  /** What the feed itself asks for (RSS ttl, sy:update…); null where unsaid. */
  readonly feedEveryMinutes: number | null
  /** Between its posts; null where unknown. */
  readonly rhythmMs: number | null
  readonly now: Date
  /** In [0, 1). */
  readonly random: () => number
}

/** R-HTTP: when a feed is asked next; null = not before an operator wakes it (410). */
export function nextFetchAt(last: Try): Date | null {
  const { outcome, everyMs, now, random } = last
  if (outcome.kind === 'gone') return null
  if (outcome.kind === 'failed' && outcome.code === 'stopped') return now

  const [planned, longest] = pauseOf(last)
  const pause = Math.max(everyMs, Math.min(planned * (1 + JITTER * random()), longest))
  return new Date(now.getTime() + pause)
}

/** Whether there is no such document, or no such host. */
export function isMissing(outcome: Outcome): boolean {
  return outcome.kind === 'failed' && (outcome.code === 'not-found' || outcome.code === 'dns')
}

/** Whether a feed is dead (R-HTTP): its document or its host was missing for 14 days. */
export function isDead({
  outcome,
  failingSince,
  now,
}: Pick<Try, 'outcome' | 'failingSince' | 'now'>): boolean {
  if (!isMissing(outcome) || failingSince === null) return false
  return now.getTime() - failingSince.getTime() >= DEAD_AFTER_MS
}

/** The pause in milliseconds before jitter and the configured minimum, and its limit. */
function pauseOf(last: Try): [planned: number, longest: number] {
  const { outcome, failures, everyMs, now } = last
  if (outcome.kind === 'later') {
    const asked = outcome.until.getTime() - now.getTime()
    return [Math.max(asked, backoff(failures)), RETRY_AFTER_MAX_MS]
  }
  if (isDead(last)) return [DEAD_EVERY_MS, DEAD_EVERY_MS]
  if (failures > 0) return [backoff(failures), LONGEST_MS]
  return [
    Math.max(everyMs, kept(outcome), (last.feedEveryMinutes ?? 0) * MINUTE, adapted(last.rhythmMs)),
    LONGEST_MS,
  ]
}

/** 1 h, doubled with each further failure, at most 24 h. */
function backoff(failures: number): number {
  return Math.min(FIRST_BACKOFF_MS * 2 ** Math.max(0, failures - 1), LONGEST_MS)
}

function kept(outcome: Outcome): number {
  return 'keepSeconds' in outcome ? (outcome.keepSeconds ?? 0) * 1000 : 0
}

function adapted(rhythmMs: number | null): number {
  return (rhythmMs ?? 0) / LOOKS_PER_POST
}
