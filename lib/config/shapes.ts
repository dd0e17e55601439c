import { z } from 'zod'
import { nearest } from './nearest'

/*
 * The shapes that planet.yaml and the environment are checked by. The message of each is what was *expected*, so that
 * every fault reads "found …, expected …".
 */

export const SITE_ADDRESS = 'the address of the site, without a path: https://planet.example'

/** A line of text that passes `isValid`; `suggest` names what was probably meant. */
export function text(
  expected: string,
  isValid: (value: string) => boolean,
  suggest: (value: string) => string | null = () => null,
) {
  return z.string(expected).refine(isValid, { error: expected, params: { suggest } })
}

export function isFilled(value: string): boolean {
  return value.trim() !== ''
}

/** An absolute http(s) URL without white space. */
export function isWebAddress(value: string): boolean {
  return /^https?:\/\/[^\s/]\S*$/i.test(value) && URL.canParse(value)
}

/** An http(s) URL of a whole host: the planet lives at the root. */
export function isSiteAddress(value: string): boolean {
  if (!isWebAddress(value)) return false
  const { origin, href } = new URL(value)
  return href === `${origin}/`
}

/** `anna.example/me.png` → `https://anna.example/me.png`, where that is an address. */
export function suggestWebAddress(value: string): string | null {
  const address = `https://${value}`
  return /^[\w-]+(\.[\w-]+)+([:/]|$)/.test(value) && isWebAddress(address) ? address : null
}

/** A name of the IANA time zone database, as this runtime knows it; offsets such as `+02:00` have no summer. */
export function isTimeZone(value: string): boolean {
  if (!/^[a-z]/i.test(value)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }) !== null
  } catch {
    return false
  }
}

export function suggestTimeZone(value: string): string | null {
  return nearest(value.replaceAll(' ', '_'), ['UTC', ...Intl.supportedValuesOf('timeZone')])
}

/** A language tag (BCP 47) whose language has a name: `en`, `pt-BR`, not `english`. */
export function isLanguage(value: string): boolean {
  try {
    return new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(value) !== undefined
  } catch {
    return false
  }
}

/** A language that this runtime can write dates and numbers in. */
export function isLocale(value: string): boolean {
  return isLanguage(value) && Intl.DateTimeFormat.supportedLocalesOf(value).length > 0
}

export function suggestLanguage(value: string): string | null {
  const tag = value.replaceAll('_', '-')
  return tag !== value && isLanguage(tag) ? tag : null
}

const UNITS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** `30m`, `1h`, `1d` in milliseconds; null where it is no duration. */
export function millisecondsOf(value: string): number | null {
  const [, count, unit] = /^(\d{1,5})([smhd])$/.exec(value) ?? []
  return count && unit ? Number(count) * UNITS[unit as keyof typeof UNITS] : null
}

/** A duration between two others, as milliseconds. */
export function duration(least: string, most: string) {
  const isInRange = (value: string) => {
    const ms = millisecondsOf(value)
    return ms !== null && ms >= millisecondsOf(least)! && ms <= millisecondsOf(most)!
  }
  return text(`a duration such as 30m, 1h or 1d, from ${least} to ${most}`, isInRange).transform(
    (value) => millisecondsOf(value)!,
  )
}

/** An exact `host:port`, as exempted from the address guard (R-GUARD). */
export function isHostAndPort(value: string): boolean {
  const [, port] = /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\]):(\d{1,5})$/i.exec(value) ?? []
  return port !== undefined && Number(port) >= 1 && Number(port) <= 65_535 && URL.canParse(`http://${value}`)
}
