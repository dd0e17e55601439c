import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readChoice, spellChoice } from './choice'

const spelled = (query: string) => {
  const choice = readChoice(new URLSearchParams(query))
  return choice && spellChoice(choice)
}

describe('what a reader chose has one spelling', () => {
  it.each([
    ['', ''],
    ['?not=ben,anna', '?not=anna,ben'],
    ['?not=ben&not=anna&not=ben', '?not=anna,ben'],
    ['?not=Anna%2Cben', '?not=anna,ben'],
    ['?not=&lang=', ''],
    ['?not=../x,a_b,anna', '?not=anna'],
    ['?not=anna&lang=en', '?lang=en&not=anna'],
    ['?lang=pt-BR', '?lang=pt'],
    ['?lang=klingon', ''],
    ['?month=2015-05&not=anna', '?month=2015-05&not=anna'],
    ['?utm_source=x&page=2&__proto__=1', ''],
  ])('%s is %s', (query, canonical) => {
    expect(spelled(query)).toBe(canonical)
  })

  it.each([
    '?month=2015-13',
    '?month=2015',
    '?month=',
    '?month=2015-05-28',
    `?not=${'a'.repeat(3)},${Array.from({ length: 501 }, (_, n) => `a${n}`)}`,
  ])('%.40s has no answer', (query) => {
    expect(spelled(query)).toBeNull()
  })

  it('spelled again it is the same', () => {
    fc.assert(
      fc.property(
        fc.webQueryParameters(),
        fc.array(fc.stringMatching(/^[a-z0-9-]{1,5}$/)),
        (other, names) => {
          const once = spelled(`?${other}&not=${names}`)
          expect(once === null ? null : spelled(once)).toBe(once)
        },
      ),
    )
  })
})
