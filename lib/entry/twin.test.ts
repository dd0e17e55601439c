import { describe, expect, it } from 'vitest'
import { electWinner, isSameText, titleHash, type Member } from './twin'

const words = (count: number) => Array.from({ length: count }, (_, n) => `word${n}`).join(' ')

describe('isSameText', () => {
  const rows: [what: string, one: string, other: string, same: boolean][] = [
    ['the same words are the same text', words(40), words(40), true],
    ['in other letters and signs too', words(40), words(40).toUpperCase().replaceAll(' ', ', '), true],
    ['a line more at the end of a long text', words(200), `${words(200)} originally posted elsewhere`, true],
    ['half of a text is another one', words(40), words(20), false],
    ['one word in ten differs', words(40), words(40).replace(/(word\d*)0\b/g, '$1x'), false],
    ['a phrase says nothing', 'Read it on our site.', 'Read it on our site.', false],
    ['nor does nothing', '', '', false],
    ['languages without spaces', '日本語の文章をここに書きます。', '日本語の文章をここに書きます', true],
  ]
  it.each(rows)('%s', (_, one, other, same) => expect(isSameText(one, other)).toBe(same))
})

describe('titleHash', () => {
  it('is the same for a title in other letters and signs', () =>
    expect(titleHash('How we moved our house: part 2')).toBe(titleHash('How We Moved Our House – Part 2')))
  it('does not exist for a short title', () => expect(titleHash('Release notes')).toBe(null))
  it('does not exist for a title without a word', () => expect(titleHash('…'.repeat(30))).toBe(null))
})

describe('electWinner', () => {
  const member = (part: Partial<Member>): Member => ({
    ...{ id: 1, visible: true, link: 'https://anna.example/1', addresses: ['https://feeds.example/x'] },
    ...{ claimed: null, priority: 0, publishedAt: 1, firstSeenAt: 1 },
    ...part,
  })
  const rows: [what: string, members: Partial<Member>[], winner: number][] = [
    [
      'who hosts the link',
      [{ publishedAt: 0, priority: 9 }, { addresses: ['https://www.anna.example/feed'] }],
      2,
    ],
    [
      'a claim alone counts less',
      [{ claimed: 'https://anna.example/' }, { addresses: ['https://anna.example/'] }],
      2,
    ],
    ['and more than nothing', [{}, { claimed: 'https://anna.example/' }], 2],
    ['then the priority', [{}, { priority: 1 }], 2],
    ['then the earlier', [{ publishedAt: 5 }, { publishedAt: 4 }], 2],
    ['then who was seen first', [{ firstSeenAt: 5 }, { firstSeenAt: 4 }], 2],
    ['then the number', [{}, {}], 1],
    ['nobody that readers cannot see', [{ visible: false, priority: 9 }, {}], 2],
  ]
  it.each(rows)('%s', (_, members, winner) =>
    expect(electWinner(members.map((part, at) => member({ ...part, id: at + 1 }))).id).toBe(winner),
  )
})
