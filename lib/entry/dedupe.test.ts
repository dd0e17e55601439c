import { describe, expect, it } from 'vitest'
import { dedupe, listUnread, type Known } from './dedupe'
import type { NewPost } from './normalise'

const day = (n: number) => Date.UTC(2026, 0, n)

const known = (part: Partial<Known>): Known => ({
  ...{
    id: 1,
    guid: 'g1',
    aliases: [],
    link: null,
    canonical: 'a.example/1',
    textHash: 't1',
    rawHash: 'r1',
    fingerprint: 'f1',
  },
  ...{ publishedAt: day(1), hasBody: true },
  ...part,
})
const post = (part: Partial<NewPost>): NewPost => ({
  ...{
    guid: 'g1',
    link: null,
    canonical: 'a.example/1',
    page: null,
    slug: 's',
    title: 'T',
    untitled: false,
    byline: [],
    lang: null,
  },
  ...{
    own: { at: day(1), source: 'published' },
    html: '<p>x</p>',
    text: 'x',
    excerpt: 'x',
    words: 1,
    minutes: 1,
    fold: null,
  },
  ...{
    fingerprint: 'f1',
    textHash: 't1',
    rawHash: 'r1',
    titleHash: null,
    sanitizerVersion: 1,
    enclosures: [],
    comments: null,
  },
  ...{ source: null, tags: [], raw: new Uint8Array(), removed: {} },
  ...part,
})

const rows: [
  what: string,
  posts: Partial<NewPost>[],
  known: Partial<Known>[],
  here: string[],
  plan: string,
][] = [
  [
    'an unknown post is added',
    [{ guid: 'g2', canonical: 'a.example/2', textHash: 't2' }],
    [{}],
    ['g2'],
    'added g2',
  ],
  ['the same fingerprint changes nothing', [{}], [{}], ['g1'], ''],
  ['another fingerprint replaces the content', [{ fingerprint: 'f2' }], [{}], ['g1'], 'changed 1'],
  ['an empty body never overwrites a text', [{ fingerprint: 'f2', html: '', text: '' }], [{}], ['g1'], ''],
  ['R-REKEY: a new guid at a known address is the same post', [{ guid: 'n' }], [{}], ['n'], 'alias n=1'],
  ['and may be edited at once', [{ guid: 'n', fingerprint: 'f2' }], [{}], ['n'], 'changed 1, alias n=1'],
  [
    'but not a month later: such a blog links all its posts to its front page',
    [{ guid: 'n', textHash: 't2', own: { at: day(30), source: 'published' } }],
    [{}],
    ['n'],
    'added n',
  ],
  [
    'unless its text is the same too: an engine that dates all anew has written nothing',
    [{ guid: 'n', own: { at: day(30), source: 'published' } }],
    [{}],
    ['n'],
    'alias n=1',
  ],
  ['but not while the old guid still stands beside it', [{ guid: 'n' }], [{}], ['n', 'g1'], 'added n'],
  [
    'a new guid with known text and a near date is the same post',
    [{ guid: 'n', canonical: null }],
    [{}],
    ['n'],
    'alias n=1',
  ],
  [
    'with a far date it is another one',
    [{ guid: 'n', canonical: null, own: { at: day(9), source: 'published' } }],
    [{}],
    ['n'],
    'added n',
  ],
  ['two posts do not become one', [{ guid: 'n' }, { guid: 'm' }], [{}], ['n', 'm'], 'added m, alias n=1'],
  [
    'a former guid is known',
    [{ guid: 'old', fingerprint: 'f2' }],
    [{ aliases: ['old'] }],
    ['old'],
    'changed 1',
  ],
]

describe('dedupe', () => {
  it.each(rows)('%s', (_, posts, knowns, here, expected) => {
    const plan = dedupe(posts.map(post), knowns.map(known), new Set(here))
    const said = [
      ...plan.added.map(({ guid }) => `added ${guid}`),
      ...plan.changed.map(({ id }) => `changed ${id}`),
      ...plan.aliases.map(({ guid, postId }) => `alias ${guid}=${postId}`),
    ]
    expect(said.join(', ')).toBe(expected)
  })

  it('cleans only what is new or differs from what was cleaned before', () => {
    const entries = [
      { guid: 'g1', rawHash: 'r1' },
      { guid: 'old', rawHash: 'r1' },
      { guid: 'g1', rawHash: 'r2' },
      { guid: 'new', rawHash: 'r1' },
    ]
    expect(listUnread(entries, [known({ aliases: ['old'] })])).toEqual(entries.slice(2))
  })
})
