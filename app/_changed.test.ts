import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { database, reopen } from '@/db/client'
import { migrate } from '@/db/migrate'
import { saveToday } from '@/db/queries/today'
import { authors, feeds, posts, postTags, type NewPostRow, type Touch } from '@/db/schema'
import { paths } from '@/lib/paths'
import { listChangedPaths, listOpenedFirst } from './_changed'

/*
 * R-ISR: a store as it is after a run, what the run touched, and the whole list of pages that now show something else.
 */
let folder: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'planet-changed-'))
  reopen(`file:${join(folder, 'planet.db')}`)
  await migrate()
  await database()
    .insert(authors)
    .values([1, 2].map((id) => ({ id, slug: `a${id}`, name: `A${id}` })))
  await database()
    .insert(feeds)
    .values([1, 2].map((id) => ({ id, authorId: id, slug: `a${id}`, url: `u${id}` })))
})
afterEach(() => {
  reopen('file::memory:')
  rmSync(folder, { recursive: true })
})

type Stored = { id: number; day: string | null; author?: 1 | 2; lang?: string; tags?: string[] }

async function store(rows: readonly Stored[]): Promise<void> {
  await database().insert(posts).values(rows.map(rowOf))
  const tags = rows.flatMap(({ id, tags = [] }) => tags.map((tag) => ({ postId: id, tag, label: tag })))
  if (tags.length > 0) await database().insert(postTags).values(tags)
}

function rowOf({ id, day, lang, author = 1 }: Stored): NewPostRow {
  const sortAt = day === null ? null : Date.parse(`${day}T12:00:00Z`)
  return {
    ...{
      id,
      feedId: author,
      authorId: author,
      guid: `g${id}`,
      slug: `p${id}`,
      title: `P${id}`,
      html: '',
      text: '',
    },
    ...{
      day,
      lang,
      sortAt,
      firstSeenAt: 0,
      changedAt: 0,
      fingerprint: '',
      textHash: '',
      rawHash: '',
      sanitizerVersion: 1,
    },
  }
}

type Change = Touch['change'] | Pick<Touch, 'change' | 'was'>

function touch({ id, day, author = 1 }: Stored, change: Change): Touch {
  const { sortAt } = rowOf({ id, day })
  const place = { id, slug: `p${id}`, author: `a${author}`, day, sortAt: sortAt ?? null }
  return { ...place, ...(typeof change === 'string' ? { change } : change) }
}

/** By name, by last post, by activity: what one of them shows, all show. */
const AUTHOR_LISTS = ['/authors', '/authors/by/recent', '/authors/by/active']

const post = (id: number) => paths.post(id, `p${id}`)

const rows: [what: string, store: Stored[], touched: [Stored, Change][], pages: string[]][] = [
  [
    'a new post on top of a day that was there',
    [
      { id: 1, day: '2026-11-20' },
      { id: 2, day: '2026-11-20' },
    ],
    [[{ id: 2, day: '2026-11-20' }, 'came']],
    ['/', '/2026/11/20', '/2026/11', '/2026', '/authors/a1', '/authors/a1/2026', '/stats', post(2), post(1)],
  ],
  [
    'the first post of a day, a month and a year: the neighbours’ links, the archive, the list of authors',
    [
      { id: 1, day: '2025-12-30' },
      { id: 2, day: '2026-01-02' },
    ],
    [[{ id: 2, day: '2026-01-02' }, 'came']],
    [
      ...[
        '/',
        '/2026/01/02',
        '/2026/01',
        '/2026',
        '/2025/12/30',
        '/2025/12',
        '/2025',
        '/archive',
        '/stats',
        ...AUTHOR_LISTS,
      ],
      ...['/authors/a1', '/authors/a1/2026', '/authors/a1/2025', post(2), post(1)],
    ],
  ],
  [
    'a late post between the front page and the older days: the link to older days leads there now',
    [
      ...[1, 2].map((id) => ({ id, day: '2026-11-21', author: 2 as const })),
      { id: 3, day: '2026-11-20' },
      { id: 4, day: '2026-11-02' },
      { id: 5, day: '2026-11-23' },
    ],
    [[{ id: 3, day: '2026-11-20' }, 'came']],
    [
      ...['/', '/2026/11/20', '/2026/11', '/2026', '/2026/11/21', '/2026/11/02'],
      ...['/authors/a1', '/authors/a1/2026', '/stats', post(3), post(4), post(5)],
    ],
  ],
  [
    'an old post of which only the text was edited',
    [{ id: 1, day: '2020-05-05' }, ...[2, 3, 4].map((id) => ({ id, day: '2026-11-20' }))],
    [[{ id: 1, day: '2020-05-05' }, 'text']],
    ['/2020/05/05', post(1)],
  ],
  [
    'a new post without a date stands with its author alone',
    [
      { id: 1, day: null },
      { id: 2, day: '2026-11-20', author: 2 },
    ],
    [[{ id: 1, day: null }, 'came']],
    ['/authors/a1', post(1)],
  ],
  [
    'the last post of a day went',
    [
      { id: 1, day: '2026-11-19' },
      { id: 2, day: '2026-11-21', author: 2 },
    ],
    [[{ id: 3, day: '2026-11-20' }, 'went']],
    [
      ...['/', '/2026/11/20', '/2026/11', '/2026', '/2026/11/21', '/2026/11/19', ...AUTHOR_LISTS, '/stats'],
      ...['/authors/a1', '/authors/a1/2026', post(3), post(1)],
    ],
  ],
  [
    'the last post of an author’s year went: the years beside it lead elsewhere',
    [
      { id: 1, day: '2024-01-02' },
      { id: 2, day: '2026-01-02' },
      ...[3, 4, 5].map((id) => ({ id, day: '2025-06-06', author: 2 as const })),
    ],
    [[{ id: 6, day: '2025-06-06' }, 'went']],
    [
      ...['/2025/06/06', '/2025/06', '/2025', '/stats', '/', '/archive'],
      ...['/authors/a1', '/authors/a1/2025', '/authors/a1/2024', '/authors/a1/2026'],
      ...[post(6), post(1), post(2)],
      // Beside one of which it stood on that day; they are of one instant.
      ...[post(3), post(4), post(5)],
    ],
  ],
  [
    'a new post above those of another feed of its instant: the first of them leads to it',
    [1, 2, 3, 4].map((id) => ({ id, day: '2026-11-20', author: id === 2 ? 1 : 2 })),
    [[{ id: 2, day: '2026-11-20' }, 'came']],
    [
      ...[
        '/',
        '/2026/11/20',
        '/2026/11',
        '/2026',
        '/authors/a1',
        '/authors/a1/2026',
        ...AUTHOR_LISTS,
        '/archive',
        '/stats',
      ],
      ...[post(2), post(1)],
    ],
  ],
  [
    'a post that was purged before pages were told: those of its tags and language too',
    [1, 2].map((id) => ({ id, day: '2026-11-20', tags: ['rust', 'gentoo'], lang: 'de' })),
    [
      [
        { id: 3, day: '2026-11-20' },
        { change: 'went', was: { lang: 'de', tags: ['rust'], words: 9 } },
      ],
    ],
    [
      ...['/', '/2026/11/20', '/2026/11', '/2026', '/stats', '/authors/a1', '/authors/a1/2026'],
      ...['/tags', '/tags/rust', '/tags/rust/2026', '/lang/de', '/lang/de/2026', post(3), post(2), post(1)],
    ],
  ],
  [
    'a post under other rights: no other page speaks of them',
    [{ id: 1, day: '2026-11-20' }],
    [[{ id: 1, day: '2026-11-20' }, 'rights']],
    [post(1)],
  ],
  [
    'a post that its author has moved: lists say where its original is, its neighbours do not',
    [
      { id: 1, day: '2020-05-05', tags: ['gentoo'], lang: 'en' },
      ...[2, 3, 4].map((id) => ({ id, day: '2026-11-20', lang: 'en' })),
    ],
    [[{ id: 1, day: '2020-05-05' }, 'link']],
    [
      ...['/2020/05/05', '/2020/05', '/authors/a1', '/authors/a1/2020', post(1)],
      ...['/tags/gentoo', '/lang/en'],
    ],
  ],
  [
    'an edit of what only the author’s lists show',
    [{ id: 1, day: '2020-05-05' }, ...[2, 3, 4].map((id) => ({ id, day: '2026-11-20' }))],
    [[{ id: 1, day: '2020-05-05' }, 'line']],
    ['/2020/05/05', '/authors/a1', '/authors/a1/2020', post(1)],
  ],
  [
    'an edited title stands wherever the post is named',
    [
      { id: 1, day: '2020-05-05', tags: ['gentoo'], lang: 'en-GB' },
      ...[2, 3, 4].map((id) => ({ id, day: '2026-11-20', lang: 'en' })),
    ],
    [[{ id: 1, day: '2020-05-05' }, 'title']],
    [
      ...['/2020/05/05', '/2020/05', '/authors/a1', '/authors/a1/2020', post(1), post(4)],
      ...['/tags/gentoo', '/lang/en'],
    ],
  ],
  [
    'a new post under a tag: the tag, and the list of all of them',
    [
      { id: 1, day: '2026-11-20', lang: 'en' },
      { id: 2, day: '2026-11-20', lang: 'en', tags: ['gentoo'] },
    ],
    [[{ id: 2, day: '2026-11-20' }, 'came']],
    [
      ...['/', '/2026/11/20', '/2026/11', '/2026', '/authors/a1', '/authors/a1/2026', post(2), post(1)],
      ...['/stats', '/tags', '/tags/gentoo', '/lang/en'],
    ],
  ],
  [
    'an edit that gives a post other tags and more words',
    [{ id: 1, day: '2020-05-05', tags: ['new'] }, ...[2, 3, 4].map((id) => ({ id, day: '2026-11-20' }))],
    [
      [
        { id: 1, day: '2020-05-05' },
        { change: 'text', was: { lang: null, tags: ['old'], words: 5 } },
      ],
    ],
    [
      ...['/2020/05/05', '/authors/a1', post(1), '/stats'],
      ...['/tags', '/tags/new', '/tags/old', '/tags/old/2020'],
    ],
  ],
  [
    'the first post in a language: whoever names the languages names one more',
    [
      { id: 1, day: '2026-11-20', lang: 'en' },
      { id: 2, day: '2020-05-05', lang: 'de-AT', author: 2 },
      ...[3, 4, 5].map((id) => ({ id, day: '2026-11-20', lang: 'en' })),
    ],
    [
      [
        { id: 2, day: '2020-05-05', author: 2 },
        { change: 'title', was: { lang: 'en', tags: [], words: 0 } },
      ],
    ],
    [
      ...['/2020/05/05', '/2020/05', '/authors/a2', '/authors/a2/2020', post(2), '/stats'],
      ...['/lang/de', '/lang/en', '/lang/en/2020', '/'],
    ],
  ],
]

describe('pages that show something else after a run', () => {
  it.each(rows)('%s', async (_, stored, touched, pages) => {
    await store(stored)
    const found = await listChangedPaths(
      touched.map(([row, change]) => touch(row, change)),
      { frontPosts: 3 },
    )
    expect(found.sort()).toEqual([...pages].sort())
  })
})

it('a feed that begins to need help is told of on the front page and that of its author', async () => {
  expect(await listChangedPaths([], { frontPosts: 3, helps: ['a1'] })).toEqual(['/', '/authors/a1'])
})

it('a feed that says something else of its rights is shown so with its author', async () => {
  expect(await listChangedPaths([], { frontPosts: 3, relicensed: ['a1'] })).toEqual(['/authors/a1'])
})

describe('a day after', () => {
  const stored = [
    { id: 1, day: '2020-11-22' },
    { id: 2, day: '2025-11-24', author: 2 as const },
    ...[3, 4, 5].map((id) => ({ id, day: '2026-11-10' })),
  ]
  it.each([
    { what: 'nothing is another', from: '2026-11-26', to: '2026-11-27', pages: [] },
    { what: 'this day has a past', from: '2026-11-21', to: '2026-11-22', pages: ['/'] },
    { what: 'the day before had one', from: '2026-11-22', to: '2026-11-23', pages: ['/'] },
    {
      what: 'an author is silent for a year',
      from: '2026-11-24',
      to: '2026-11-25',
      pages: ['/', ...AUTHOR_LISTS],
    },
    { what: 'a month began', from: '2026-11-30', to: '2026-12-01', pages: AUTHOR_LISTS },
  ])('$what', async ({ from, to, pages }) => {
    await store(stored)
    expect(await listChangedPaths([], { frontPosts: 3, newDays: [{ from, to }] })).toEqual(pages)
  })

  it('what is said on this day changes with its posts; what is drawn of twelve months too', async () => {
    await store(stored)
    await saveToday('2026-11-22')
    const found = (row: Stored, change: Change) => listChangedPaths([touch(row, change)], { frontPosts: 3 })
    expect(await found({ id: 1, day: '2020-11-22' }, 'title')).toContain('/')
    expect(await found({ id: 1, day: '2020-11-22' }, 'text')).not.toContain('/')
    expect(await found({ id: 3, day: '2026-11-10' }, 'came')).toEqual(expect.arrayContaining(AUTHOR_LISTS))
  })
})

describe('what is rendered before readers come', () => {
  it('what one new post changes, the most opened first; overviews, tags and years wait for a reader', () => {
    const changed = [
      ...[
        '/tags',
        '/tags/rust',
        '/lang/en',
        '/posts/2/p2',
        '/authors/anna/2026',
        '/authors/anna',
        ...AUTHOR_LISTS,
      ],
      ...['/stats', '/archive', '/2026', '/2026/11', '/2026/11/22', '/posts/1/p1', '/'],
    ]
    const first = ['/', '/2026/11/22', '/authors/anna', '/posts/2/p2', '/posts/1/p1']
    expect(listOpenedFirst(changed)).toEqual(first)
  })

  it('twelve pages at most, whatever a run has changed', () => {
    const posts = Array.from({ length: 30 }, (_, id) => paths.post(id + 1, 'p'))
    const authors = Array.from({ length: 8 }, (_, id) => paths.author(`a${id}`))
    const first = listOpenedFirst([...posts, ...authors, '/2026/11/22', '/'])
    expect(first).toEqual(['/', '/2026/11/22', ...authors, ...posts.slice(0, 2)])
  })
})
