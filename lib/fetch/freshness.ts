import { fieldOf, listOf, type Fields } from './fields'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** FE-07: what a server may ask us to wait. */
const RETRY_AFTER_MIN_MS = 30 * MINUTE
export const RETRY_AFTER_MAX_MS = 7 * DAY

/**
 * RFC 9110 §10.2.3: when a server wants to be asked again, clamped to 30 minutes … 7 days from now; null where
 * Retry-After is absent or neither a number of seconds nor a date.
 */
export function retryAt(headers: Fields, now: Date): Date | null {
  const value = fieldOf(headers, 'retry-after')?.trim()
  if (!value) return null
  const wait = /^-?\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : httpTime(value) - now.getTime()
  if (Number.isNaN(wait)) return null
  return new Date(now.getTime() + Math.min(Math.max(wait, RETRY_AFTER_MIN_MS), RETRY_AFTER_MAX_MS))
}

/** RFC 9111 §4.2.1: seconds for which the server calls its answer fresh, by max-age, else Expires; null where unsaid. */
export function keepSeconds(headers: Fields, now: Date): number | null {
  const maxAge = listOf(headers, 'cache-control').find((member) => /^max-age="?\d/.test(member))
  if (maxAge) return Number(/\d+/.exec(maxAge)![0])
  const sent = httpTime(fieldOf(headers, 'date') ?? '') || now.getTime()
  const seconds = (httpTime(fieldOf(headers, 'expires') ?? '') - sent) / 1000
  return seconds > 0 ? Math.floor(seconds) : null
}

/**
 * Milliseconds since 1970 of a date in one of HTTP's three forms (RFC 9110 §5.6.7), and with an offset, as some servers write it;
 * NaN for anything else.
 */
function httpTime(text: string): number {
  if (/^[a-z]{3} [a-z]{3} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/i.test(text)) return Date.parse(`${text} GMT`)
  const isDate = /^[a-z]{3,9}, ?\d{1,2}[ -][a-z]{3}[ -]\d{2,4} \d{2}:\d{2}:\d{2} (?:GMT|UTC|[+-]\d{4})$/i
  return isDate.test(text) ? Date.parse(text) : Number.NaN
}
