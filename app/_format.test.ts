import { describe, expect, it } from 'vitest'
import { formatBytes, formatDate, formatHeading, formatMinutes, listParts, momentOf } from './_format'

describe('formatHeading (R-DAY)', () => {
  it.each([
    ['2015-05-28', 'en-US', 'Posts for Thursday, May 28, 2015'],
    ['2015-05', 'en-US', 'Posts for May 2015'],
    ['2015', 'en-US', 'Posts for 2015'],
    ['2015-05-28', 'nl-NL', 'Posts for donderdag 28 mei 2015'],
    ['2015-05-28', 'de-DE', 'Beiträge vom Donnerstag, 28. Mai 2015'],
    ['2015-05-28', 'es-ES', 'Entradas del jueves, 28 de mayo de 2015'],
    ['2024-02-29', 'fr-FR', 'Billets du jeudi 29 février 2024'],
    ['2015-05', 'fr-FR', 'Billets de mai 2015'],
    ['2015-08', 'fr-FR', 'Billets d’août 2015'],
    ['2015-05-28', 'he-IL', 'הפוסטים של יום חמישי, 28 במאי 2015'],
    ['2015-05-28', 'ja-JP', '2015年5月28日木曜日の投稿'],
    ['2015', 'ja-JP', '2015年の投稿'],
  ])('%s in %s', (date, locale, heading) => {
    expect(formatHeading(date, locale)).toBe(heading)
  })

  it('follows the locale', () => {
    expect(formatDate('2015-05-28', 'de-DE')).toBe('Donnerstag, 28. Mai 2015')
  })
})

it.each([
  [['Anna'], 'en-US', 'Anna'],
  [['Anna', 'Ben', 'Kim'], 'en-US', 'Anna, Ben, and Kim'],
  [['Anna', 'Ben'], 'de-DE', 'Anna und Ben'],
  [['Anna', 'Ben'], 'ja-JP', 'Anna、Ben'],
])('listParts sets %j in %s', (names, locale, row) => {
  const parts = listParts(names, locale)
  expect(parts.map(({ value }) => value).join('')).toBe(row)
  expect(parts.filter(({ type }) => type === 'element').map(({ value }) => value)).toEqual(names)
})

describe('momentOf', () => {
  const at = Date.UTC(2015, 4, 28, 22, 30)
  it.each([
    {
      of: 'a post on its own day',
      publishedAt: at,
      day: '2015-05-28',
      zone: 'UTC',
      clock: '22:30',
      otherDay: null,
    },
    {
      of: 'the same in a zone ahead',
      publishedAt: at,
      day: '2015-05-29',
      zone: 'Asia/Tokyo',
      clock: '07:30',
      otherDay: null,
    },
    {
      of: 'a late draft',
      publishedAt: at,
      day: '2015-06-02',
      zone: 'UTC',
      clock: '22:30',
      otherDay: 'May 28, 2015',
    },
    {
      of: 'a post without a date',
      publishedAt: null,
      day: '2015-05-28',
      zone: 'UTC',
      clock: '22:30',
      otherDay: null,
    },
  ])('$of', ({ publishedAt, day, zone, clock, otherDay }) => {
    expect(momentOf({ publishedAt, sortAt: at, day }, 'en-US', zone)).toEqual({
      instant: at,
      clock,
      otherDay,
    })
  })

  it('has nothing to say of an undated post', () => {
    expect(momentOf({ publishedAt: null, sortAt: null, day: null }, 'en-US', 'UTC')).toBeNull()
  })
})

it.each([
  [5, 'en-US', 'short', '5 min'],
  [60, 'en-US', 'short', '60 min'],
  [60, 'en-US', 'long', '1 hour'],
  [90, 'de-DE', 'long', '90 Minuten'],
  [5, 'ja-JP', 'short', '5 分'],
] as const)('formatMinutes %d in %s, %s', (minutes, locale, length, text) => {
  expect(formatMinutes(minutes, locale, length)).toBe(text)
})

it.each([
  [0, '0 byte'],
  [999, '999 byte'],
  [38_400, '38.4 kB'],
  [4_200_000, '4.2 MB'],
])('formatBytes %d', (bytes, text) => {
  expect(formatBytes(bytes, 'en-US')).toBe(text)
})
