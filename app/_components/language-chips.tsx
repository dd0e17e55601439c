import { listLanguages } from '@/db/queries/languages'
import type { Planet } from '@/lib/config'
import { paths } from '@/lib/paths'
import { wordsFor } from '@/lib/words/words'
import { nameLanguage, sortLanguages } from '../_languages'
import { Chips } from './chips'

/** The languages of the planet to choose from, each in its own words. A planet of one language has nothing to choose. */
export async function LanguageChips({ planet, current }: { planet: Planet; current?: string }) {
  const codes = sortLanguages(await listLanguages(), planet.locale)
  if (codes.length < 2) return null
  const words = wordsFor(planet.locale).front
  const chips = [
    { href: paths.front, text: words.allLanguages, isCurrent: current === undefined },
    ...codes.map((code) => ({
      ...{ href: paths.lang(code), text: nameLanguage(code) },
      ...{ lang: code, isCurrent: code === current },
    })),
  ]
  return <Chips label={words.languages} chips={chips} />
}
