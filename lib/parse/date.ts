import { foldWord, monthOf } from './month-names'
import { fixedZone, namedZone, parseZone, utc, type Zone } from './zone'

const MAX_LENGTH = 120

/** A date as written: on the clock of `zone`, or of nobody where that is null. Not yet checked. */
type Written = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly time?: Time | null
  readonly zone?: Zone | null
}
type Time = { readonly hour: number; readonly minute: number; readonly second: number }
type Dialect = (text: string) => Written | null

/**
 * The instant that a feed's date means, null where it means none; never an invalid Date. Whether it is plausible is
 * for others (R-DATE).
 * @param timezone IANA zone of times that name none; UTC where that is missing or unknown
 */
export function parseDate(
  text: string,
  { timezone }: { readonly timezone?: string | null } = {},
): Date | null {
  const plain = text
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(SUMMER, '$1ST')
    .replace(ZONE_AGAIN, '$1')
    .replace(/\[([A-Za-z][\w/+-]*)\]$/, ' $1')
    .replace(WEEKDAY, ' ')
    .trim()
  if (plain === '' || plain.length > MAX_LENGTH) return null
  for (const read of DIALECTS) {
    const written = read(plain)
    if (written !== null) return instantOf(written, (timezone ? namedZone(timezone) : null) ?? utc)
  }
  return null
}

/** `MET DST` is MEST. */
const SUMMER = /\b([CMEW]E)T DST\b/i
/** The name of a zone behind its offset: `+0200 CEST` (Go), `+00:00Z` (Python and a letter too many), `Z[UTC]` (RFC 9557). */
const ZONE_AGAIN =
  /(?<=:\d\d(?:[.,]\d{1,12})? ?)(Z|[+-]\d\d:?\d\d) ?(?:[A-Z]{1,5}|[+-]\d\d(?::?\d\d)?|\[[\w/+-]{1,40}\])$/
/** `2015/05/28(木)` */
const WEEKDAY = / ?[(（][月火水木金土日월화수목금토일][)）] ?/

const DIALECTS: readonly Dialect[] = [iso, isoWithMonthName, isoCompact, numeric, eastAsian, words, epoch]

function instantOf({ year, month, day, time, zone }: Written, local: Zone): Date | null {
  const { hour, minute, second } = time ?? { hour: 0, minute: 0, second: 0 }
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null
  if (hour > 24 || minute > 59 || second > 60) return null
  const date = new Date(
    (zone ?? local)(
      new Date(0).setUTCFullYear(year, month - 1, day) + (hour * 3600 + minute * 60 + second) * 1000,
    ),
  )
  return Number.isNaN(date.getTime()) ? null : date
}

/** RFC 2822 §4.3: two digits are of this century or the last, three count from 1900. */
function fullYear(text: string): number {
  const year = Number(text)
  if (text.length === 2) return year < 70 ? 2000 + year : 1900 + year
  return text.length === 3 ? 1900 + year : year
}

/** ` 21:55:58.12 PM +0200` and what else may follow a date: undefined where it is no time at all. */
function timeAndZone(rest: string): Pick<Written, 'time' | 'zone'> | undefined {
  const match =
    /^(\d{1,2})[:h](\d{1,2})(?:[:m](\d{1,2})(?:[.,]\d{1,12})?)?s?(?: ?([ap])\.?m\.?)?(?: ?([^\d: ][^ ]*))?(?: ?\([^)]*\))?$/i.exec(
      rest,
    )
  if (match === null) return undefined
  const zone = match[5] === undefined ? null : parseZone(match[5])
  return zone === undefined ? undefined : { time: timeOf(match[1], match[2], match[3], match[4]), zone }
}

function timeOf(hour = '0', minute = '0', second = '0', half?: string): Time {
  const twelve = half === undefined ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0)
  return { hour: twelve, minute: Number(minute), second: Number(second) }
}

/** RFC 3339, W3CDTF and their neighbours: `2003`, `2003-12`, `2003/12/31 10:14`, `2003-12-31T10:14:55-08:00`. */
function iso(text: string): Written | null {
  const match = /^(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2})(?:(?: ?[T,] ?| |(?=[Z+]))(.+))?)?)?$/i.exec(text)
  if (match === null) return null
  const date = { year: Number(match[1]), month: Number(match[3] ?? 1), day: Number(match[4] ?? 1) }
  const rest = match[5]?.replace(/^- /, '')
  if (rest === undefined) return date
  const clock = timeAndZone(rest) ?? compactTime(rest)
  const zone = clock === undefined ? parseZone(rest) : null
  return clock !== undefined ? { ...date, ...clock } : zone ? { ...date, zone } : null
}

function compactTime(rest: string): Pick<Written, 'time' | 'zone'> | undefined {
  const match = /^(\d\d)(\d\d)?(\d\d)?(?:[.,]\d{1,12})? ?([^\d ][^ ]*)?$/.exec(rest)
  if (match === null) return undefined
  const zone = match[4] === undefined ? null : parseZone(match[4])
  return zone === undefined ? undefined : { time: timeOf(match[1], match[2], match[3]), zone }
}

/** `2004-július-13T9:15-05:00` */
function isoWithMonthName(text: string): Written | null {
  const match = /^(\d{4})[-/. ]{1,2}(\p{L}{3,12})[-/. ]{1,2}(\d{1,2}.*)$/u.exec(text)
  const month = match === null ? null : monthOf(match[2] ?? '')
  return match === null || month === null ? null : iso(`${match[1]}-${month}-${match[3]}`)
}

/** ISO 8601 without dashes, with short years or days of the year: `20031231T101455`, `031231`, `2003335`, `-0312`. */
function isoCompact(text: string): Written | null {
  const match = /^(?:(\d{4}|\d\d)-?(?:(\d\d)-?(\d\d)|(\d{3}))|-(\d\d)-?(\d\d))(?:[T ](.+))?$/.exec(text)
  if (match === null) return null
  const [, year = match[5] ?? '', month = match[6] ?? '1', day = '1', ordinal, , , rest] = match
  const date = { year: fullYear(year), month: Number(month), day: Number(day) }
  const counted = ordinal === undefined ? date : fromOrdinal(date.year, Number(ordinal))
  if (counted === null || rest === undefined) return counted
  const clock = timeAndZone(rest) ?? compactTime(rest)
  return clock === undefined ? null : { ...counted, ...clock }
}

function fromOrdinal(year: number, ordinal: number): Written | null {
  const date = new Date(Date.UTC(year, 0, ordinal))
  return date.getUTCFullYear() === year
    ? { year, month: date.getUTCMonth() + 1, day: date.getUTCDate() }
    : null
}

/**
 * `28/05/2015 10:00`, `28.5.15`, `10/30/23`: the day first, unless only the other order makes a date or an American clock stands
 * beside it, `PM` in capitals, as JavaScript and .NET write it there.
 */
function numeric(text: string): Written | null {
  const match =
    /^(?:[\p{L}.]{2,15},? )?(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4}|\d\d)(?:(?:,| -|T)? ?(.+))?$/u.exec(text)
  if (match === null) return null
  const [first, second] = [Number(match[1]), Number(match[3])]
  const isAmerican = match[2] === '/' && /\d ?[AP]M\b/.test(text) && first <= 12
  const [day, month] = second > 12 || isAmerican ? [second, first] : [first, second]
  const date = { year: fullYear(match[4] ?? ''), month, day }
  const rest = match[5]?.replace(/^(?:-|at|um|à|kl\.?) /i, '').replace(/ (?:uhr|h)$/i, '')
  if (rest === undefined) return date
  const clock = timeAndZone(rest)
  return clock === undefined ? null : { ...date, ...clock }
}

/** `2004년 05월 28일 01:31:15`, `2004. 5. 25. 오후 11:23:17`, `2015年5月28日 10:00`. All of Korea is nine hours east. */
function eastAsian(text: string): Written | null {
  const match =
    /^(\d{4})(?:[년年] ?|-|\. )(\d{1,2})(?:[월月] ?|-|\. )(\d{1,2})[일日.]?(?:,? ?(오전|오후|午前|午後)? ?(\d.+))?$/u.exec(
      text,
    )
  if (match === null) return null
  const korean = /[년월일오]/.test(text)
  const half = match[4] === undefined ? '' : /[오午][후後]/.test(match[4]) ? ' pm' : ' am'
  const clock = match[5] === undefined ? {} : timeAndZone(match[5] + half)
  if (clock === undefined) return null
  const zone = clock.zone ?? (korean ? fixedZone(9) : null)
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]), ...clock, zone }
}

const CLOCK =
  /(?<![\d:.])(\d{1,2})(?::| ?h ?)(\d{1,2})(?:[:m](\d{1,2})(?:[.,]\d{1,12})?)?s?(?: ?([ap])\.?m\b\.?)?(?![\d:])/i
const FILLERS = new Set(
  'at um uhr de del of a as kl den der di do am on ore the o в г года р року r roku year'.split(' '),
)

/**
 * Dates in words, in any order: RFC 822, asctime, `Thu, June 22, 2023 at 01:11 PM EDT`, `jeu., 28 mai 2015`, `Nov. 2020`.
 * Words before the date (weekdays, in whatever language) are passed over; any other word that means nothing spoils it.
 */
function words(text: string): Written | null {
  const clock = CLOCK.exec(text)
  const rest =
    clock === null ? text : `${text.slice(0, clock.index)} ${text.slice(clock.index + clock[0].length)}`
  let month: number | null = null
  let zone: Zone | null = null
  const numbers: string[] = []
  const afterClock = clock === null ? null : partsOf(text.slice(0, clock.index)).length
  for (const [at, word] of partsOf(rest).entries()) {
    const number = /^(\d{1,4})(?:st|nd|rd|th|er|e|º|ª|\.)?$/i.exec(word)?.[1]
    const isBefore: boolean = month === null && numbers.length === 0
    // A weekday may look like a zone: `pt` is a Friday in Poland.
    const mayBeZone: boolean = number === undefined && (!isBefore || clock?.index === 0)
    const here: Zone | null | undefined = mayBeZone ? parseZone(word) : undefined
    // A zone may begin like a month, and where it is not known here only its place tells: `28 Jan 2015 10:00 MART`.
    const isUnknownZone: boolean = here === null && month !== null && at === afterClock && word.length > 3
    const named: number | null = number === undefined && !here && !isUnknownZone ? monthOf(word) : null
    if (number !== undefined) numbers.push(number)
    else if (named !== null) month = named
    else if (here) zone ??= here
    else if (here === null && clock !== null) continue
    else if (/\d/.test(word) || (!isBefore && !FILLERS.has(foldWord(word)))) return null
  }
  if (month === null || numbers.length === 0 || numbers.length > 2) return null
  const yearAt = numbers.length === 1 ? 0 : (numbers[0]?.length ?? 0) > 2 ? 0 : 1
  const year = numbers[yearAt] ?? ''
  if (numbers.length === 1 && year.length < 4) return null
  const time = clock === null ? null : timeOf(clock[1], clock[2], clock[3], clock[4])
  return { year: fullYear(year), month, day: Number(numbers[1 - yearAt] ?? 1), time, zone }
}

/** Words and numbers; `28-May-2015` is three, a comment in parentheses is none. */
function partsOf(text: string): readonly string[] {
  const open = text
    .replace(/\([^()]*\)/g, ' ')
    .replace(/(\d)[-/](?=\p{L})/gu, '$1 ')
    .replace(/(\p{L})[-/](?=\d)/gu, '$1 ')
  return open.split(/[\s,]+/).filter((part) => part !== '' && part !== '-' && part !== '–')
}

/** Seconds or milliseconds since 1970. */
function epoch(text: string): Written | null {
  if (!/^\d{10}(?:\d{3})?$/.test(text)) return null
  const date = new Date(Number(text) * (text.length === 10 ? 1000 : 1))
  const time = { hour: date.getUTCHours(), minute: date.getUTCMinutes(), second: date.getUTCSeconds() }
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    time,
    zone: utc,
  }
}
