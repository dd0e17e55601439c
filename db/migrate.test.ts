import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { backUp } from './backup'
import { database, reopen, store } from './client'
import { migrate } from './migrate'
import { countRaw, listRaw } from './queries/recleaned'
import { searchPosts } from './queries/search'
import { stores, type StoreName } from '../e2e/each-store'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'))
})
afterEach(() => {
  reopen('file::memory:')
  rmSync(folder, { recursive: true })
})
const tables = async () => (await database().all(sql`select name from sqlite_master`)).length

test('a store is brought up to date once', async () => {
  reopen(`file:${join(folder, 'planet.db')}`)
  await migrate()
  const before = await tables()
  await migrate()
  expect(await tables()).toBe(before)
})

test('of a migration that fails nothing is left (ST-10)', async () => {
  const migrations = join(folder, 'migrations')
  cpSync('db/migrations', migrations, { recursive: true })
  writeFileSync(
    join(migrations, '0000_start.sql'),
    'create table half (id integer);\n--> statement-breakpoint\noops;',
  )
  reopen(`file:${join(folder, 'planet.db')}`)
  await expect(migrate({ folder: migrations })).rejects.toThrow()
  expect(await database().all(sql`select name from sqlite_master where name = 'half'`)).toEqual([])
})

test('a store of a newer version is refused in words (ST-10)', async () => {
  reopen(`file:${join(folder, 'planet.db')}`)
  await migrate()
  await database().run(sql`insert into __drizzle_migrations (hash, created_at) values ('of tomorrow', 9e15)`)
  await expect(migrate()).rejects.toThrow('written by a newer version')
})

test('a store that is damaged asks for a backup', async () => {
  const file = join(folder, 'planet.db')
  reopen(`file:${file}`)
  await migrate()
  reopen('file::memory:')
  const bytes = readFileSync(file)
  writeFileSync(file, bytes.fill('x', 100, 4096))
  expect(() => reopen(`file:${file}`)).toThrow(
    /cannot be opened \(SQLITE_CORRUPT\); expected a store that is whole: restore a backup/,
  )
})

test.each([
  ['below a file', (path: string) => (writeFileSync(path, ''), join(path, 'planet.db'))],
  ['a folder', (path: string) => join(path, '..')],
  ['no database', (path: string) => (writeFileSync(path, 'x'.repeat(4096)), path)],
])('a path where no store can be is refused in words (ST-12): %s', (_name, pathOf) => {
  const url = `file:${pathOf(join(folder, 'thing'))}`
  expect(() => reopen(url)).toThrow(
    /^DATABASE_URL: file:.* cannot be opened \(\w+\); expected a file in a folder/,
  )
})

test('a store that takes no writes is refused, unless nobody writes (ST-12)', async () => {
  reopen(`file:${join(folder, 'planet.db')}`)
  await migrate()
  await database().run(sql`pragma query_only = 1`)
  await expect(migrate()).rejects.toThrow('The store is read-only.')
  await migrate({ readOnly: true })
})

/** The address of a snapshot of a store with these migrations. */
async function snapshotOf(migrations?: string): Promise<string> {
  const file = join(folder, 'planet.db')
  reopen(`file:${file}`)
  await migrate({ folder: migrations })
  const to = join(folder, 'site', 'snapshot.db')
  await backUp(file, to, {})
  return `file:${to}?mode=ro`
}

test('a snapshot is read and never written, and nothing is put beside it', async () => {
  reopen(await snapshotOf())
  await migrate()
  expect(store().isSnapshot).toBe(true)
  expect(await countRaw()).toBe(0)
  const insert = async () => database().run(sql`insert into memory values ('a', 'b')`)
  await expect(insert()).rejects.toMatchObject({ cause: { code: 'SQLITE_READONLY' } })
  await store().checkpoint()
  expect(readdirSync(join(folder, 'site'))).toEqual(['snapshot.db'])
})

test('a snapshot of an older version is refused in words, and one that is not there', async () => {
  reopen(await snapshotOf(before('0006_raw_entries_packed')))
  await expect(migrate()).rejects.toThrow('The snapshot was made by an older version')
  const missing = join(folder, 'missing.db')
  expect(() => reopen(`file:${missing}?mode=ro`)).toThrow('expected a file that `planet export` has made')
  expect(existsSync(missing)).toBe(false)
})

test('a build reads a snapshot, and no other store', async () => {
  const url = await snapshotOf()
  vi.stubEnv('NEXT_PHASE', 'phase-production-build')
  for (const [asked, opened] of [
    [url, url],
    [`file:${join(folder, 'planet.db')}`, 'file::memory:'],
  ] as const) {
    vi.stubEnv('DATABASE_URL', asked)
    reopen()
    expect(store().url).toBe(opened)
  }
  vi.unstubAllEnvs()
})

const row = (table: string, columns: string, values: string) =>
  database().run(sql.raw(`insert into ${table} (${columns}) values (${values})`))

/** A store of an older version with a post of two tags and a former guid, and one without a date. */
async function fillOld(): Promise<void> {
  await migrate({ folder: before('0006_raw_entries_packed') })
  await row('authors', 'id, slug, name', `1, 'anna', 'Anna'`)
  const feed = `1, 1, 'anna', 'https://anna.example/feed', '"e"', 'b'`
  await row('feeds', 'id, author_id, slug, url, etag, body_hash', feed)
  const columns =
    'id, feed_id, author_id, guid, slug, title, first_seen_at, changed_at, fingerprint, text_hash, raw_hash, sanitizer_version, sort_at, day, lang, html, text'
  const hash = 'f'.repeat(32)
  const rest = `0, 0, '${hash}', '${hash}', '${hash}', 1`
  await row(
    'posts',
    columns,
    `7, 1, 1, 'g', 's', 'One', ${rest}, 1e12, '2001-09-09', 'de', '<p>a</p>', 'old words'`,
  )
  await row(
    'posts',
    columns,
    `5, 1, 1, 'h', 's', '東京', ${rest}, null, null, null, '', '東京は今日も雨だった。'`,
  )
  await row('post_raw', 'post_id, entry', `7, '{"base":"https://anna.example/","entry":{}}'`)
  for (const label of ['A', 'B'])
    await row('post_tags', 'post_id, tag, label', `7, lower('${label}'), '${label}'`)
  await row('post_aliases', 'feed_id, guid, post_id, seen_at', `1, 'older', 7, 3`)
}

test.each(Object.keys(stores) as StoreName[])(
  'a store of an older version loses nothing (%s)',
  async (on) => {
    const opened = await stores[on](join(folder, 'planet.db'))
    reopen(opened.store)
    await fillOld()
    await migrate()
    const [kept, ...others] = await listRaw(0, 10)
    expect(others).toEqual([])
    expect(kept).toMatchObject({ post: { id: 7, html: '<p>a</p>', rawHash: 'f'.repeat(20) }, author: 'anna' })
    expect(String(kept!.raw)).toBe('{"base":"https://anna.example/","entry":{}}')
    // What it says of its rights was not kept: it is read again.
    expect(await database().all(sql`select etag, body_hash, rights, licence from feeds`)).toEqual([
      { etag: null, body_hash: null, rights: null, licence: null },
    ])
    const tags = await database().all(sql`select * from post_tags`)
    expect(tags).toEqual(
      ['A', 'B'].map((label) => ({
        post_id: 7,
        tag: label.toLowerCase(),
        label,
        day: '2001-09-09',
        sort_at: 1e12,
      })),
    )
    expect(await database().all(sql`select * from post_aliases`)).toHaveLength(1)
    const found = async (words: string, others = {}) =>
      (await searchPosts({ words, ...others }, 9)).map(({ id }) => id)
    expect(await found('old', { author: 'anna', lang: 'de', year: '2001' })).toEqual([7])
    expect([await found('今日'), await found('one')]).toEqual([[5], [7]])
    expect(await database().all(sql`pragma foreign_key_check`)).toEqual([])

    await database().run(sql`delete from posts`)
    for (const table of ['post_tags', 'post_aliases'])
      expect(await database().all(sql.raw(`select * from ${table}`)), table).toEqual([])
    expect(await found('old')).toEqual([])
    await opened.close()
  },
)

/** A folder with the migrations that came before one. */
function before(tag: string): string {
  const migrations = join(folder, 'migrations')
  cpSync('db/migrations', migrations, { recursive: true })
  const file = join(migrations, 'meta/_journal.json')
  const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: { tag: string }[] }
  const entries = journal.entries.filter((entry) => entry.tag < tag)
  writeFileSync(file, JSON.stringify({ ...journal, entries }))
  return migrations
}
