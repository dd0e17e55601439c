import { dateOfSegments } from '../days'

/**
 * What a reader chose of a feed: posts in one language, posts that are not by some, those of one month (its archive).
 * Who is muted stays in the address while away, and is muted again when back.
 */
type Choice = {
  readonly lang: string | null
  /** `YYYY-MM`. */
  readonly month: string | null
  readonly not: readonly string[]
}

/** Names in one address. */
const NAMES_MAX = 500

/**
 * The choice that a query makes. Names come as one list or as a form sends them, `not=anna&not=ben`; what is no name counts for nothing,
 * as do other parameters. Null where it can have no answer: a month that does not exist, too many names.
 */
export function readChoice(query: URLSearchParams): Choice | null {
  const names = query.getAll('not').flatMap((list) => list.toLowerCase().split(','))
  const not = [...new Set(names.filter((name) => /^[a-z0-9][a-z0-9-]{0,63}$/.test(name)))].sort()
  const lang = /^([a-z]{2,3})(?:-[a-z0-9-]{1,20})?$/.exec(query.get('lang')?.toLowerCase() ?? '')?.[1] ?? null
  const month = query.get('month')
  const isMonth = month === null || (month.length === 7 && dateOfSegments(month.split('-')) !== null)
  return isMonth && not.length <= NAMES_MAX ? { lang, month, not } : null
}

/** The one spelling of a choice, `?lang=en&month=2015-05&not=anna,ben`; nothing where nothing is chosen. */
export function spellChoice({ lang, month, not }: Choice): string {
  const parts = [lang && `lang=${lang}`, month && `month=${month}`, not.length > 0 && `not=${not.join(',')}`]
  const query = parts.filter(Boolean).join('&')
  return query && `?${query}`
}
