import type { CountedDay } from '@/db/queries/stats'

export type CountedMonth = { readonly month: string; readonly posts: number }

/** The months of a year: `01` to `12`. */
export const TWELVE = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'))

/** Days, oldest first, as months without a gap between the first and the last. */
export function byMonth(days: readonly CountedDay[]): CountedMonth[] {
  const posts = new Map<string, number>()
  for (const { day, posts: count } of days)
    posts.set(day.slice(0, 7), (posts.get(day.slice(0, 7)) ?? 0) + count)
  const [first, last] = [days[0]?.day.slice(0, 7), days.at(-1)?.day.slice(0, 7)]
  const months: CountedMonth[] = []
  for (let month = first; month && last && month <= last; month = monthAfter(month))
    months.push({ month, posts: posts.get(month) ?? 0 })
  return months
}

/** The years that have posts, newest first. */
export function yearsOf(months: readonly CountedMonth[]): string[] {
  const years = months.filter(({ posts }) => posts > 0).map(({ month }) => month.slice(0, 4))
  return [...new Set(years)].reverse()
}

function monthAfter(month: string): string {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 1)).toISOString().slice(0, 7)
}

/** The seven weekdays by name, Monday first, each with its posts. */
export function byWeekday(days: readonly CountedDay[], locale: string): { name: string; posts: number }[] {
  const names = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  // The fifth of January 1970 was a Monday.
  const week = Array.from({ length: 7 }, (_, index) => ({
    name: names.format(Date.UTC(1970, 0, 5 + index)),
    posts: 0,
  }))
  for (const { day, posts } of days) week[(new Date(day).getUTCDay() + 6) % 7]!.posts += posts
  return week
}

/** The words of the middle one of all posts; null where none has any. */
export function medianLength(
  lengths: readonly { readonly words: number; readonly posts: number }[],
): number | null {
  const sorted = [...lengths].sort((a, b) => a.words - b.words)
  let left = sorted.reduce((sum, { posts }) => sum + posts, 0) / 2
  for (const { words, posts } of sorted) {
    left -= posts
    if (left <= 0) return words
  }
  return null
}
