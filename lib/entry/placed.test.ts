import { describe, expect, it } from 'vitest'
import type { EntryDates } from '../parse/parsed-feed'
import { entryThatSays } from './fixtures/entry'
import { getOwnDate, listRebuildStamps, place } from './placed'

const now = Date.parse('2026-11-22T12:00:00Z')
const iso = (at: number | null | undefined) =>
  at === null || at === undefined ? null : new Date(at).toISOString()

const entryOf = (dates: Partial<EntryDates>) =>
  entryThatSays({ dates: { published: [], issued: [], updated: [], ...dates } })

describe('R-DATE: the first valid one of published, issued, updated, permalink', () => {
  const rows: [
    what: string,
    dates: Partial<EntryDates>,
    link: string | null,
    at: string | null,
    source?: string,
  ][] = [
    [
      'published',
      { published: ['2015-05-28T10:00:00Z'], updated: ['2016-01-01'] },
      null,
      '2015-05-28T10:00:00.000Z',
      'published',
    ],
    [
      'an unreadable pubDate hides nothing',
      { published: ['next Tuesday'], issued: ['2015-05-28'] },
      null,
      '2015-05-28T00:00:00.000Z',
      'issued',
    ],
    [
      'updated when nothing else',
      { updated: ['2015-05-28T10:00:00+02:00'] },
      null,
      '2015-05-28T08:00:00.000Z',
      'updated',
    ],
    ['a date in the permalink', {}, 'https://a.example/2015/05/28/veil', '2015-05-28T00:00:00.000Z', 'link'],
    ['with hyphens too', {}, 'https://a.example/2015-05-28-veil.html', '2015-05-28T00:00:00.000Z', 'link'],
    ['not within a longer number', {}, 'https://a.example/12015/05/281', null],
    ['before 1980 is no date', { published: ['1970-01-01T00:00:00Z'] }, null, null],
    [
      'beyond a year from now is no date',
      { published: ['2028-01-01T00:00:00Z'], issued: ['2015-05-28'] },
      null,
      '2015-05-28T00:00:00.000Z',
      'issued',
    ],
    ['nothing is null, never now', {}, 'https://a.example/post', null],
    ['a rebuild stamp is no date', { updated: ['2026-11-22T00:00:00Z'] }, null, null],
  ]
  const stamps = new Set(['2026-11-22T00:00:00Z'])
  it.each(rows)('%s', (_, dates, link, at, source) => {
    const own = getOwnDate(entryOf(dates), link, { now, zone: null, stamps })
    expect(iso(own?.at)).toBe(at)
    expect(own?.source).toBe(source)
  })

  it('takes times without a zone from the feed’s configured zone', () => {
    const entry = entryOf({ published: ['2015-05-28T10:00:00'] })
    expect(iso(getOwnDate(entry, null, { now, zone: null, stamps })?.at)).toBe('2015-05-28T10:00:00.000Z')
    expect(iso(getOwnDate(entry, null, { now, zone: 'Europe/Berlin', stamps })?.at)).toBe(
      '2015-05-28T08:00:00.000Z',
    )
  })

  it('knows the stamp of a rebuild: three entries with one updated', () => {
    const [a, b] = [entryOf({ updated: ['A'] }), entryOf({ updated: ['B'] })]
    expect([...listRebuildStamps([a, a, a, b, b])]).toEqual(['A'])
  })
})

describe('R-PLACE: where a post stands, decided at first sight', () => {
  const rows: [what: string, own: string | null, firstImport: boolean, place: string | null][] = [
    ['a backlog stands at its own dates', '2013-01-01T00:00:00Z', true, '2013-01-01T00:00:00.000Z'],
    ['a backlog without a date has no place', null, true, null],
    ['a new post stands at its own date', '2026-11-22T09:00:00Z', false, '2026-11-22T09:00:00.000Z'],
    [
      'a late draft stands three days back at most',
      '2026-10-01T00:00:00Z',
      false,
      '2026-11-19T12:00:00.000Z',
    ],
    ['a new post without a date stands where it was seen', null, false, '2026-11-22T12:00:00.000Z'],
    ['a date ahead stands where it was seen', '2027-06-01T00:00:00Z', false, '2026-11-22T12:00:00.000Z'],
    ['also in a backlog', '2027-06-01T00:00:00Z', true, '2026-11-22T12:00:00.000Z'],
    [
      'a clock that runs ten minutes fast is no future',
      '2026-11-22T12:05:00Z',
      true,
      '2026-11-22T12:05:00.000Z',
    ],
  ]
  it.each(rows)('%s', (_, own, firstImport, expected) => {
    expect(iso(place(own === null ? null : Date.parse(own), { now, firstImport }))).toBe(expected)
  })
})
