import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { reopen } from '../../db/client'
import { migrate } from '../../db/migrate'
import { PLANET_KEY, saveMemory } from '../../db/queries/memory'
import { endRun, startRun } from '../../db/queries/runs'
import { readSettings } from '../config'
import { getOverdue, intervalOf } from '../status/overdue'
import { describeForMonitors, getHealth } from './health'
import { logLine } from './log-line'
import { renderMetrics } from './metrics'

const HOUR = 3_600_000
const now = Date.UTC(2026, 0, 10)
const HOURLY = { schedule: null, isSnapshot: false, everyMs: HOUR }

it.each([
  ['a run an hour ago', now - HOUR, 0, null],
  ['a run in the future: the clock was wrong', now + HOUR, 0, null],
  ['a run four hours ago', now - 4 * HOUR, 0, 'The last run ended 4 h ago; 3 were expected within 3 h.'],
  ['no run, just started', null, HOUR, null],
  ['no run for four hours', null, 4 * HOUR, 'No run has come to its end yet, 4 h after the start.'],
])('%s', (_name, endedAt, upMs, expected) => {
  const overdue = getOverdue(endedAt, { ...HOURLY, now, upMs })
  expect(overdue && describeForMonitors(overdue)).toBe(expected)
})

/** A Monday; schedules are in the time zone of the machine. */
const at = (day: number, hour: number, minute = 0) => new Date(2026, 0, 4 + day, hour, minute).getTime()

it.each([
  ['called from elsewhere: as feeds are asked', null, at(1, 4), at(1, 7)],
  ['every ten minutes: still as feeds are asked', '*/10 * * * *', at(1, 4), at(1, 7)],
  ['once an hour, ended a minute after its begin', '0 * * * *', at(1, 4, 1), at(1, 7, 1)],
  ['once a day', '0 4 * * *', at(1, 4), at(4, 4)],
  ['once a day, ended a minute after its begin', '0 4 * * *', at(1, 4, 1), at(4, 4)],
  ['twice in the morning, after the first', '0 6,7 * * *', at(1, 6, 1), at(2, 7)],
  ['twice in the morning, after the second', '0 6,7 * * *', at(1, 7, 1), at(3, 6)],
  ['in office hours', '*/10 9-17 * * 2-5', at(3, 11), at(3, 14)],
  ['in office hours, over night', '*/10 9-17 * * 2-5', at(2, 17, 50), at(3, 11)],
  ['in office hours, over the weekend', '*/10 9-17 * * 2-5', at(5, 17, 50), at(9, 11)],
  ['in leap years', '0 0 29 2 *', at(1, 4), new Date(2036, 1, 29).getTime()],
])('three runs are expected: %s', (_name, schedule, since, expected) => {
  expect(since + 3 * intervalOf({ schedule, everyMs: HOUR }, since)).toBeCloseTo(expected, 0)
})

const BROKEN = 'title: T\ntilte: T\nauthors: []'

it.each([
  ['the last good one is in force', BROKEN, 4, ['did you mean title?'], 12],
  ['still it may be overdue', BROKEN, 40, ['did you mean title?', 'The last run ended 40 h ago'], 12],
  ['mended with another interval', 'title: T\nfetch: { every: 2h }\nauthors: []', 4, [], 2],
])('a broken planet.yaml: %s', async (_name, text, hours, reasons, everyHours) => {
  const folder = mkdtempSync(join(tmpdir(), 'health-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const planetFile = join(folder, 'planet.yaml')
  writeFileSync(planetFile, text)
  reopen('file::memory:')
  await migrate()
  await saveMemory(PLANET_KEY, JSON.stringify({ fetch: { everyMs: 12 * HOUR } }))
  await endRun(await startRun(now - hours * HOUR), now - hours * HOUR, {})
  const read = readSettings({ PLANET_CONFIG: planetFile, PLANET_SCHEDULE: 'off' })
  if ('faults' in read) throw new Error(JSON.stringify(read.faults))
  const health = await getHealth(read.settings, now, 0)
  expect(health.reasons).toEqual(reasons.map((reason) => expect.stringContaining(reason)))
  expect(await renderMetrics(read.settings, now)).toContain(
    `\nplanet_ingest_interval_seconds ${everyHours * 3600}\n`,
  )
})

it('a line of the log is one line, and acts on no terminal', () => {
  const line = logLine({ feed: 'a\nb\u001b[31m\u009b31m\u2028\u202e' })
  expect(line).toBe(String.raw`{"feed":"a\nb\u001b[31m\u009b31m\u2028\u202e"}`)
  expect(JSON.parse(line)).toEqual({ feed: 'a\nb\u001b[31m\u009b31m\u2028\u202e' })
})
