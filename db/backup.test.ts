import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginStory, type Story } from '../e2e/story'
import { backupBefore, backUp, isStore, readBackup, restore } from './backup'
import { connection } from './client'

let story: Story
let folder: string
const at = (name: string) => join(folder, name)
const titles = () =>
  story.rows<{ title: string }>('select title from posts order by title').map(({ title }) => title)

beforeAll(async () => {
  story = await beginStory()
  folder = await mkdtemp(join(tmpdir(), 'backup-'))
  const told = ["anna's feed is by ©_Anna", 'anna says b(rights=https://cc.example/by) a', 'hide a']
  for (const line of told) await story.tell(line)
})
afterAll(async () => {
  await story.end()
  await rm(folder, { recursive: true })
})

test('a backup is made and restored while the store is open, and keeps everything', async () => {
  const store = connection().name
  const before = story.contents()
  await backUp(store, at('backup.db'), { 'planet.yaml': 'title: T\n' })
  expect(readBackup(at('backup.db'))).toEqual({
    papers: { 'planet.yaml': 'title: T\n' },
    posts: 2,
    authors: 1,
  })
  expect((await stat(at('backup.db'))).mode & 0o777).toBe(0o600)
  expect(isStore(await readFile(at('backup.db')))).toBe(true)

  await story.tell('anna says c b a')
  expect(titles()).toHaveLength(3)
  await restore(at('backup.db'), store)
  // The same connection, as that of a running site.
  expect(story.contents()).toBe(before)
  await story.tell('b is under ©_Anna+https://cc.example/by')
  expect(story.rows('select 1 from tombstones').length).toBeGreaterThan(0)
  expect(story.rows<{ what: string }>('select what from touches order by id desc limit 1')[0]?.what).toBe(
    '"everything"',
  )
  expect(story.rows("select 1 from sqlite_master where name = 'papers'")).toEqual([])
  await story.tell('anna says c b a')
  expect(titles()).toHaveLength(3)
})

test('an empty place is filled too, and the copy before a change stands beside the store', async () => {
  await restore(at('backup.db'), at('new/planet.db'))
  expect(await backupBefore(at('new/planet.db'), 'migration')).toBe(at('new/planet.db.before-migration'))
  expect(await backupBefore(at('new/planet.db'), 'migration')).toBe(at('new/planet.db.before-migration'))
  expect(readBackup(at('new/planet.db.before-migration'))).toEqual({ papers: {}, posts: 2, authors: 1 })
})

const BROKEN: readonly [what: string, words: string, make: (file: string) => Promise<unknown>][] = [
  ['no database', 'it is broken', (file) => writeFile(file, 'SQLite format 3\0 or so, but not really')],
  ['nothing', 'it is broken', () => Promise.resolve()],
  [
    'cut short',
    'it is broken',
    async (file) => {
      await backUp(connection().name, file, {})
      await truncate(file, 40_960)
    },
  ],
  [
    'of another program',
    'no store of a planet',
    async (file) => {
      new Database(file).exec('create table posts (id)').close()
    },
  ],
  [
    'of a newer version',
    'newer version',
    async (file) => {
      await backUp(connection().name, file, {})
      new Database(file)
        .exec("insert into __drizzle_migrations (hash, created_at) values ('later', 1)")
        .close()
    },
  ],
]
test.each(BROKEN)('a file that is %s is refused', async (what, words, make) => {
  await make(at(`${what}.db`))
  expect(readBackup(at(`${what}.db`))).toEqual({ fault: expect.stringContaining(words) })
})
