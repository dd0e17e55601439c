import { expect, it } from 'vitest'
import { directionOf, languagesOf, nameLanguage, sortLanguages } from './_languages'

it.each([
  { code: 'de', name: 'Deutsch' },
  { code: 'fr', name: 'Français' },
  { code: 'he', name: 'עברית' },
  { code: 'ja', name: '日本語' },
  { code: 'xq', name: 'Xq' },
])('$code is called $name', ({ code, name }) => {
  expect(nameLanguage(code)).toBe(name)
})

it('names the language of the planet first', () => {
  expect(sortLanguages(['ja', 'fr', 'de', 'en'], 'fr-CA')).toEqual(['fr', 'de', 'en', 'ja'])
})

it.each([
  ['he-IL', 'rtl'],
  ['ar', 'rtl'],
  ['de-DE', 'ltr'],
  ['arn', 'ltr'],
] as const)('%s is written %s', (lang, direction) => expect(directionOf(lang)).toBe(direction))

it('languages are told once, without their regions', () => {
  expect(languagesOf(['pt-BR', null, 'en', 'PT', 'en-GB', 'x-own'])).toEqual(['pt', 'en'])
})
