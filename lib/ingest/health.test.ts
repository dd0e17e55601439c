import { expect, it } from 'vitest'
import { intervalOf } from '../config'
import { getOverdue } from '../status/overdue'
import { describeForMonitors } from './health'
import { logLine } from './log-line'

const HOUR = 3_600_000
const now = Date.UTC(2026, 0, 10)

it.each([
  ['a run an hour ago', now - HOUR, 0, null],
  ['a run in the future: the clock was wrong', now + HOUR, 0, null],
  ['a run four hours ago', now - 4 * HOUR, 0, 'The last run ended 4 h ago; one is expected every 1 h.'],
  ['no run, just started', null, HOUR, null],
  ['no run for four hours', null, 4 * HOUR, 'No run has come to its end yet, 4 h after the start.'],
])('%s', (_name, endedAt, upMs, expected) => {
  const overdue = getOverdue(endedAt, { now, upMs, intervalMs: HOUR })
  expect(overdue && describeForMonitors(overdue)).toBe(expected)
})

it.each([
  ['called from elsewhere: as feeds are asked', null, HOUR],
  ['every ten minutes: still as feeds are asked', '*/10 * * * *', HOUR],
  ['once a day', '0 4 * * *', 24 * HOUR],
])('runs are expected: %s', (_name, schedule, expected) => {
  expect(intervalOf({ schedule }, HOUR)).toBe(expected)
})

it('a line of the log is one line, and acts on no terminal', () => {
  const line = logLine({ feed: 'a\nb\u001b[31m\u009b31m\u2028\u202e' })
  expect(line).toBe(String.raw`{"feed":"a\nb\u001b[31m\u009b31m\u2028\u202e"}`)
  expect(JSON.parse(line)).toEqual({ feed: 'a\nb\u001b[31m\u009b31m\u2028\u202e' })
})
