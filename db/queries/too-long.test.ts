import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connection, reopen } from '../client'
import { migrate } from '../migrate'
import { listTogether } from './posts'

/** Bytes of each post's HTML, the newest post first. */
const BYTES = [5_000, 100, 900, 100, 2_000]

beforeAll(async () => {
  reopen('file::memory:')
  await migrate()
  const db = connection()
  db.prepare(`insert into authors (id, slug, name) values (1, 'anna', 'Anna')`).run()
  db.prepare(`insert into feeds (id, author_id, slug, url) values (1, 1, 'anna', 'https://a.example/')`).run()
  for (const [index, bytes] of BYTES.entries()) {
    const row = { id: index + 1, sortAt: BYTES.length - index, html: 'ü'.repeat(bytes / 2) }
    db.prepare(
      `insert into posts (id, feed_id, author_id, guid, state, slug, title, first_seen_at, sort_at, day, changed_at, fingerprint,
         text_hash, raw_hash, sanitizer_version, html)
       values (@id, 1, 1, @id, 'shown', 's', 't', 0, @sortAt, '2026-11-30', 0, '', '', '', 1, @html)`,
    ).run(row)
  }
})
afterAll(() => reopen())

it.each([
  ['for all', 10_000, [5_000, 100, 900, 100, 2_000]],
  ['to the byte', 8_100, [5_000, 100, 900, 100, 2_000]],
  ['but for one', 8_099, [0, 100, 900, 100, 2_000]],
  ['for short ones only', 1_500, [0, 100, 900, 100, 0]],
  ['for the newer of two alike', 150, [0, 100, 0, 0, 0]],
  ['for none', 0, [0, 0, 0, 0, 0]],
])(
  'posts that stand together are whole where there is room %s, the longest last',
  async (_name, room, expected) => {
    const posts = await listTogether(sql`true`, room)
    expect(posts.map(({ html }) => Buffer.byteLength(html))).toEqual(expected)
  },
)
