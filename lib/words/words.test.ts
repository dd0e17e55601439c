import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { LANGUAGES, wordsFor } from './words'

const FEED_STYLE = readFileSync('public/feed.css', 'utf8')
const NUMBERS = [0, 1, 2, 5, 11, 1000]
const OTHERS = Object.keys(LANGUAGES).filter((language) => language !== 'en')

/** Keys whose words are the same as in English, by language. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  de: ['shell.planet', 'shell.status'],
  es: [],
  fr: [],
  he: [],
  ja: [],
}

/** The words of a language as `front.empty` → a text. Functions are given stand-ins: a count first, else names. */
function textsOf(locale: string, number = 5): Map<string, string> {
  const texts = new Map<string, string>()
  const look = (value: unknown, key: string): void => {
    if (typeof value === 'string') texts.set(key, value)
    else if (typeof value === 'function')
      texts.set(key, String(value(...standIns(key, value.length, number))))
    else
      for (const [name, inner] of Object.entries(value as object)) look(inner, key ? `${key}.${name}` : name)
  }
  look(wordsFor(locale), '')
  return texts
}

const COUNTED =
  /posts|troubled|minutes|foldWords|silent|inTwelveMonths|since|once|newest|total|median|howMany/

function standIns(key: string, length: number, number: number): unknown[] {
  const names = ['Anna', 'Larry', 'Ben'].slice(0, length)
  if (!COUNTED.test(key)) return names
  return key.endsWith('total') ? [number, 3] : [number, ...names.slice(1)]
}

/** Marks and blanks that the page or the browser fills in. */
function slotsOf(text: string): string[] {
  return [...text.matchAll(/<(\w+)[/>]|\{\w+\}/g)].map(([slot]) => slot).sort()
}

const english = textsOf('en')

describe.each(OTHERS)('%s', (language) => {
  it('is spoken by a feed that is opened in a browser', () => {
    expect(FEED_STYLE).toMatch(new RegExp(`:lang\\(${language}\\)::before \\{\\s*content: '.{40,}';`))
  })

  const texts = textsOf(language)
  const isFresh = (key: string) => key.startsWith('script.fresh.')
  const keysOf = (some: ReadonlyMap<string, string>) => [...some.keys()].filter((key) => !isFresh(key)).sort()

  it('has every key and no other', () => {
    expect(keysOf(texts)).toEqual(keysOf(english))
    expect(texts.get('language')).toBe(language)
  })

  it('says nothing in English but what is the same in both', () => {
    const same = keysOf(texts).filter((key) => texts.get(key) === english.get(key))
    expect(same).toEqual(SAME[language])
  })

  it('has the same parts and blanks in every sentence', () => {
    for (const key of keysOf(texts)) expect(slotsOf(texts.get(key)!), key).toEqual(slotsOf(english.get(key)!))
  })

  it('names a button by what stands on it (WCAG 2.5.3)', () => {
    const { copy, copyAddress } = wordsFor(language).subscribe
    expect(copyAddress('Atom').toLowerCase()).toContain(copy.toLowerCase())
  })

  it('counts what came since the last visit in the forms that it has', () => {
    const { fresh } = wordsFor(language).script
    const used = NUMBERS.map((number) => new Intl.PluralRules(language).select(number))
    expect(Object.keys(fresh).at(-1), 'the script takes the last where a form is missing').toBe('other')
    expect(Object.keys(fresh).sort()).toEqual([...new Set(used)].sort())
  })

  it.each(NUMBERS)('has words for %d', (number) => {
    for (const [key, text] of textsOf(language, number)) {
      expect(text.trim(), key).not.toBe('')
      expect(text, key).not.toMatch(/undefined|\[object|#/)
    }
  })
})

test.each([
  ['en-US', 0, '0 posts'],
  ['en-US', 1, '1 post'],
  ['en-US', 1200, '1,200 posts'],
  ['de-DE', 1, '1 Beitrag'],
  ['de-DE', 1200, '1.200 Beiträge'],
  ['es-ES', 2, '2 entradas'],
  ['fr-FR', 0, '0 billet'],
  ['fr-FR', 2, '2 billets'],
  ['he-IL', 1, 'פוסט אחד'],
  ['he-IL', 2, 'שני פוסטים'],
  ['he-IL', 11, '11 פוסטים'],
  ['ja-JP', 1, '投稿1件'],
  ['ja-JP', 1200, '投稿1,200件'],
  // Nobody has written it yet: English words, and numbers as the locale has them.
  ['nl-NL', 1200, '1.200 posts'],
])('posts in %s: %d', (locale, number, text) => {
  expect(wordsFor(locale).posts(number)).toBe(text)
})

test.each([
  ['Anna', 'À propos d’Anna'],
  ['Étoile', 'À propos d’Étoile'],
  ['Larry', 'À propos de Larry'],
])('French goes before %s as one speaks', (planet, heading) => {
  expect(wordsFor('fr').about.heading(planet)).toBe(heading)
})

test.each([
  ['de', 'de'],
  ['de-AT', 'de'],
  ['iw-IL', 'he'],
  ['ja-Jpan-JP', 'ja'],
  ['nl-NL', 'en'],
])('%s speaks %s', (locale, language) => {
  expect(wordsFor(locale).language).toBe(language)
})

test.each([
  'shell.description',
  'sidebar.follow',
  'post.code',
  'post.moreBy',
  'author.feedCalled',
  'search.titleOf',
  'subscribe.copyAddress',
  'about.heading',
])('a name in a Hebrew sentence keeps its own signs on their side: %s', (key) => {
  expect(textsOf('he').get(key)).toContain('\u2068Anna\u2069')
})

test.each(['script.mute', 'script.muted', 'settings.showAgain'])(
  'so does one that the browser fills in: %s',
  (key) => {
    expect(textsOf('he').get(key)).toContain('\u2068{name}\u2069')
  },
)
