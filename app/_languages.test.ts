import { expect, it } from 'vitest'
import { languagesOf, nameLanguage, sortLanguages } from './_languages'

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

it('languages are told once, without their regions', () => {
  expect(languagesOf(['pt-BR', null, 'en', 'PT', 'en-GB', 'x-own'])).toEqual(['pt', 'en'])
})
