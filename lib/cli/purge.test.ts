import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { connection } from '../../db/client'
import { beginStory, type Story } from '../../e2e/story'
import { readSettings } from '../config'
import { postKey } from '../paths'
import { purge } from './purge'

const NOW = Date.UTC(2026, 0, 11)
let story: Story
const said: string[] = []

beforeAll(async () => {
  for (const name of ['log', 'error'] as const) {
    vi.spyOn(console, name).mockImplementation((line: string) => void said.push(line))
  }
  story = await beginStory()
  for (const line of ['anna says c b a', 'ben says d']) await story.tell(line)
})
afterAll(async () => {
  vi.restoreAllMocks()
  await story.end()
})

/** Over a planet.yaml that is not there, and a site that does not answer: it hears of it with its next run. */
async function purged(target: string, yes = true) {
  const read = readSettings({
    PLANET_CONFIG: 'none.yaml',
    DATABASE_URL: `file:${connection().name}`,
    CRON_SECRET: 'only-for-the-tests',
  })
  if ('faults' in read) throw new Error('settings')
  said.length = 0
  const code = await purge(target, { yes, site: 'http://127.0.0.1:1' }, read.settings, NOW)
  return { code, said: said.join('\n') }
}
const count = (table: string) => story.rows<{ n: number }>(`select count(*) as n from ${table}`)[0]!.n
const postOf = (guid: string) =>
  story.rows<{ id: number; link: string }>(`select id, link from posts where guid like '%${guid}'`)[0]!

test('nothing is deleted unasked, or under a name that nothing has', async () => {
  expect(await purged('zoe')).toEqual({ code: 1, said: 'zoe: no author and no post has this name.' })
  expect((await purged('anna', false)).said).toBe(
    'anna with 3 posts would be deleted for ever: --yes does it.',
  )
  expect([count('posts'), count('authors')]).toEqual([4, 2])
})

test('a post goes, and what its feed still says of it is never shown', async () => {
  const told = count('touches')
  const key = postKey(postOf('a').id)
  expect((await purged(`https://planet.example/posts/${key}/any-title`)).said).toContain(': deleted.')
  expect([count('posts'), count('touches')]).toEqual([3, told + 1])
  await story.tell('anna says e c b a')
  await story.tell('shows anna/e ben/d anna/c anna/b')
})

test('a post is known by its own address', async () => {
  expect((await purged(postOf('b').link)).said).toContain('deleted.')
  await story.tell('shows anna/e ben/d anna/c')
})

test('an author goes with everything but what keeps hidden posts hidden', async () => {
  await purged('anna')
  expect(story.rows('select slug from authors')).toEqual([{ slug: 'ben' }])
  for (const table of ['posts', 'feeds']) expect(count(table), table).toBe(1)
  expect(count('tombstones')).toBeGreaterThan(0)
  expect(story.rows('pragma foreign_key_check')).toEqual([])
  await story.tell('shows ben/d')
})
