import { byLocale } from './by-locale'
import { de } from './de'
import { en } from './en'
import { es } from './es'
import { fr } from './fr'
import { he } from './he'
import { ja } from './ja'

/** All that the pages say by themselves. The English words are the pattern: a language without one of them does not compile. */
export type Words = ReturnType<typeof en>

/** The languages that the pages speak, by their codes. */
export const LANGUAGES = { de, en, es, fr, he, ja } satisfies Record<string, (locale: string) => Words>

/** What the pages of a planet with this locale say. */
export const wordsFor = byLocale<Words>(LANGUAGES)
