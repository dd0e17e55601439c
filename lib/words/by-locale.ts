type Languages<Words> = { readonly [code: string]: (locale: string) => Words } & {
  readonly en: (locale: string) => Words
}

/**
 * The words of a catalogue for a locale (`de`, `de-AT`), English where nobody has written its language yet; numbers as the locale
 * writes them. Each is made once.
 */
export function byLocale<Words>(languages: Languages<Words>): (locale: string) => Words {
  const kept = new Map<string, Words>()
  return (locale) => {
    const known = kept.get(locale)
    if (known) return known
    const make = languages[new Intl.Locale(locale).language] ?? languages.en
    const words = make(locale)
    kept.set(locale, words)
    return words
  }
}
