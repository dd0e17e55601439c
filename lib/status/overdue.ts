import { Cron } from 'croner'
import { statusWordsFor } from '../words/status/words'
import type { Place } from './place'
import { formatAgo, formatSpan } from './format'

/** So many runs left out, and what readers see is stale. */
export const STALE_RUNS = 3

/** How often runs come: by a cron expression, null where others call; and how soon a feed may be asked again. */
type Pace = { readonly schedule: string | null; readonly everyMs: number }

/** A run that should have come to its end by now: so long nothing has, since the last one did or, where none ever has, the start. */
export type Overdue = { readonly since: 'end' | 'start'; readonly ageMs: number; readonly intervalMs: number }

type Moment = { readonly isSnapshot: boolean; readonly now: number; readonly upMs: number }

/**
 * How far apart the next runs after `since` are to be expected, in milliseconds: as the schedule says, and not before a feed may be
 * asked again.
 */
export function intervalOf({ schedule, everyMs }: Pace, since: number): number {
  const job = schedule === null ? null : new Cron(schedule)
  let due = since
  // Not the gap of two runs: a schedule may rest over night, or over the weekend.
  for (let run = 0; run < STALE_RUNS; run += 1)
    due = Math.max(due + everyMs, job?.nextRun(new Date(due))?.getTime() ?? 0)
  return (due - since) / STALE_RUNS
}

/**
 * Whether runs fail to come, and for how long; null where all is well, and of a snapshot, which is as old as it is.
 * A new server is given the time of its first runs.
 * @param endedAt when the last run ended, null before the first
 * @param upMs since this process began
 */
export function getOverdue(
  endedAt: number | null,
  { isSnapshot, now, upMs, ...pace }: Pace & Moment,
): Overdue | null {
  if (isSnapshot) return null
  const ageMs = endedAt === null ? upMs : now - endedAt
  const intervalMs = intervalOf(pace, now - ageMs)
  return ageMs > STALE_RUNS * intervalMs
    ? { since: endedAt === null ? 'start' : 'end', ageMs, intervalMs }
    : null
}

/** Since when, and how often it should be, in the planet's language. */
export function describeOverdue({ since, ageMs, intervalMs }: Overdue, place: Pick<Place, 'locale'>): string {
  const { lateSince, lateFrom } = statusWordsFor(place.locale).all
  const words = since === 'end' ? lateSince : lateFrom
  return words(formatAgo(ageMs, place), formatSpan(intervalMs, place))
}
