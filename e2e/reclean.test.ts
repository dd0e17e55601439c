import { afterAll, beforeAll, expect, test } from 'vitest'
import { eq, sql } from 'drizzle-orm'
import { database, write } from '../db/client'
import { posts, postTags } from '../db/schema'
import { pack, unpack } from '../lib/entry/packed'
import { reclean } from '../lib/ingest/reclean'
import { stores, type StoreName } from './each-store'
import { beginStory, type Story } from './story'

let story: Story
type Row = {
  id: number
  html: string
  raw: Buffer
  sort_at: number
  edited_at: number | null
  sanitizer_version: number
}
const rows = () => story.rows<Row>('select * from posts order by id')
const touches = () => story.rows<{ what: string }>('select what from touches').map(({ what }) => what)
const again = () => reclean(Date.UTC(2026, 5), () => {})

beforeAll(async () => {
  story = await beginStory()
  for (const line of ['anna says c b a', 'ben says d']) await story.tell(line)
})
afterAll(() => story.end())

test('posts that are clean already cost nothing', async () => {
  const before = [rows(), touches()]
  expect(await again()).toEqual({ posts: 4, changed: 0, failed: 0 })
  expect([rows(), touches()]).toEqual(before)
})

test('what an older sanitiser made is made anew; only its pages are told, and nobody has edited it', async () => {
  const before = rows()
  const [first, second] = before
  const told = touches().length
  const old = { sanitizerVersion: 0, rawHash: 'of another version' }
  const html = '<p onclick="alert(1)">old</p>'
  const raw = Buffer.from(pack(unpack(first!.raw, first!.html), html))
  await write([
    database().update(posts).set(old),
    database().update(posts).set({ html, raw }).where(eq(posts.id, first!.id)),
  ])
  expect(await again()).toEqual({ posts: 4, changed: 1, failed: 0 })
  expect(rows().map((row) => ({ ...row, changed_at: 0 }))).toEqual(
    before.map((row) => ({ ...row, changed_at: 0 })),
  )
  expect(rows()[1]).toEqual(second)
  expect(
    touches()
      .slice(told)
      .map((what) => JSON.parse(what)),
  ).toMatchObject([[{ id: first!.id, change: 'text' }]])
  expect(await again()).toEqual({ posts: 4, changed: 0, failed: 0 })
})

test.each(Object.keys(stores) as StoreName[])(
  'names, tags and attachments are read anew as well, and who is told are the tags of before and after (%s)',
  async (on) => {
    const other = await beginStory(on)
    try {
      await other.tell('anna says a')
      const [post] = other.rows<Row & { byline: string }>('select * from posts')
      const { base, entry } = unpack(post!.raw, post!.html)
      const said = {
        ...entry,
        authors: [{ name: 'Tom &amp; J', email: null, url: null }],
        categories: ['Q &amp; A'],
        enclosures: [
          { url: 'https://a.example/f', type: 'application/x-shockwave-flash', bytes: null, title: null },
        ],
      }
      const raw = Buffer.from(pack({ base, entry: said }, post!.html))
      const enclosures = [{ url: 'https://a.example/f', type: said.enclosures[0]!.type, bytes: null }]
      await write([
        database()
          .update(posts)
          .set({ raw, rawHash: 'of another version', byline: ['Tom &amp; J'], enclosures }),
        database().delete(postTags),
        database().insert(postTags).values({ postId: post!.id, tag: 'q-amp-a', label: 'Q &amp; A' }),
      ])
      expect(await again()).toEqual({ posts: 1, changed: 1, failed: 0 })
      expect(other.rows('select byline, enclosures, edited_at from posts')).toEqual([
        { byline: '["Tom & J"]', enclosures: '[]', edited_at: null },
      ])
      expect(other.rows('select tag, label, sort_at from post_tags')).toEqual([
        { tag: 'q-a', label: 'Q & A', sort_at: post!.sort_at },
      ])
      const [told] = other.rows<{ what: string }>('select what from touches order by id desc limit 1')
      expect(JSON.parse(told!.what)).toMatchObject([{ id: post!.id, was: { tags: ['q-amp-a'] } }])
      expect(await again()).toEqual({ posts: 1, changed: 0, failed: 0 })
    } finally {
      await other.end()
    }
  },
)

test.each(Object.keys(stores) as StoreName[])(
  'entries that an older version kept as text are read, and packed (%s)',
  async (on) => {
    const other = await beginStory(on)
    type Raw = { id: number; raw: Buffer; html: string }
    const raws = () => other.rows<Raw>('select id, raw, html from posts order by id')
    try {
      await other.tell('anna says b a')
      const packed = raws()
      for (const { id, raw, html } of packed) {
        const text = JSON.stringify(unpack(raw, html))
        await database().run(sql`update posts set raw = ${text} where id = ${id}`)
      }
      const kept = other.rows<{ kind: string }>('select typeof(raw) as kind from posts')
      expect(kept).toEqual([{ kind: 'text' }, { kind: 'text' }])
      expect(await again()).toEqual({ posts: 2, changed: 0, failed: 0 })
      expect(raws()).toEqual(packed)
    } finally {
      await other.end()
    }
  },
)
