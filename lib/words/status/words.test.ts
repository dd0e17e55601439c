import { describe, expect, it, test } from 'vitest'
import { LANGUAGES as OF_PAGES } from '../words'
import { MESSAGES } from './messages/en'
import { statusWordsFor } from './words'

/** What the other pages speak, the status speaks. */
const LANGUAGES = Object.keys(OF_PAGES)
const OTHERS = LANGUAGES.filter((language) => language !== 'en')
const NUMBERS = [0, 1, 2, 5, 11, 1000]

/** Keys whose words are the same as in English, by language; signs and brackets are the same in most. */
const SIGNS = ['feed.answer', 'feed.withAnswer', 'gap']
const SAME: Readonly<Record<string, readonly string[]>> = {
  de: ['all.blog', 'length.minutes', 'length.seconds', ...SIGNS],
  es: ['all.blog', 'length.minutes', 'length.seconds', ...SIGNS],
  fr: ['all.blog', 'entries.date', 'length.minutes', 'length.seconds', ...SIGNS],
  he: SIGNS,
  ja: [],
}

/** What a function is given in a test: a count where it counts, else names. */
function standIns(key: string, length: number, number: number): unknown[] {
  if (key === 'tries.then') return [['Anna', 'Larry']]
  if (key === 'headlines.wait') return ['Anna', number]
  if (key === 'feed.place') return [7, 8]
  const names = ['Anna', 'Larry', 'Ben', 'Kim'].slice(0, length)
  const isCounted = /^counts|good|failed|last$|feeds|names|seenOften|answered/.test(key)
  return isCounted && key !== 'entry.failed' ? [number, ...names.slice(1)] : names
}

/** The words of a language as `all.title` → a text; what runs store stands apart. */
function textsOf(language: string, number = 5): Map<string, string> {
  const words = { ...statusWordsFor(language), count: {}, messages: {} }
  const texts = new Map<string, string>()
  const look = (value: unknown, key: string): void => {
    if (typeof value === 'string') texts.set(key, value)
    else if (typeof value === 'function')
      texts.set(key, String(value(...standIns(key, value.length, number))))
    else
      for (const [name, inner] of Object.entries(value as object)) look(inner, key ? `${key}.${name}` : name)
  }
  look(words, '')
  return texts
}

/** Marks and blanks that are filled in, and the names that have to be there. */
function slotsOf(text: string): string[] {
  return [...text.matchAll(/<(\w+)[/>]|\{\w+\}|\b(?:Anna|Larry|Ben|Kim)\b/g)].map(([slot]) => slot).sort()
}

const english = textsOf('en')

test.each(LANGUAGES)('R-STATUS %s says of every code what it means', (language) => {
  for (const [code, { means }] of Object.entries(statusWordsFor(language).codes))
    expect(means, code).toMatch(/\S.*[.。]$/)
})

describe.each(OTHERS)('%s', (language) => {
  const texts = textsOf(language)

  it('has every key and no other', () => {
    expect([...texts.keys()].sort()).toEqual([...english.keys()].sort())
    expect(texts.get('language')).toBe(language)
  })

  it('says nothing in English but what is the same in both', () => {
    const same = [...texts.keys()].filter((key) => texts.get(key) === english.get(key))
    expect(same.sort()).toEqual([...SAME[language]!].sort())
  })

  it('names in every sentence what the English one names', () => {
    for (const [key, text] of texts) expect(slotsOf(text), key).toEqual(slotsOf(english.get(key)!))
  })

  it.each(NUMBERS)('has words for %d', (number) => {
    for (const [key, text] of textsOf(language, number)) {
      if (key !== 'gap') expect(text.trim(), key).not.toBe('')
      expect(text, key).not.toMatch(/undefined|\[object|#/)
    }
  })

  it('has the same blanks in every sentence that runs store', () => {
    const messages = statusWordsFor(language).messages!
    for (const message of MESSAGES) {
      const said = messages[message]
      // A form for one, or for two, may say the number in letters.
      for (const text of typeof said === 'string' ? [said] : [said.other])
        expect(slotsOf(text.replace('#', '{count}')), text).toEqual(slotsOf(message))
    }
  })
})

test.each([
  ['de-AT', 'de'],
  ['iw-IL', 'he'],
  ['nl-NL', 'en'],
])('%s speaks %s', (locale, language) => expect(statusWordsFor(locale).language).toBe(language))

test('French needs no elision before a name that it does not know', () => {
  expect(statusWordsFor('fr').all.description('Anna')).toBe('Anna\u00a0: l’état des flux.')
})

test('an address with a mark in it is not taken for a number', () => {
  expect(statusWordsFor('en').feed.names(1, 'https://a.example/#feed')).toContain('/#feed')
  expect(statusWordsFor('de').headlines.wait('C# für alle', 2)).toContain('C# für alle')
})
