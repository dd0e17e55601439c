import { expect, it } from 'vitest'
import { splitMarked } from './_marked'

it.each<[marked: string, pieces: string[]]>([
  ['nothing', ['nothing']],
  ['', []],
  ['\x02all\x03', ['<all>']],
  ['a \x02word\x03 and \x02another\x03.', ['a ', '<word>', ' and ', '<another>', '.']],
  ['\x02open', ['open']],
  ['a\x03 b', ['a\x03 b']],
  ['<b>\x02<i>\x03', ['<b>', '<<i>>']],
])('%j', (marked, pieces) => {
  expect(splitMarked(marked).map(({ text, isFound }) => (isFound ? `<${text}>` : text))).toEqual(pieces)
})
