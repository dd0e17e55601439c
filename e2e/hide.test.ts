import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listTouches } from '../db/queries/touches'
import { getStatusFacts } from '../db/queries/status'
import { rulesOf } from '../lib/ingest/planet-rules'
import { releaseHeld } from '../lib/ingest/release'
import { beginStory, type Story } from './story'

/*
 * What the operator takes away comes back as what it was; what waits is released to its place.
 */
let story: Story
beforeEach(async () => {
  story = await beginStory()
})
afterEach(() => story.end())

const tell = async (lines: readonly string[]) => {
  for (const line of lines) await story.tell(line)
}

describe('R-HIDE, taken back', () => {
  it.each<[string, readonly string[]]>([
    [
      'a post that waited waits again',
      [
        ...['2 are a flood', 'anna says a', 'anna says e d c b a', "anna's b is held"],
        ...['hide b', "anna's b is hidden", 'unhide b', "anna's b is held", 'shows e d a'],
      ],
    ],
    [
      'a post that planet.yaml does not ask for stays away',
      [
        ...['anna says b a(tags=rust)', 'hide b', 'anna includes rust', 'anna is fetched', 'unhide b'],
        ...["anna's b is filtered", 'shows a'],
      ],
    ],
    ['a post in sight is in sight', ['anna says b a', 'hide b', 'hide b', 'unhide b', 'shows b a']],
  ])('%s', (_what, lines) => tell(lines))
})

it('R-ISR: what is hidden, and may be deleted before pages are told, says what it stood under', async () => {
  await tell(['anna says b(tags=rust,ads) a', 'pages of everything change', 'hide b'])
  const { posts } = await listTouches(10)
  expect(posts).toMatchObject([{ change: 'went', was: { lang: null, tags: ['ads', 'rust'], words: 40 } }])
})

const rules = rulesOf({ authors: [] })

it('R-FLOOD: released posts stand at their places, and nothing is noted any more', async () => {
  await tell(['2 are a flood', 'anna says a', 'anna says e d c b a', 'anna is noted flood', 'shows e d a'])
  expect(await releaseHeld('nobody', rules)).toBe(null)
  expect(await releaseHeld('anna', rules)).toEqual({ released: 2, filtered: 0 })
  await tell(['shows e d c b a', 'anna is noted ', "anna's b is shown"])
  expect(await releaseHeld('anna', rules)).toEqual({ released: 0, filtered: 0 })
})

it('R-STATUS: a feed and an author are found by slug, nobody else', async () => {
  await tell(['anna says b a', 'ben says c'])
  const slugsOf = async (slug: string | null) =>
    (await getStatusFacts(slug)).feeds.map(({ feed }) => feed.slug)
  expect([await slugsOf(null), await slugsOf('ben'), await slugsOf('kim')]).toEqual([
    ['anna', 'ben'],
    ['ben'],
    [],
  ])
  await tell(['ben leaves'])
  expect([await slugsOf(null), await slugsOf('ben')]).toEqual([['anna'], ['ben']])
})
