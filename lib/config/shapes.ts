import { posix } from 'node:path'
import { z } from 'zod'
import { nearest } from './nearest'

/*
 * The leaves of planet.yaml. The message of each shape is what was *expected*, so that every fault reads
 * "found …, expected …".
 */

/** Where a feed is read: from the web, or from a file below the planet's folder (a relative path with `/`). */
export type PlanetFeed = { readonly url: string } | { readonly path: string }

/** What was probably meant by a wrong value; null where nothing comes near. */
export type Suggest = (value: string) => string | null

export const SITE_ADDRESS = 'the address of the site, without a path: https://planet.example'
const UNITS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const

export const line = text('a line of text', (value) => value.trim() !== '')
export const prose = text('text without HTML: addresses become links', (value) => !/<[a-z/!]/i.test(value))
export const email = text('an e-mail address', (value) => /^[^\s@<>]+@[^\s@<>]+$/.test(value))
/** YAML wants quotes where a text begins with `@`, so that it may be left out. */
export const handle = text('a handle such as "@anna@social.example"', (value) =>
  /^@?[\w.-]+@[^\s@/:?#]+\.[^\s@/:?#]+$/.test(value),
).transform((value) => (value.startsWith('@') ? value : `@${value}`))
export const address = text(
  'an address that starts with https:// or http://',
  isWebAddress,
  suggestWebAddress,
)
/** An origin, without a trailing slash. */
export const site = text(SITE_ADDRESS, isSiteAddress, suggestWebAddress).transform(
  (value) => new URL(value).origin,
)
export const timezone = text('an IANA time zone such as Europe/Berlin', isTimeZone, suggestTimeZone)
/** A language that this runtime can write dates and numbers in. */
export const locale = text('a locale such as en-US, de or pt-BR', isLocale, suggestLanguage)
export const language = text('a language tag such as en, de or pt-BR', isLanguage, suggestLanguage)
export const slug = text(
  'a slug: up to 64 lower-case letters, digits and hyphens, not beginning with a hyphen',
  (value) => /^[a-z0-9][a-z0-9-]{0,63}$/.test(value),
  (value) => value.toLowerCase().replaceAll(/[ _.]/g, '-'),
)
export const hostAndPort = text('an exact host:port such as intranet.example:8080', isHostAndPort).transform(
  (value) => value.toLowerCase(),
)
export const feed = z
  .string('an address, or a path below the planet’s folder')
  .transform((value, ctx): PlanetFeed => {
    const read = readFeed(value)
    if (!('expected' in read)) return read
    ctx.addIssue({ code: 'custom', message: read.expected, input: value })
    return z.NEVER
  })

/** An address, or a file of our own site: `public/faces/anna.png` is `/faces/anna.png` there. */
export const picture = text(
  'an address, or the path of a file below public/',
  (value) => isWebAddress(value) || isPublicPath(value),
  suggestWebAddress,
).transform((value) => (isPublicPath(value) ? value.replace(/^(\.\/)?public/, '') : value))

/** A file of our own site, which no page needs to ask anybody else for. */
export const ownPicture = text('the path of a file below public/', isPublicPath).transform((value) =>
  value.replace(/^(\.\/)?public/, ''),
)

/** A colour that a palette can be made of. */
export const colour = text('a colour such as "#54487a"', (value) => /^#[0-9a-f]{6}$/i.test(value)).transform(
  (value) => value.toLowerCase(),
)

/** A style sheet beside planet.yaml, or in a folder there. */
export const styleSheet = text(
  'the path of a .css file below the planet’s folder',
  (value) => value.endsWith('.css') && 'path' in readFeed(value),
)

/** A duration between two others, as milliseconds. */
export function duration(least: string, most: string) {
  const isInRange = (value: string) => {
    const ms = millisecondsOf(value)
    return ms >= millisecondsOf(least) && ms <= millisecondsOf(most)
  }
  return text(`a duration such as 30m, 1h or 1d, from ${least} to ${most}`, isInRange).transform(
    millisecondsOf,
  )
}

export function wholeNumber(least: number, most: number) {
  const expected = `a whole number from ${least} to ${most}`
  return z.int(expected).min(least, expected).max(most, expected)
}

export function list<T extends z.ZodType>(item: T) {
  return z.array(item, 'a list such as [one, two]').default([])
}

export function optional<T extends z.ZodType>(shape: T) {
  return shape.nullable().default(null)
}

/** A map of known keys. Of an unknown key the message is the list of the known ones. */
export function map<T extends z.ZodRawShape>(shape: T, expected: string) {
  const known = Object.keys(shape).join(', ')
  return z.strictObject(shape, { error: ({ code }) => (code === 'unrecognized_keys' ? known : expected) })
}

/** An http(s) URL of a whole host: the planet lives at the root. */
export function isSiteAddress(value: string): boolean {
  return isWebAddress(value) && new URL(value).href === `${new URL(value).origin}/`
}

function text(expected: string, isValid: (value: string) => boolean, suggest?: Suggest) {
  return z.string(expected).refine(isValid, { error: expected, params: { suggest } })
}

/** A text with a scheme is an address, any other a path. */
function readFeed(value: string): PlanetFeed | { expected: string } {
  if (isWebAddress(value)) return { url: value }
  if (/^[a-z][a-z0-9+.-]*:/i.test(value))
    return { expected: 'an address that starts with https:// or http://' }
  const meant = suggestWebAddress(value)
  if (meant !== null && value.includes('/')) return { expected: `${meant}, or ./${value} for a file` }
  const path = posix.normalize(value)
  const isBelow = value.trim() !== '' && !/^(\/|\.\.(\/|$)|\.\/?$)/.test(path) && !/[\\\0]/.test(value)
  return isBelow ? { path } : { expected: 'a path that stays below the planet’s folder' }
}

function isWebAddress(value: string): boolean {
  return /^https?:\/\/[^\s/]\S*$/i.test(value) && URL.canParse(value)
}

function suggestWebAddress(value: string): string | null {
  const meant = `https://${value}`
  return /^[\w-]+(\.[\w-]+)+([:/]|$)/.test(value) && isWebAddress(meant) ? meant : null
}

/** A name of the IANA database; an offset such as `+02:00` has no summer. */
function isTimeZone(value: string): boolean {
  return /^[a-z]/i.test(value) && !throws(() => new Intl.DateTimeFormat('en', { timeZone: value }))
}

function suggestTimeZone(value: string): string | null {
  return nearest(value.replaceAll(' ', '_'), ['UTC', ...Intl.supportedValuesOf('timeZone')])
}

/** A tag (BCP 47) whose language has a name: `en`, `pt-BR`, not `english`. */
function isLanguage(value: string): boolean {
  if (throws(() => Intl.getCanonicalLocales(value))) return false
  return new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(value) !== undefined
}

function isLocale(value: string): boolean {
  return isLanguage(value) && Intl.DateTimeFormat.supportedLocalesOf(value).length > 0
}

function suggestLanguage(value: string): string | null {
  const tag = value.replaceAll('_', '-')
  return isLanguage(tag) ? tag : null
}

/** `30m`, `1h`, `1d`; NaN where it is no duration. */
function millisecondsOf(value: string): number {
  const [, count, unit] = /^(\d{1,5})([smhd])$/.exec(value) ?? []
  return Number(count) * UNITS[unit as keyof typeof UNITS]
}

function isHostAndPort(value: string): boolean {
  const [, port] = /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\]):(\d{1,5})$/i.exec(value) ?? []
  return Number(port) >= 1 && URL.canParse(`http://${value}`)
}

function throws(attempt: () => unknown): boolean {
  try {
    attempt()
    return false
  } catch {
    return true
  }
}

function isPublicPath(value: string): boolean {
  return /^(\.\/)?public\/[^\\\0?#]+$/.test(value) && !value.split('/').includes('..')
}
