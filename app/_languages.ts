/** A language as those call it who speak it: `Deutsch`, `עברית`. Its code where nobody knows a name. */
export function nameLanguage(code: string): string {
  const name = new Intl.DisplayNames(code, { type: 'language', fallback: 'code' }).of(code) ?? code
  return name.slice(0, 1).toLocaleUpperCase(code) + name.slice(1)
}

/** Languages that are written from right to left. */
const FROM_RIGHT = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/

/** Which way a language is written, be it with its region or without. */
export function directionOf(lang: string): 'ltr' | 'rtl' {
  return FROM_RIGHT.test(lang) ? 'rtl' : 'ltr'
}

/** `en` of `en-US`. */
export function baseOf(tag: string): string {
  return tag.toLowerCase().split('-', 1)[0]!
}

/** Languages without their regions, each once, in the order in which they come. */
export function languagesOf(tags: readonly (string | null)[]): string[] {
  const codes = tags.flatMap((tag) => (tag === null ? [] : baseOf(tag)))
  return [...new Set(codes)].filter(isLanguage)
}

/** Languages by their names, that of the planet first. */
export function sortLanguages(codes: readonly string[], locale: string): string[] {
  const own = baseOf(locale)
  const compare = new Intl.Collator(locale).compare
  return [...codes].sort(
    (a, b) => Number(b === own) - Number(a === own) || compare(nameLanguage(a), nameLanguage(b)),
  )
}

/** Whether a text may be the code of a language without its region, as our addresses spell it. */
export function isLanguage(text: string): boolean {
  return /^[a-z]{2,3}$/.test(text)
}
