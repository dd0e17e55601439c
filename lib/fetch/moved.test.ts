import { describe, expect, it } from 'vitest'
import { isLasting, nextMove, type Move } from './moved'

/*
 * What a feed answers, hour by hour, and whether its new address is believed in the end. `→x` is a permanent redirect to a
 * document that shares a post with what was ours before, `→x?` to one that shares none, `→x=` to one that was not sent (304),
 * `here` no permanent redirect at all.
 */
const rows: [what: string, answers: [hour: number, said: string][], believed: string | null][] = [
  [
    'three equal answers over a day',
    [
      [0, '→b'],
      [12, '→b'],
      [24, '→b'],
    ],
    'b',
  ],
  ['one that is asked every hour', Array.from({ length: 25 }, (_, hour) => [hour, '→b']), 'b'],
  [
    'two are too few',
    [
      [0, '→b'],
      [48, '→b'],
    ],
    null,
  ],
  [
    'less than a day is too short',
    [
      [0, '→b'],
      [12, '→b'],
      [23.9, '→b'],
    ],
    null,
  ],
  [
    'another target begins anew',
    [
      [0, '→b'],
      [12, '→b'],
      [24, '→c'],
      [36, '→b'],
      [48, '→b'],
    ],
    null,
  ],
  [
    'so does an answer from the old address',
    [
      [0, '→b'],
      [12, '→b'],
      [24, 'here'],
      [36, '→b'],
      [48, '→b'],
    ],
    null,
  ],
  [
    'a stranger’s document is not believed',
    [
      [0, '→b?'],
      [12, '→b?'],
      [24, '→b?'],
      [48, '→b?'],
    ],
    null,
  ],
  [
    'one that shares a post later is',
    [
      [0, '→b?'],
      [12, '→b='],
      [24, '→b'],
      [48, '→b?'],
    ],
    'b',
  ],
  [
    'an unchanged document decides nothing yet',
    [
      [0, '→b='],
      [12, '→b='],
      [24, '→b='],
    ],
    null,
  ],
  [
    'the first that is sent does',
    [
      [0, '→b='],
      [12, '→b='],
      [24, '→b'],
    ],
    'b',
  ],
  [
    'and those after it may be unchanged',
    [
      [0, '→b'],
      [12, '→b='],
      [24, '→b='],
    ],
    'b',
  ],
  [
    'a redirect for a time never is',
    [
      [0, 'here'],
      [12, 'here'],
      [24, 'here'],
      [48, 'here'],
    ],
    null,
  ],
]

const HOUR = 3_600_000

function directionOf(said: string, now: number) {
  const [, to = null, how = ''] = /^→(\w)(.?)$/.exec(said) ?? []
  return { from: 'a', to, isOurs: how === '=' ? null : how === '', now }
}

describe('R-HTTP a permanent redirect', () => {
  it.each(rows)('%s', (_, answers, believed) => {
    let move: Move | null = null
    let stored: string | null = null
    for (const [hour, said] of answers) {
      move = nextMove(move, directionOf(said, hour * HOUR))
      if (move && isLasting(move, hour * HOUR)) stored = move.to
    }
    expect(stored).toBe(believed)
  })

  it('begins anew where another address was asked', () => {
    const move: Move = { from: 'a', to: 'b', since: 0, answers: 9, isOurs: true }
    expect(nextMove(move, { from: 'c', to: 'b', isOurs: true, now: HOUR })).toMatchObject({ answers: 1 })
  })
})
