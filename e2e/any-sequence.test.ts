import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beginStory, type Story } from './story'

/*
 * Whatever a feed says, in whatever order, however often: no post is doubled, moved or lost.
 */
const NAMES = ['a', 'b', 'c', 'd', 'e', 'f']
const document = fc.array(fc.constantFrom(...NAMES), { maxLength: 9 })
const variant = fc.constantFrom('', '(text=Edited.)', '(guid=new-NAME)', '(on=none)')
const said = fc.record({
  names: document,
  variant,
  hours: fc.integer({ min: 0, max: 40 }),
  cut: fc.boolean(),
})

type Standing = {
  id: number
  guid: string
  sort_at: number | null
  day: string | null
  first_seen_at: number
}

const standing = (story: Story) =>
  story.rows<Standing>('select id, guid, sort_at, day, first_seen_at from posts order by id')

async function inStory(play: (story: Story) => Promise<void>): Promise<void> {
  const story = await beginStory()
  try {
    await play(story)
  } finally {
    await story.end()
  }
}

describe('any sequence of documents', () => {
  it('doubles, moves and loses no post', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(said, { minLength: 1, maxLength: 6 }), (sequence) =>
        inStory(async (story) => {
          const everSaid = new Set<string>()
          for (const { names, variant, hours, cut } of sequence) {
            const before = standing(story)
            const entries = names.map((name) => name + variant.replace('NAME', name))
            await story.tell(`anna says ${entries.join(' ')}${cut ? ', cut short' : ''}`)
            for (const name of names) everSaid.add(name)
            const after = standing(story)
            expect(after.filter(({ id }) => before.some((post) => post.id === id))).toEqual(before)
            expect(after).toHaveLength(everSaid.size)
            await story.tell(`${hours} hours later`)
          }
        }),
      ),
      { numRuns: 40 },
    )
  })

  it('changes nothing when it says the same again, in any order', async () => {
    await fc.assert(
      fc.asyncProperty(
        document,
        fc.array(fc.shuffledSubarray(NAMES, { minLength: 6 }), { maxLength: 3 }),
        (first, orders) =>
          inStory(async (story) => {
            await story.tell(`anna says ${first.join(' ')}`)
            await story.tell(`anna says ${NAMES.join(' ')}`)
            const before = story.contents()
            await story.tell('anna is fetched')
            for (const order of orders) await story.tell(`anna says ${order.join(' ')}`)
            expect(story.contents()).toBe(before)
          }),
      ),
      { numRuns: 20 },
    )
  })
})
