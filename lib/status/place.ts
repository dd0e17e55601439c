import { statusWordsFor } from '../words/status/words'

/** Where and when a status is read: its times are those of the planet's zone. */
export type Place = {
  /** Milliseconds. */
  readonly now: number
  /** The planet's; an English one where nobody has written its language. */
  readonly locale: string
  /** IANA. */
  readonly timezone: string
}

const ENGLISH = 'en-GB'

/** Sentences and the dates within them are of one language. */
export function makePlace(
  { locale, timezone }: { readonly locale: string; readonly timezone: string },
  now: number,
): Place {
  return { now, timezone, locale: isSpoken(locale) ? locale : ENGLISH }
}

/** Whether somebody has written the words of this locale's language. */
export function isSpoken(locale: string): boolean {
  return statusWordsFor(locale).language === new Intl.Locale(locale).language
}
