import { describe, expect, it } from 'vitest'
import type { Outcome } from './outcome'
import { nextFetchAt, type Try } from './schedule'

const now = new Date('2026-06-01T12:00:00Z')
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const reached = { url: 'https://anna.example/feed', status: 200, permanent: null }
const read = (keepSeconds: number | null): Outcome => ({ kind: 'unchanged', keepSeconds, ...reached })
const failed = (code: 'timeout' | 'not-found' | 'dns' | 'stopped'): Outcome => ({
  kind: 'failed',
  code,
  message: '',
  url: reached.url,
  status: null,
})
const later = (ms: number): Outcome => ({ kind: 'later', until: new Date(now.getTime() + ms), ...reached })
const good: Try = {
  outcome: read(null),
  failures: 0,
  failingSince: null,
  everyMs: HOUR,
  feedEveryMinutes: null,
  rhythmMs: null,
  now,
  random: () => 0,
}
const missing = (code: 'not-found' | 'dns' | 'timeout', days: number) => ({
  outcome: failed(code),
  failures: 20,
  failingSince: new Date(now.getTime() - days * DAY),
})

describe('nextFetchAt', () => {
  it.each<[what: string, last: Partial<Try>, pause: number]>([
    ['nothing asked: the configured minimum', {}, HOUR],
    ['max-age above it', { outcome: read(7200) }, 2 * HOUR],
    ['max-age below it', { outcome: read(60) }, HOUR],
    ['max-age beyond all measure', { outcome: read(1e15) }, DAY],
    ['ttl', { feedEveryMinutes: 180 }, 3 * HOUR],
    ['ttl beyond a day', { feedEveryMinutes: 1e9 }, DAY],
    ['the largest of them', { outcome: read(7200), feedEveryMinutes: 180 }, 3 * HOUR],
    ['a configured minimum beyond a day', { everyMs: 2 * DAY, feedEveryMinutes: 60 }, 2 * DAY],
    ['a post an hour', { rhythmMs: HOUR }, HOUR],
    ['a post a week', { rhythmMs: 7 * DAY }, 7 * HOUR],
    ['a post a year', { rhythmMs: 365 * DAY }, DAY],
    ['jitter only adds', { random: () => 0.5 }, 1.05 * HOUR],
    ['jitter within a day', { outcome: read(86400), random: () => 0.9 }, DAY],
    ['first failure', { outcome: failed('timeout'), failures: 1 }, HOUR],
    ['third failure', { outcome: failed('timeout'), failures: 3 }, 4 * HOUR],
    ['hundredth failure', { outcome: failed('timeout'), failures: 100 }, DAY],
    [
      'never before the configured minimum',
      { outcome: failed('timeout'), failures: 1, everyMs: 2 * HOUR },
      2 * HOUR,
    ],
    ['fetched well, but no feed', { outcome: read(null), failures: 2 }, 2 * HOUR],
    ['asked to wait', { outcome: later(5 * HOUR), failures: 1 }, 5 * HOUR],
    ['asked to wait, again and again', { outcome: later(30 * MINUTE), failures: 4 }, 8 * HOUR],
    ['asked to wait for days', { outcome: later(7 * DAY), failures: 1, random: () => 0.9 }, 7 * DAY],
    ['missing for 13 days', missing('not-found', 13), DAY],
    ['missing for 14 days', missing('not-found', 14), 7 * DAY],
    ['no such host for 14 days', missing('dns', 14), 7 * DAY],
    ['too slow for 14 days', missing('timeout', 14), DAY],
    ['our own run ended', { outcome: failed('stopped') }, 0],
  ])('R-HTTP %s', (_, last, pause) => {
    expect(nextFetchAt({ ...good, ...last })?.getTime()).toBe(now.getTime() + pause)
  })

  it('R-HTTP never asks again after 410', () => {
    expect(nextFetchAt({ ...good, outcome: { kind: 'gone', ...reached } })).toBeNull()
  })
})
