/** The day of an instant in a zone, as `YYYY-MM-DD` (R-DAY). Safe over changes of summer time: the zone's own calendar decides. */
export function dayOf(instant: number, timezone: string): string {
  return format(timezone).format(instant)
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Swedish dates are ISO dates. Making a format costs more than a thousand uses, so each zone's is kept. */
function format(timezone: string): Intl.DateTimeFormat {
  const kept = formats.get(timezone)
  if (kept) return kept
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short' })
  formats.set(timezone, made)
  return made
}

/** `2015`, `2015-05` or `2015-05-28` from the segments of a URL, if they name a date that exists; null otherwise. */
export function dateOfSegments(segments: readonly string[]): string | null {
  const [year = '', month, day] = segments
  const date = segments.join('-')
  if (!/^\d{4}(-\d{2}){0,2}$/.test(date) || year < '1970') return null
  const full = `${year}-${month ?? '01'}-${day ?? '01'}`
  const parsed = new Date(`${full}T00:00:00Z`)
  return Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== full ? null : date
}

/** Runs of equal day, in the order given. */
export function groupByDay<T extends { readonly day: string | null }>(
  posts: readonly T[],
): { day: string; posts: T[] }[] {
  const days: { day: string; posts: T[] }[] = []
  for (const post of posts) {
    if (post.day === null) continue
    const last = days.at(-1)
    if (last?.day === post.day) last.posts.push(post)
    else days.push({ day: post.day, posts: [post] })
  }
  return days
}

/** The same day a year before, as days go: a leap day stays a name to compare with. */
export function yearBefore(day: string): string {
  return `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`
}

/** The twelve months that end with that of a day, oldest first, as `YYYY-MM`. */
export function twelveMonths(day: string): string[] {
  const [year, month] = day.split('-').map(Number) as [number, number]
  return Array.from({ length: 12 }, (_, index) =>
    new Date(Date.UTC(year, month - 12 + index, 1)).toISOString().slice(0, 7),
  )
}
