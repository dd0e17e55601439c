import { expect, it } from 'vitest'
import { isDense, parseTerms, spellTerm } from './search-terms'

it.each<{ asked: string; spelled: string[] }>([
  { asked: 'rsync', spelled: ['"rsync"'] },
  { asked: '  rsync   output ', spelled: ['"rsync"', '"output"'] },
  { asked: '"less portage" rsync', spelled: ['"less portage"', '"rsync"'] },
  { asked: 'portage*', spelled: ['"portage"*'] },
  { asked: 'ab*', spelled: ['"ab"'] },
  { asked: '"portage*"', spelled: ['"portage"'] },
  { asked: 'OR', spelled: ['"OR"'] },
  { asked: 'title:secret', spelled: ['"title:secret"'] },
  { asked: '--sync', spelled: ['"--sync"'] },
  { asked: 'über-all', spelled: ['"über-all"'] },
  { asked: '"', spelled: [] },
  { asked: '*', spelled: [] },
  { asked: '""', spelled: [] },
  { asked: 'NEAR(', spelled: ['"NEAR("'] },
  { asked: '"open', spelled: ['"open"'] },
  { asked: 'a"b"c', spelled: ['"a"', '"b"', '"c"'] },
  { asked: '\0a\x02', spelled: ['"a"'] },
  { asked: '☕ 🐧', spelled: [] },
  { asked: 'a b c d e f g h i j', spelled: [...'abcdefgh'].map((letter) => `"${letter}"`) },
  { asked: 'x'.repeat(10_000), spelled: [`"${'x'.repeat(200)}"`] },
])('$asked is looked for as $spelled', ({ asked, spelled }) => {
  expect(parseTerms(asked).map(spellTerm)).toEqual(spelled)
})

it.each([
  { text: '東京', dense: true },
  { text: 'ภาษาไทย', dense: true },
  { text: '서울', dense: true },
  { text: 'über', dense: false },
  { text: 'עברית', dense: false },
])('$text is dense: $dense', ({ text, dense }) => {
  expect(isDense({ text, isPrefix: false })).toBe(dense)
})
