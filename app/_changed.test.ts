import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { database, reopen } from '@/db/client'
import { migrate } from '@/db/migrate'
import { authors, feeds, posts, type NewPostRow, type Touch } from '@/db/schema'
import { paths } from '@/lib/paths'
import { listChangedPaths } from './_changed'

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

type Stored = { id: number; day: string | null; author?: 1 | 2 }

async function store(rows: readonly Stored[]): Promise<void> {
  await database().insert(posts).values(rows.map(rowOf))
}

function rowOf({ id, day, author = 1 }: Stored): NewPostRow {
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

function touch({ id, day, author = 1 }: Stored, change: Touch['change']): Touch {
  const { sortAt } = rowOf({ id, day })
  return { id, slug: `p${id}`, author: `a${author}`, day, sortAt: sortAt ?? null, change }
}

const post = (id: number) => paths.post(id, `p${id}`)

const rows: [what: string, store: Stored[], touched: [Stored, Touch['change']][], pages: string[]][] = [
  [
    'a new post on top of a day that was there',
    [
      { id: 1, day: '2026-11-20' },
      { id: 2, day: '2026-11-20' },
    ],
    [[{ id: 2, day: '2026-11-20' }, 'came']],
    ['/', '/2026/11/20', '/2026/11', '/2026', '/authors/a1', '/authors/a1/2026', post(2), post(1)],
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
        '/authors',
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
      ...['/authors/a1', '/authors/a1/2026', post(3), post(4), post(5)],
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
      ...['/', '/2026/11/20', '/2026/11', '/2026', '/2026/11/21', '/2026/11/19', '/authors'],
      ...['/authors/a1', '/authors/a1/2026', post(3), post(1)],
    ],
  ],
]

describe('pages that show something else after a run', () => {
  it.each(rows)('%s', async (_, stored, touched, pages) => {
    await store(stored)
    const found = await listChangedPaths(
      touched.map(([row, change]) => touch(row, change)),
      3,
    )
    expect(found.sort()).toEqual([...pages].sort())
  })
})
