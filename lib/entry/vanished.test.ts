import { describe, expect, it } from 'vitest'
import { listVanished, oldestOf, type Absent } from './vanished'

const day = (n: number) => n * 86_400_000
const NOTHING = { gone: [], missing: [], cleared: [], missingSince: null }

const rows: [
  what: string,
  absent: [publishedAt: number | null, missingSince: number | null][],
  window: { oldest: number | null; present: number },
  expected: Partial<ReturnType<typeof listVanished>>,
][] = [
  [
    'missing for the first time',
    [[day(3), null]],
    { oldest: day(1), present: 2 },
    { missing: [1], missingSince: day(9) },
  ],
  [
    'missing for less than a day',
    [[day(3), day(9) - 1]],
    { oldest: day(1), present: 2 },
    { missingSince: day(9) - 1 },
  ],
  ['missing for a day', [[day(3), day(8)]], { oldest: day(1), present: 2 }, { gone: [1] }],
  ['older than the window', [[day(1), null]], { oldest: day(1), present: 2 }, {}],
  ['fell out of the window meanwhile', [[day(1), day(8)]], { oldest: day(2), present: 2 }, { cleared: [1] }],
  [
    'half of the window',
    [
      [day(3), day(8)],
      [day(4), day(8)],
    ],
    { oldest: day(1), present: 2 },
    { gone: [1, 2] },
  ],
  [
    'more than half of it',
    [
      [day(3), day(8)],
      [day(4), null],
    ],
    { oldest: day(1), present: 1 },
    { cleared: [1] },
  ],
  ['a post without a date', [[null, null]], { oldest: day(1), present: 2 }, {}],
  ['a document without dates', [[day(3), null]], { oldest: null, present: 2 }, {}],
]

describe('R-GONE', () => {
  it.each(rows)('%s', (_, absent, window, expected) => {
    const posts = absent.map(([publishedAt, missingSince], at): Absent => ({
      id: at + 1,
      publishedAt,
      missingSince,
    }))
    expect(listVanished(posts, { ...window, now: day(9) })).toEqual({ ...NOTHING, ...expected })
  })
})

describe('R-GONE: where the window ends', () => {
  it.each([
    ['no date', [], null],
    ['one', [5], 5],
    ['newest first', [9, 7, 5], 5],
    ['oldest first', [5, 7, 9], 5],
    ['one pinned on top', [1, 9, 7, 5], 5],
    ['below, where the oldest come first', [5, 7, 9, 1], 5],
    ['one that an edit brought up', [9, 1, 7, 5], 5],
    ['in no order', [7, 5, 9], 5],
    ['all at once', [5, 5, 5], 5],
  ])('%s', (_, dates, oldest) => expect(oldestOf(dates)).toBe(oldest))
})
