import { de } from './de'
import { en } from './en'
import { es } from './es'
import { fr } from './fr'
import { he } from './he'
import { ja } from './ja'

/** All that the pages say by themselves. The English words are the pattern: a language without one of them does not compile. */
export type Words = ReturnType<typeof en>

/** The languages that the pages speak, by their codes. */
export const LANGUAGES: Readonly<Record<string, (locale: string) => Words>> = { de, en, es, fr, he, ja }

const kept = new Map<string, Words>()

/** The words for a locale (`de`, `de-AT`), English where nobody has written its language yet; numbers as the locale writes them. */
export function wordsFor(locale: string): Words {
  const known = kept.get(locale)
  if (known) return known
  const make = LANGUAGES[new Intl.Locale(locale).language] ?? en
  const words = make(locale)
  kept.set(locale, words)
  return words
}
