/** A phrase in the forms that a language has for numbers; `#` stands for the number. What has no form of its own takes `other`. */
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string }

/** Counts as a language says them, with numbers written as the locale does: `1 post`, `1,200 posts`. */
export function counter(language: string, locale: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language)
  const numbers = new Intl.NumberFormat(locale)
  return (count, forms) => (forms[rules.select(count)] ?? forms.other).replace('#', numbers.format(count))
}
