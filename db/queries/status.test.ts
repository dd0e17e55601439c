import { beforeAll, expect, it } from 'vitest'
import { database, reopen } from '../client'
import { migrate } from '../migrate'
import { authors, feeds } from '../schema'
import { getStatusSlug } from './status'

beforeAll(async () => {
  reopen('file::memory:')
  await migrate()
  const author = (id: number, slug: string, aliases: string[] = []) => ({ id, slug, name: slug, aliases })
  await database()
    .insert(authors)
    .values([author(1, 'anna', ['ann']), author(2, 'ben', ['ann-2', 'benny']), author(3, 'carl')])
  // Feeds keep the slug that they came with.
  const feed = (authorId: number, slug: string) => ({ authorId, slug, url: `https://${slug}.example/` })
  await database()
    .insert(feeds)
    .values([feed(1, 'ann'), feed(1, 'ann-2'), feed(2, 'ben')])
})

it.each([
  ['an author', 'anna', 'anna'],
  ['a former name', 'benny', 'ben'],
  ['a former name that the feed still has', 'ann', 'anna'],
  ['a feed, even where another author was once called so', 'ann-2', 'ann-2'],
  ['an author without a feed', 'carl', null],
  ['nobody', 'nobody', null],
])('R-AUTHOR the status of %s: %s stands under %s', async (_name, slug, expected) => {
  expect(await getStatusSlug(slug)).toBe(expected)
})
