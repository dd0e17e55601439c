import { countWords } from '../content/measure'

/** Fewer words are guessed wrong too often. */
const WORDS_MIN = 20
/** So much of a text tells its language as well as all of it. */
const TEXT_MAX = 250

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

/** Tells the language of a text, null where it is not sure. */
export type DetectLanguage = (text: string) => string | null

/**
 * The language of a post (R-LANG): as entry, feed or config declare it, in this order, else detected in a text that is long
 * enough; null where nobody knows.
 */
export function languageOf(
  declared: readonly (string | null)[],
  text: string,
  detect: DetectLanguage,
): string | null {
  for (const tag of declared) {
    const language = tag === null ? null : normaliseLanguage(tag)
    if (language !== null) return language
  }
  const start = text.slice(0, TEXT_MAX)
  return countWords(start) < WORDS_MIN ? null : detect(start)
}

/** A tag as BCP 47 writes it: `en_us` → `en-US`; null for what names no language (`english`, `und`, `xx`). */
export function normaliseLanguage(tag: string): string | null {
  const written = tag.trim().replaceAll('_', '-')
  if (!/^[a-z]{2,3}(?:-[a-z\d]{1,8}){0,4}$/i.test(written)) return null
  try {
    const [canonical] = Intl.getCanonicalLocales(written)
    const language = canonical!.split('-')[0]!
    return language !== 'und' && names.of(language) !== undefined ? canonical! : null
  } catch {
    return null
  }
}

/**
 * The detector. It brings letter statistics, so it is loaded when the first text without a language comes; the smallest ones
 * are right about as often on a text of twenty words, for half of the memory.
 */
export async function loadDetector(): Promise<DetectLanguage> {
  const { eld } = await import('eld/extrasmall')
  return (text) => {
    const found = eld.detect(text)
    return found.language !== '' && found.isReliable() ? found.language : null
  }
}
