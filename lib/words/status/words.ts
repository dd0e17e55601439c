import { de } from './de'
import { en } from './en'
import { es } from './es'
import { fr } from './fr'
import { he } from './he'
import { ja } from './ja'

/** All that is said of feeds. The English words are the pattern: a language without one of them does not compile. */
export type StatusWords = ReturnType<typeof en>

const LANGUAGES: Readonly<Record<string, (locale: string) => StatusWords>> = { de, en, es, fr, he, ja }

const kept = new Map<string, StatusWords>()

/**
 * The words for a locale, as `wordsFor` has those of all other pages. They stand apart from them, since only the status needs them: the page
 * of an error brings all of the others along.
 */
export function statusWordsFor(locale: string): StatusWords {
  const known = kept.get(locale)
  if (known) return known
  const make = LANGUAGES[new Intl.Locale(locale).language] ?? en
  const words = make(locale)
  kept.set(locale, words)
  return words
}
