import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connection, reopen } from '../client'
import { migrate } from '../migrate'
import { getLabel, getNeighbourMonths, listEditions, listPublished, type Selection } from './published'

/*
 * Which posts feeds carry. Each row is a post: its number, and what is told of it.
 */
type Row = {
  readonly id: number
  readonly author?: number
  readonly day?: string | null
  readonly state?: string
  readonly lang?: string
  readonly guid?: string
  readonly tag?: string
  readonly backlog?: boolean
  readonly firstSeen?: number
  readonly duplicateOf?: number
}
const ROWS: readonly Row[] = [
  { id: 1, day: '2015-05-03', lang: 'en', tag: 'Linux' },
  { id: 2, day: '2015-05-02', lang: 'en-GB', tag: 'linux' },
  { id: 3, day: '2015-05-01', lang: 'eng', tag: 'linux', author: 2 },
  { id: 4, day: '2015-03-01', lang: 'de', author: 2 },
  { id: 5, day: null },
  { id: 6, day: '2015-05-04', state: 'held' },
  { id: 7, day: '2015-05-04', state: 'hidden' },
  { id: 8, day: '2015-05-04', state: 'duplicate', author: 2, duplicateOf: 1 },
  { id: 9, day: '2015-05-04', state: 'duplicate', duplicateOf: 1 },
  { id: 10, day: '2015-05-04', backlog: true },
  { id: 11, day: '2015-05-04', author: 3, tag: 'secret' },
]

beforeAll(async () => {
  reopen('file::memory:')
  await migrate()
  const db = connection()
  for (const [id, slug] of ['anna', 'ben', 'gone'].entries()) {
    db.prepare(`insert into authors (id, slug, name, listed) values (?, ?, ?, ?)`).run(
      ...[id + 1, slug, slug, slug === 'gone' ? 0 : 1],
    )
    db.prepare(`insert into feeds (id, author_id, slug, url) values (?, ?, ?, ?)`).run(
      ...[id + 1, id + 1, slug, `https://${slug}.example/feed`],
    )
  }
  for (const row of ROWS) insert(row)
})

afterAll(() => reopen())

function insert(row: Row): void {
  const { id, author = 1, day = '2015-01-01', state = 'shown', lang = 'en', firstSeen = 0 } = row
  const sortAt = day === null ? null : Date.parse(day)
  connection()
    .prepare(
      `insert into posts (id, feed_id, author_id, guid, state, duplicate_of, backlog, slug, title, lang, first_seen_at, sort_at, day,
         changed_at, fingerprint, text_hash, raw_hash, sanitizer_version, html)
       values (?, ?, ?, ?, ?, ?, ?, 's', 't', ?, ?, ?, ?, 0, '', '', '', 1, '')`,
    )
    .run(
      ...[id, author, author, row.guid ?? `guid ${id}`, state, row.duplicateOf ?? null],
      ...[row.backlog ? 1 : 0, lang, firstSeen, sortAt, day],
    )
  if (row.tag)
    connection()
      .prepare(`insert into post_tags (post_id, tag, label) values (?, ?, ?)`)
      .run(id, row.tag.toLowerCase(), row.tag)
}

const idsOf = async (selection: Selection, limit = 200) =>
  (await listEditions(selection, limit)).map(({ id }) => id)

describe('a feed carries what readers may see and has a date, newest first (R-SAME, R-PLACE, R-FLOOD)', () => {
  it.each<[string, Selection, number[]]>([
    ['the planet: no duplicates, no backlog', {}, [1, 2, 3, 4]],
    ['an author: what shares a card with another’s post too', { author: 'ben' }, [8, 3, 4]],
    ['an author: what shares a card with the own post once', { author: 'anna' }, [1, 2]],
    ['who is not listed: nothing', { author: 'gone' }, []],
    ['a tag', { tag: 'linux' }, [1, 2, 3]],
    ['a language with its countries', { lang: 'en' }, [1, 2]],
    ['all but some', { not: ['anna', 'nobody'] }, [3, 4]],
    ['a month', { month: '2015-05' }, [1, 2, 3]],
    ['several choices', { tag: 'linux', lang: 'en', not: ['ben'], month: '2015-05' }, [1, 2]],
    ['what an attacker asks for', { tag: `' or 1=1 --`, not: [`') or (1=1`] }, []],
  ])('%s', async (_what, selection, ids) => {
    expect(await idsOf(selection)).toEqual(ids)
    expect((await listPublished(ids)).map(({ id }) => id)).toEqual(ids)
  })

  it('and only so many', async () => {
    expect(await idsOf({}, 2)).toEqual([1, 2])
  })
})

it('leads from month to month past empty ones', async () => {
  expect(await getNeighbourMonths({}, '2015-05')).toEqual({ older: '2015-03', newer: null })
  expect(await getNeighbourMonths({ author: 'ben' }, '2015-04')).toEqual({
    older: '2015-03',
    newer: '2015-05',
  })
})

it('calls a tag as most posts do that readers may see', async () => {
  expect(await getLabel('linux')).toBe('linux')
  expect(await getLabel('secret')).toBeNull()
})

it('leaves a guid to the post that said it first, also when that one is hidden (ID-01)', async () => {
  insert({ id: 20, guid: 'shared', firstSeen: 1, state: 'hidden' })
  insert({ id: 21, guid: 'shared', firstSeen: 2, author: 2, tag: 'x' })
  insert({ id: 22, guid: 'own', author: 2 })
  const posts = await listPublished([21, 22])
  expect(posts.map(({ id, isBearer, tags }) => ({ id, isBearer, tags }))).toEqual([
    { id: 21, isBearer: false, tags: ['x'] },
    { id: 22, isBearer: true, tags: [] },
  ])
})
