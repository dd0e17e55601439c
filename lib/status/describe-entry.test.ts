import { expect, it } from 'vitest'
import { describeEntry, type KnownEntry } from './describe-entry'

const place = { now: Date.UTC(2026, 4, 28, 10), locale: 'en-US', timezone: 'UTC' }
const words = { include: ['gentoo'], exclude: ['ads'], owner: { name: 'Kim', email: 'kim@example.org' } }
const at = Date.UTC(2026, 4, 25)
const post: NonNullable<KnownEntry['post']> = {
  ...{ id: 7, slug: 'cake', title: 'Cake', state: 'shown', backlog: false, hiddenAt: null, card: null },
  ...{ sortAt: at, publishedAt: at, firstSeenAt: at },
}
const card = { id: 8, slug: 'pie', author: 'Ben' }

it.each<[Partial<typeof post> | null, KnownEntry['seen'], string, string, string | null]>([
  [{}, 'new', 'shown', 'Stands under May 25.', '/posts/7/cake'],
  [{ backlog: true }, 'new', 'backlog', 'Stands under May 25.', '/posts/7/cake'],
  [{ publishedAt: null }, 'new', 'bad-date', 'No readable date; first seen May 25.', '/posts/7/cake'],
  [{ publishedAt: null, sortAt: null }, 'new', 'undated', 'No readable date.', '/posts/7/cake'],
  [
    { publishedAt: Date.UTC(2027, 0, 1) },
    'new',
    'future-date',
    'Dated Jan 1, 2027; stands under May 25.',
    '/posts/7/cake',
  ],
  [{ state: 'held' }, 'new', 'held', 'Came with many others, first seen May 25.', null],
  [{ state: 'hidden', hiddenAt: at }, 'unchanged', 'hidden', 'Hidden May 25', null],
  [{ state: 'duplicate', card }, 'new', 'duplicate', 'Shown as the post of Ben.', '/posts/8/pie'],
  [{ state: 'duplicate' }, 'new', 'duplicate', '', null],
  [
    { state: 'filtered' },
    'new',
    'filtered',
    'Asked for are posts with one of: gentoo; with none of: ads.',
    null,
  ],
  [{ state: 'gone' }, 'unchanged', 'deleted', '', null],
  [null, 'failed', 'entry-failed', 'It could not be read.', null],
  [null, 'unchanged', 'purged', 'It is not in the store.', null],
])('R-STATUS %o, %s, is %s', (changes, seen, code, saw, link) => {
  const entry = { guid: 'tag:cake', seen, post: changes && { ...post, ...changes } }
  const described = describeEntry(entry, words, place)
  expect(described).toMatchObject({ code, link, title: changes ? 'Cake' : 'tag:cake' })
  expect(described.saw).toContain(saw)
})

it('R-STATUS asks for nothing where planet.yaml does not any more', () => {
  const rules = { include: [], exclude: [], owner: null }
  const entry = { guid: 'tag:cake', seen: 'new', post: { ...post, state: 'filtered' } } as const
  expect(describeEntry(entry, rules, place).saw).toBe('')
})

it.each([
  ['de-DE', 'Steht unter dem 25. Mai.', 'Frag nach, wenn das ein Versehen ist: Kim (kim@example.org).'],
  ['he-IL', 'מופיע בתאריך 25 במאי.', 'אם זו טעות, פנו אל \u2068Kim (kim@example.org)\u2069.'],
])('R-STATUS in %s', (locale, stands, todo) => {
  const describeIn = (changes: Partial<typeof post>) =>
    describeEntry({ guid: 'tag:cake', seen: 'new', post: { ...post, ...changes } }, words, {
      ...place,
      locale,
    })
  expect(describeIn({}).saw).toBe(stands)
  expect(describeIn({ state: 'hidden', hiddenAt: at }).todo).toBe(todo)
})
