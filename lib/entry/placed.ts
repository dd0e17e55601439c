import type { Entry } from '../parse/parsed-feed'
import { parseDate } from '../parse/date'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const EARLIEST = Date.UTC(1980, 0, 1)
const A_YEAR = 366 * 24 * HOUR
/** A new post of a known feed stands at most this far back, so that a late draft is seen (R-PLACE). */
const LATE = 72 * HOUR
/** Clocks differ; what is further ahead is a date in the future (R-PLACE). */
const AHEAD = 10 * MINUTE
/** So many entries of one document with one `updated`: the stamp of a rebuild, not a date (R-DATE). */
const REBUILD = 3

export type OwnDate = { readonly at: number; readonly source: 'published' | 'issued' | 'updated' | 'link' }

/**
 * The post's own date: the first valid one in the order of R-DATE; null where there is none.
 * @param stamps the document's rebuild stamps, see `listRebuildStamps`
 * @param zone IANA zone of times that name none
 */
export function getOwnDate(
  entry: Entry,
  link: string | null,
  { now, zone, stamps }: { now: number; zone: string | null; stamps: ReadonlySet<string> },
): OwnDate | null {
  const candidates = [
    ['published', entry.dates.published],
    ['issued', entry.dates.issued],
    ['updated', entry.dates.updated.filter((text) => !stamps.has(text))],
    ['link', dateInLink(link)],
  ] as const
  for (const [source, texts] of candidates) {
    for (const text of texts) {
      const at = parseDate(text, zone ? { timezone: zone } : {})?.getTime()
      if (at !== undefined && at >= EARLIEST && at <= now + A_YEAR) return { at, source }
    }
  }
  return null
}

/** The `updated` values that three or more entries share. */
export function listRebuildStamps(entries: readonly Entry[]): Set<string> {
  const uses = new Map<string, number>()
  for (const entry of entries) {
    for (const text of new Set(entry.dates.updated)) uses.set(text, (uses.get(text) ?? 0) + 1)
  }
  return new Set([...uses].filter(([, count]) => count >= REBUILD).map(([text]) => text))
}

/**
 * Where a post stands, computed once when it is first seen (R-PLACE). Null: undated, it has no place.
 * @param now the first sight of the post
 * @param firstImport the feed was never read before: its posts are backlog and keep their own dates
 */
export function place(
  own: number | null,
  { now, firstImport }: { now: number; firstImport: boolean },
): number | null {
  if (own === null) return firstImport ? null : now
  if (isFuture(own, now)) return now
  return firstImport ? own : Math.min(Math.max(own, now - LATE), now)
}

/** Further ahead than clocks differ (R-PLACE). */
export function isFuture(at: number, now: number): boolean {
  return at > now + AHEAD
}

/** `/2015/05/28/` or `2015-05-28` in a permalink. */
function dateInLink(link: string | null): string[] {
  const found = link && /(?:^|\D)((?:19|20)\d\d)([/-])(\d\d)\2(\d\d)(?!\d)/.exec(link)
  return found ? [`${found[1]}-${found[3]}-${found[4]}`] : []
}
