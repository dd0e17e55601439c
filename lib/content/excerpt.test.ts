import { expect, it } from 'vitest'
import { excerptOf, maxExcerptLength } from './excerpt'

it.each([
  ['a short text whole', 'One. Two.', 'One. Two.'],
  [
    'the last sentence that fits',
    `${'One two. '.repeat(20)}${'x '.repeat(200)}`,
    `${'One two. '.repeat(20)}`.trim(),
  ],
  ['a word where no sentence ends', 'word, '.repeat(100), 'word, '.repeat(45) + 'word…'],
  ['a character where no word ends', '日'.repeat(400), '日'.repeat(279) + '…'],
  ['never half a pair', '👩'.repeat(400), '👩'.repeat(139) + '…'],
])('%s', (_, text, expected) => {
  expect(excerptOf(text)).toBe(expected)
  expect(excerptOf(text).length).toBeLessThanOrEqual(maxExcerptLength)
})
