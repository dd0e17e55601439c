import { describe, expect, it } from 'vitest'
import { keepSeconds, retryAt } from './freshness'
import { cpuMs } from '../../e2e/cpu-ms'

const now = new Date('2026-06-01T12:00:00Z')

describe('retryAt', () => {
  it.each([
    ['3600', '2026-06-01T13:00:00Z'],
    [' 3600 ', '2026-06-01T13:00:00Z'],
    ['Mon, 01 Jun 2026 15:00:00 GMT', '2026-06-01T15:00:00Z'],
    ['Monday, 01-Jun-26 15:00:00 GMT', '2026-06-01T15:00:00Z'],
    ['Mon, 01 Jun 2026 17:00:00 +0200', '2026-06-01T15:00:00Z'],
    ['Mon Jun  1 15:00:00 2026', '2026-06-01T15:00:00Z'],
    ['0', '2026-06-01T12:30:00Z'],
    ['-5', '2026-06-01T12:30:00Z'],
    ['Thu, 01 Jan 1970 00:00:00 GMT', '2026-06-01T12:30:00Z'],
    ['99999999999', '2026-06-08T12:00:00Z'],
    ['9'.repeat(400), '2026-06-08T12:00:00Z'],
    ['Fri, 31 Dec 9999 23:59:59 GMT', '2026-06-08T12:00:00Z'],
  ])('R-HTTP %s', (value, expected) => {
    expect(retryAt({ 'retry-after': value }, now)).toEqual(new Date(expected))
  })

  it.each(['', 'soon', '1e3', '2026-06-01', 'Mon, 99 Foo 2026 99:00:00 GMT'])(
    'R-HTTP %j says nothing',
    (value) => {
      expect(retryAt({ 'retry-after': value }, now)).toBeNull()
    },
  )
})

describe('keepSeconds', () => {
  it.each<[headers: Record<string, string>, expected: number | null]>([
    [{}, null],
    [{ 'cache-control': 'max-age=600' }, 600],
    [{ 'cache-control': 'public,MAX-AGE="600"' }, 600],
    [{ 'cache-control': 's-maxage=600' }, null],
    [{ 'cache-control': 'no-cache' }, null],
    [{ 'cache-control': 'max-age=-600' }, null],
    [{ expires: 'Mon, 01 Jun 2026 13:00:00 GMT' }, 3600],
    [{ expires: 'Mon, 01 Jun 2026 13:00:00 GMT', date: 'Mon, 01 Jun 2026 12:30:00 GMT' }, 1800],
    [{ expires: 'Mon, 01 Jun 2026 13:00:00 GMT', 'cache-control': 'max-age=0' }, 0],
    [{ expires: '0' }, null],
    [{ expires: '-1' }, null],
  ])('R-HTTP %j', (headers, expected) => expect(keepSeconds(headers, now)).toBe(expected))

  it('RL-12 is linear in a long header', () => {
    const work = () => {
      keepSeconds({ 'cache-control': ' max-age='.repeat(100_000) }, now)
      retryAt({ 'retry-after': `-${'1'.repeat(1_000_000)}x` }, now)
    }
    expect(cpuMs(work)).toBeLessThan(500)
  })
})
