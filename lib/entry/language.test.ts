import { describe, expect, it } from 'vitest'
import { languageOf, loadDetector, normaliseLanguage } from './language'

describe('normaliseLanguage', () => {
  it.each([
    ['en', 'en'],
    ['en_US', 'en-US'],
    ['DE-at', 'de-AT'],
    [' pt-br ', 'pt-BR'],
    ['zh-hans-cn', 'zh-Hans-CN'],
    ['english', null],
    ['en-', null],
    ['xx', null],
    ['und', null],
    ['true', null],
    ['', null],
  ])('%s → %s', (tag, language) => expect(normaliseLanguage(tag)).toBe(language))
})

describe('R-LANG', async () => {
  const detect = await loadDetector()
  const german =
    'Heute habe ich endlich den alten Rechner neu aufgesetzt, und weil das länger gedauert hat als gedacht, '
  const text = `${german}schreibe ich auf, was ich dabei gelernt habe, damit andere es leichter haben.`
  const rows: [what: string, declared: (string | null)[], text: string, language: string | null][] = [
    ['the entry says it', ['fr', 'de', 'en'], text, 'fr'],
    ['else the feed', [null, 'de_CH', 'en'], text, 'de-CH'],
    ['what names no language is not said', ['english', 'nonsense', 'en'], text, 'en'],
    ['else it is detected', [null, null, null], text, 'de'],
    ['but not in a few words', [null, null, null], german.slice(0, 40), null],
    ['nor in what is no language', [null, null, null], '1 2 3 4 5 6 7 8 9 10 '.repeat(4), null],
  ]
  it.each(rows)('%s', (_, declared, written, language) =>
    expect(languageOf(declared, written, detect)).toBe(language),
  )
})
