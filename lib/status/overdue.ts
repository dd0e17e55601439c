import { statusWordsFor } from '../words/status/words'
import type { Place } from './place'
import { formatAgo, formatSpan } from './words'

/** So many runs left out, and what readers see is stale. */
export const STALE_RUNS = 3

/** A run that should have come to its end by now: so long nothing has, since the last one did or, where none ever has, the start. */
export type Overdue = { readonly since: 'end' | 'start'; readonly ageMs: number; readonly intervalMs: number }

/**
 * Whether runs fail to come, and for how long; null where all is well. A new server is given the time of its first runs.
 * @param endedAt when the last run ended, null before the first
 * @param upMs since this process began
 */
export function getOverdue(
  endedAt: number | null,
  { now, upMs, intervalMs }: { readonly now: number; readonly upMs: number; readonly intervalMs: number },
): Overdue | null {
  const ageMs = endedAt === null ? upMs : now - endedAt
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
