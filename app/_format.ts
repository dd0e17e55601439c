import { dayOf } from '@/lib/days'
import { wordsFor } from '@/lib/words/words'

/*
 * Dates, times and counts as readers see them, in the planet's locale. Days are `YYYY-MM-DD` and already belong to a zone;
 * instants are milliseconds and are shown in the zone given.
 */

type Locale = string
type Style = Intl.DateTimeFormatOptions

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making a format costs more than using it a thousand times, so each is kept. */
function format(locale: Locale, style: Style): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(style)
  const kept = formats.get(key)
  if (kept) return kept
  const made = new Intl.DateTimeFormat(locale, style)
  formats.set(key, made)
  return made
}

/** A date of any length (`2015`, `2015-05`, `2015-05-28`) in words: `2015`, `May 2015`, `Thursday, May 28, 2015`. */
export function formatDate(date: string, locale: Locale): string {
  const noon = new Date(`${date}${'-01-01'.slice(0, 10 - date.length)}T12:00:00Z`)
  if (date.length === 4) return date
  const style: Style = date.length === 7 ? { year: 'numeric', month: 'long' } : { dateStyle: 'full' }
  return format(locale, { ...style, timeZone: 'UTC' }).format(noon)
}

/** `Posts for Thursday, May 28, 2015`, the heading of a day, month or year (R-DAY). */
export function formatHeading(date: string, locale: Locale): string {
  const { heading } = wordsFor(locale)
  const text = formatDate(date, locale)
  if (date.length === 4) return heading.year(text)
  return date.length === 7 ? heading.month(text) : heading.day(text)
}

/** A month without its year: `August`, or `Aug` where room is short. */
export function formatMonthName(month: string, locale: Locale, length: 'long' | 'short' = 'long'): string {
  return format(locale, { month: length, timeZone: 'UTC' }).format(new Date(`${month}-15T12:00:00Z`))
}

/** A day without its year: `May 28`. */
export function formatDayOfYear(day: string, locale: Locale): string {
  return format(locale, { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  )
}

/** A day in few words: `May 28, 2015`. */
export function formatShortDay(day: string, locale: Locale): string {
  return format(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`))
}

/** The time of day: `16:42`. */
export function formatClock(instant: number, locale: Locale, timezone: string): string {
  return format(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: timezone }).format(
    instant,
  )
}

/** A length of time in minutes: `5 min`, or in full and in hours where they are whole: `30 minutes`, `1 hour`. */
export function formatMinutes(minutes: number, locale: Locale, length: 'long' | 'short' = 'short'): string {
  const isHours = length === 'long' && minutes % 60 === 0
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: isHours ? 'hour' : 'minute',
    unitDisplay: length,
  }).format(isHours ? minutes / 60 : minutes)
}

/** Bytes as people say them: `38.4 kB`, `4.2 MB`. */
export function formatBytes(bytes: number, locale: Locale): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
  const step = Math.min(Math.max(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), 0), units.length - 1)
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[step],
    unitDisplay: 'short',
    maximumSignificantDigits: 3,
  }).format(bytes / 1000 ** step)
}

/** Names in one row as a language sets them (`Anna, Ben, and Kim`), name by name and with what stands between. */
export function listParts(names: readonly string[], locale: Locale): { type: string; value: string }[] {
  return new Intl.ListFormat(locale).formatToParts(names)
}

/** What a byline says of a post's time: the clock, and the post's own day where its heading names another one (R-DAY). */
export type Moment = { readonly instant: number; readonly clock: string; readonly otherDay: string | null }

/** The moment to show of a post, from its own date and its place; null where it has neither. */
export function momentOf(
  post: { readonly publishedAt: number | null; readonly sortAt: number | null; readonly day: string | null },
  locale: Locale,
  timezone: string,
): Moment | null {
  const instant = post.publishedAt ?? post.sortAt
  if (instant === null) return null
  const day = dayOf(instant, timezone)
  return {
    instant,
    clock: formatClock(instant, locale, timezone),
    otherDay: day === post.day ? null : formatShortDay(day, locale),
  }
}
