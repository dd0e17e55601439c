import { expect, it } from 'vitest'
import { firstPictured } from './_first-pictured'

const [words, picture] = ['<p>&lt;img a</p>', '<p><img src="https://b.example/a.png"></p>']
const without = { html: words, foldAt: null }
const first = { html: words + picture, foldAt: null }
const below = { html: words + picture, foldAt: words.length }

it.each([
  ['none', [without], 'full', undefined],
  ['the first that has one', [without, first, below], 'full', first],
  ['none below a fold', [below, first], 'fold', first],
  ['but in a whole post', [below, first], 'full', below],
] as const)('%s', (_, posts, content, expected) => expect(firstPictured(posts, content)).toBe(expected))
