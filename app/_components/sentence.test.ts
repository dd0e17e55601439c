import { expect, it } from 'vitest'
import { splitParts } from './sentence'

it.each([
  ['', []],
  ['All of it.', [[null, 'All of it.']]],
  [
    'by <names/>',
    [
      [null, 'by '],
      ['names', ''],
    ],
  ],
  [
    '<name/>にも掲載',
    [
      ['name', ''],
      [null, 'にも掲載'],
    ],
  ],
  [
    'See <status>the status</status>, <a>b</a>.',
    [
      [null, 'See '],
      ['status', 'the status'],
      [null, ', '],
      ['a', 'b'],
      [null, '.'],
    ],
  ],
])('%s', (text, parts) => {
  expect(splitParts(text).map(({ name, words }) => [name, words])).toEqual(parts)
})
