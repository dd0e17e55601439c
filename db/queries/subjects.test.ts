import { afterEach, beforeEach, expect, test } from 'vitest'
import { connection, database, reopen } from '../client'
import { migrate } from '../migrate'
import { authors, feeds, posts, postTags } from '../schema'
import { getDayBeyond, listNewestAbout, listYearAbout, listYearsAbout } from './subjects'

/* Posts 1 to 5 under one tag, a day apart, 1 the newest; 2 is hidden, 4 is somebody's who left. */
const RUST = { tag: 'rust' }

beforeEach(async () => {
  reopen('file::memory:')
  await migrate()
  const people = [1, 2].map((id) => ({ id, slug: `a${id}`, name: 'A', listed: id === 1 }))
  await database().insert(authors).values(people)
  await database()
    .insert(feeds)
    .values(people.map(({ id, slug }) => ({ id, authorId: id, slug, url: slug })))
  for (let id = 1; id <= 5; id += 1) {
    const sortAt = Date.UTC(2026, 0, 4 - id, 12)
    const author = id === 4 ? 2 : 1
    const place = { sortAt, day: new Date(sortAt).toISOString().slice(0, 10), firstSeenAt: 0, changedAt: 0 }
    await database()
      .insert(posts)
      .values({
        ...{
          id,
          feedId: author,
          authorId: author,
          guid: `g${id}`,
          slug: 's',
          title: 't',
          html: '',
          text: '',
        },
        ...{ ...place, state: id === 2 ? 'hidden' : 'shown', fingerprint: '', textHash: '', rawHash: '' },
        sanitizerVersion: 1,
      })
    await database().insert(postTags).values({ postId: id, tag: 'rust', label: 'Rust' })
  }
})
afterEach(() => reopen('file::memory:'))

test('of a tag the newest that readers may see, however few are asked for', async () => {
  const idsOf = (rows: readonly { id: number }[]) => rows.map(({ id }) => id)
  expect(idsOf(await listNewestAbout(RUST, 2))).toEqual([1, 3])
  expect(idsOf(await listNewestAbout(RUST, 9))).toEqual([1, 3, 5])
  expect(idsOf(await listYearAbout(RUST, '2025', 9))).toEqual([5])
  expect(await getDayBeyond(RUST, 1)).toBe('2026-01-01')
  expect(await getDayBeyond(RUST, 3)).toBe(null)
  expect(await listYearsAbout(RUST)).toEqual(['2026', '2025'])
})

test('they are found at the end of an index, and not by sorting all of them', () => {
  const plan = connection()
    .prepare<[], { detail: string }>(
      `explain query plan select post_id from post_tags where tag = 'rust' order by day desc, sort_at desc limit 9`,
    )
    .all()
  expect(plan.map(({ detail }) => detail)).toEqual([expect.stringContaining('post_tags_tag (tag=?)')])
})
