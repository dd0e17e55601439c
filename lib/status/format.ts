import { dayOf } from '../days'
import { statusWordsFor } from '../words/status/words'
import type { Place } from './place'

const WEEK = 7 * 24 * 3_600_000

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making a format costs more than using it a thousand times, so each is kept. */
function format({ locale, timezone }: Place, style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = [locale, timezone, JSON.stringify(style)].join(' ')
  const kept = formats.get(key)
  if (kept) return kept
  const made = new Intl.DateTimeFormat(locale, { ...style, timeZone: timezone })
  formats.set(key, made)
  return made
}

const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
const DAY = { month: 'short', day: 'numeric' } as const

/** An instant, as exactly as it matters from here: `12:40` today, `Nov 19, 12:40` within a week, else `Nov 19` or `Nov 19, 2014`. */
export function formatWhen(at: number, place: Place): string {
  if (dayOf(at, place.timezone) === dayOf(place.now, place.timezone)) return format(place, CLOCK).format(at)
  if (Math.abs(at - place.now) < WEEK) return format(place, { ...DAY, ...CLOCK }).format(at)
  return formatDay(at, place)
}

/** The day of an instant: `Nov 19`, and with its year where that is another one. */
export function formatDay(at: number, place: Place): string {
  const yearOf = (time: number) => dayOf(time, place.timezone).slice(0, 4)
  const style = yearOf(at) === yearOf(place.now) ? DAY : { ...DAY, year: 'numeric' as const }
  return format(place, style).format(at)
}

/** Times as programs write them (RFC 3339 in UTC) as people say them, within a sentence. */
export function withLocalTimes(sentence: string, place: Place): string {
  return sentence.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z/g, (text) => {
    const at = Date.parse(text)
    // What a blog wrote may look like a time and be none.
    return Number.isNaN(at) ? text : formatWhen(at, place)
  })
}

/** `812 bytes`, `38.4 kB`, `4.2 MB`. */
export function formatBytes(bytes: number, { locale }: Place): string {
  const units = ['byte', 'kilobyte', 'megabyte'] as const
  const step = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1)
  const unitDisplay = step === 0 ? 'long' : 'short'
  const style = { style: 'unit', unit: units[step], unitDisplay, maximumSignificantDigits: 3 } as const
  return new Intl.NumberFormat(locale, style).format(bytes / 1000 ** step)
}

/** `4.5 hours ago`, `3 days ago`. */
export function formatAgo(ms: number, { locale }: Pick<Place, 'locale'>): string {
  const { count, unit } = roughly(ms)
  return new Intl.RelativeTimeFormat(locale).format(-count, unit)
}

/** `30 minutes`, `1 hour`. */
export function formatSpan(ms: number, { locale }: Pick<Place, 'locale'>): string {
  const { count, unit } = roughly(ms)
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count)
}

/** Two digits of the unit that says it best. */
function roughly(ms: number) {
  const hours = ms / 3_600_000
  const [count, unit] =
    hours < 1
      ? ([60 * hours, 'minute'] as const)
      : hours < 72
        ? ([hours, 'hour'] as const)
        : ([hours / 24, 'day'] as const)
  return { count: Number(count.toPrecision(2)), unit }
}

/** `7.4 s`, `2 min 5 s`. */
export function formatLength(ms: number, { locale }: Pick<Place, 'locale'>): string {
  const words = statusWordsFor(locale).length
  const say = (count: number, digits = 0) =>
    count.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })
  const seconds = Math.round(ms / 1000)
  return seconds < 60
    ? words.seconds(say(ms / 1000, 1))
    : words.minutes(say(Math.floor(seconds / 60)), say(seconds % 60))
}
