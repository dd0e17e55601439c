import { wordsFor, type Words } from '@/lib/words/words'
import { getPlanet } from './_planet'

/** The words of the planet's language. */
export async function getWords(): Promise<Words> {
  return wordsFor((await getPlanet()).locale)
}
