import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { readSettings } from '../config'
import { keepRunning } from './keep-running'

const START = new Date(2026, 0, 10, 12, 1).getTime()
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

const knocks: string[] = []
const begin = () => {
  const read = readSettings({ CRON_SECRET: 'a-secret-of-this-test', PLANET_SCHEDULE: '*/10 * * * *' })
  if ('faults' in read) throw new Error(JSON.stringify(read.faults))
  keepRunning(read.settings)
}

beforeEach(() => {
  vi.useFakeTimers({ now: START })
  vi.stubGlobal('fetch', async () => {
    knocks.push(new Date().toISOString())
    return new Response(null)
  })
  knocks.length = 0
})
afterEach(() => {
  vi.clearAllTimers()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it.each([
  ['goes right', 0],
  ['is put forward by a year', 365 * DAY],
  ['is put back by a day', -DAY],
  ['is put back by a year', -365 * DAY],
])('runs come at once and then every ten minutes while the clock %s', async (_name, jump) => {
  begin()
  await vi.advanceTimersByTimeAsync(MINUTE)
  expect(knocks).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(20 * MINUTE)
  expect(knocks).toHaveLength(3)
  vi.setSystemTime(Date.now() + jump)
  await vi.advanceTimersByTimeAsync(2 * MINUTE)
  knocks.length = 0
  await vi.advanceTimersByTimeAsync(60 * MINUTE)
  expect(knocks).toHaveLength(6)
})

it('a server that does not hear its own call says so, once', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new Error('ECONNREFUSED')))
  const said = vi.spyOn(console, 'error').mockReturnValue()
  begin()
  await vi.advanceTimersByTimeAsync(60 * MINUTE)
  expect(said.mock.calls).toEqual([
    [expect.stringContaining('No run has begun: this server calls http://127.0.0.1:3000')],
  ])
})
