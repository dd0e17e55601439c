import { byLocale } from '../by-locale'
import { de } from './de'
import { en } from './en'
import { es } from './es'
import { fr } from './fr'
import { he } from './he'
import { ja } from './ja'

/** All that is said of feeds. The English words are the pattern: a language without one of them does not compile. */
export type StatusWords = ReturnType<typeof en>

/**
 * What the status of a planet with this locale says. Its words stand apart from `wordsFor`'s, since only the status needs them: the page of
 * an error brings all of the others along.
 */
export const statusWordsFor = byLocale<StatusWords>({ de, en, es, fr, he, ja })
