import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { connection } from '../../db/client'
import { PLANET_KEY, saveMemory } from '../../db/queries/memory'
import { beginStory, type Story } from '../../e2e/story'
import { readSettings } from '../config'
import { release } from './release'

let story: Story
const said: string[] = []

beforeEach(async () => {
  for (const name of ['log', 'error'] as const) {
    vi.spyOn(console, name).mockImplementation((line: string) => void said.push(line))
  }
  story = await beginStory()
  for (const line of ['2 are a flood', 'anna says a', 'anna says e d c(tags=rust) b a'])
    await story.tell(line)
})
afterEach(async () => {
  vi.restoreAllMocks()
  await story.end()
})

/** The first line said; the site does not answer. */
async function released(include: readonly string[], json: boolean) {
  await saveMemory(PLANET_KEY, JSON.stringify({ authors: [{ slug: 'anna', include, exclude: [] }] }))
  const env = {
    PLANET_CONFIG: 'none.yaml',
    DATABASE_URL: `file:${connection().name}`,
    CRON_SECRET: 's'.repeat(16),
  }
  const read = readSettings(env)
  if ('faults' in read) throw new Error('settings')
  said.length = 0
  await release('anna', { json, site: 'http://127.0.0.1:1' }, read.settings)
  return said[0]
}

test.each([
  ['all', [], 'shows e d c b a', 'anna: 2 posts released, 0 filtered.'],
  ['one of two', ['rust'], 'shows e d c a', 'anna: 1 posts released, 1 filtered.'],
  ['none', ['cake'], 'shows e d a', 'anna: 0 posts released, 2 filtered.'],
])('what is released is what shows: %s', async (_name, include, shows, words) => {
  expect(await released(include, false)).toBe(words)
  await story.tell(shows)
  expect(await released(include, false)).toBe('anna: 0 posts released, 0 filtered.')
})

test('in JSON too', async () => {
  expect(JSON.parse((await released(['rust'], true))!)).toEqual({ feed: 'anna', released: 1, filtered: 1 })
})
