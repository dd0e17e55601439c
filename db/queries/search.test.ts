import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connection, database, reopen, write } from '../client'
import { stores, type StoreName } from '../../e2e/each-store'
import { beginStory } from '../../e2e/story'
import { migrate } from '../migrate'
import { authors, feeds, posts, type NewPostRow } from '../schema'
import { addTexts, placesFrom, replaceTexts } from './search-index'
import { searchPosts, type SearchQuestion } from './search'

/*
 * Who writes a post writes the index with it, a trigger takes out what goes: what is found is what stands there.
 */
let folder: string
const DAY = '2026-05-05'
const NOON = Date.parse(`${DAY}T12:00:00Z`)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'planet-search-'))
  reopen(`file:${join(folder, 'planet.db')}`)
  await migrate()
  await database()
    .insert(authors)
    .values([1, 2, 3].map((id) => ({ id, slug: `a${id}`, name: `A${id}`, listed: id !== 3 })))
  await database()
    .insert(feeds)
    .values([1, 2, 3].map((id) => ({ id, authorId: id, slug: `a${id}`, url: `u${id}` })))
})
afterAll(() => {
  reopen('file::memory:')
  rmSync(folder, { recursive: true })
})

type Stored = Partial<NewPostRow> & { readonly text?: string }

async function store(id: number, { text = '', ...row }: Stored): Promise<void> {
  const author = row.authorId ?? 1
  const day = row.day === undefined ? DAY : row.day
  const place = { sortAt: NOON, day, searchPlace: placesFrom(day) + id }
  const hashes = { fingerprint: '', textHash: '', rawHash: '', sanitizerVersion: 1 }
  const base = { id, feedId: author, authorId: author, guid: `g${id}`, slug: `p${id}`, title: `P${id}` }
  const post = { ...base, ...place, ...hashes, firstSeenAt: 0, changedAt: 0, html: '', lang: null, ...row }
  await write([database().insert(posts).values(post), ...addTexts([{ ...post, text }])])
}

async function idsOf(words: string, others: Partial<SearchQuestion> = {}): Promise<number[]> {
  const sqlite = connection()
  for (const index of ['search', 'search_dense'])
    sqlite.exec(`insert into ${index} (${index}) values ('integrity-check')`)
  return (await searchPosts({ words, ...others }, 10)).map(({ id }) => id)
}

it('finds the newest first, of one day those with the words in their titles', async () => {
  await store(1, { text: 'planets', sortAt: NOON - 86_400_000, day: '2026-05-04' })
  await store(2, { title: 'Planets', sortAt: NOON - 1000 })
  await store(3, { text: 'many planets' })
  await store(4, { text: 'undated planets', sortAt: null, day: null })
  expect(await idsOf('planets')).toEqual([2, 3, 1, 4])
  expect(await idsOf('planets', { year: '2026' })).toEqual([2, 3, 1])
  expect(await idsOf('planets', { year: '2025' })).toEqual([])
})

it('tells posts of one second apart', async () => {
  for (let id = 100; id < 105; id += 1) await store(id, { text: 'simultaneous' })
  expect((await idsOf('simultaneous')).toSorted()).toEqual([100, 101, 102, 103, 104])
  const [newest] = await searchPosts({ words: 'simultaneous' }, 1)
  expect(await idsOf('simultaneous', { after: newest!.place })).toHaveLength(4)
})

it('shows nothing that readers may not see', async () => {
  for (const [id, state] of (['held', 'hidden', 'duplicate', 'gone', 'filtered'] as const).entries())
    await store(200 + id, { text: 'unseen', state })
  await store(210, { text: 'unseen', authorId: 3 })
  expect(await idsOf('unseen')).toEqual([])
})

it('narrows by author and language, whatever the texts say', async () => {
  await store(300, { text: 'narrow a2 lde', lang: 'en' })
  await store(301, { text: 'narrow', lang: 'de-AT', authorId: 2 })
  expect(await idsOf('narrow', { author: 'a2' })).toEqual([301])
  expect(await idsOf('narrow', { lang: 'de' })).toEqual([301])
  expect(await idsOf('narrow', { author: 'nobody' })).toEqual([])
  expect(await idsOf('a1')).toEqual([])
})

it('follows an edit, from letters to words and back, and a deletion', async () => {
  await store(400, { title: 'Über alles', text: 'before the edit', lang: 'en' })
  const post = { id: 400, authorId: 1, title: 'Über alles', rawHash: '' }
  const edit = (texts: { text: string; lang: string }, rawHash = '') =>
    write(replaceTexts([{ ...post, ...texts, rawHash }]))
  await edit({ text: '東京は今日も雨だった。', lang: 'ja' })
  expect([await idsOf('edit'), await idsOf('今日'), await idsOf('uber')]).toEqual([[], [400], [400]])
  await edit({ text: 'after the edit', lang: 'en' })
  expect([await idsOf('edit'), await idsOf('今日')]).toEqual([[400], []])
  await edit({ text: 'overtaken by a run', lang: 'en' }, 'of what a run has changed since')
  expect(await idsOf('edit')).toEqual([400])
  await database().delete(posts).where(eq(posts.id, 400))
  expect(await idsOf('edit')).toEqual([])
})

it('finds letters in a text of words, where they begin one', async () => {
  await store(500, { text: 'A week in 大阪城 with friends who speak nothing but English and walk a lot' })
  expect(await idsOf('大阪')).toEqual([500])
})

it.each(Object.keys(stores) as StoreName[])(
  'finds what fetches bring, as they leave it, newest first (%s)',
  async (on) => {
    const story = await beginStory(on)
    const found = async (words: string) =>
      (await searchPosts({ words }, 10)).map(({ title, day }) => `${title} ${day}`)
    try {
      await story.tell(
        'anna says c(title=East on=-1d text=東京は今日も雨だった) b(on=-3d text=rain) a(on=none text=rain)',
      )
      await story.tell('ben says d(title=Rain on=-3d)')
      expect(await found('rain')).toEqual([
        'Rain 2026-01-07',
        expect.stringMatching(/ 2026-01-07$/),
        expect.any(String),
      ])
      expect(await found('今日')).toEqual(['East 2026-01-09'])
      await story.tell('anna says c(title=East on=-1d text=rain) b(on=-3d text=sun) a(on=none text=rain)')
      expect((await found('rain')).map((line) => line.slice(0, 4))).toEqual([
        'East',
        'Rain',
        expect.any(String),
      ])
      expect([await found('今日'), await found('sun')]).toEqual([[], [expect.any(String)]])
    } finally {
      await story.end()
    }
  },
)
