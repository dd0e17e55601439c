import { describe, expect, test } from 'vitest'
import { describeOverdue, getOverdue } from './overdue'

const HOUR = 3_600_000
const NOW = Date.UTC(2026, 0, 10)
const HOURLY = { schedule: null, isSnapshot: false, everyMs: HOUR }

describe('R-STATUS runs that fail to come are said in the planet’s language', () => {
  test.each([
    ['en-US', 4.5, 'The last run ended 4.5 hours ago. Expected interval: 1 hour.'],
    ['de-DE', 100, 'Der letzte Lauf endete vor 4,2 Tagen. Vorgesehener Abstand: 1 Stunde.'],
    ['es', 4, 'La última pasada terminó hace 4 horas. Intervalo previsto: 1 hora.'],
    ['fr-FR', 30, 'Le dernier passage s’est terminé il y a 30 heures. Intervalle prévu\u00a0: 1\u00a0heure.'],
    ['he-IL', 30, 'הריצה האחרונה הסתיימה לפני 30 שעות. המרווח הצפוי: 1 שעה.'],
    ['ja-JP', 30, '前回の巡回は30 時間前に完了しました。予定の間隔：1 時間。'],
  ])('%s', (locale, hours, said) => {
    const overdue = getOverdue(NOW - hours * HOUR, { ...HOURLY, now: NOW, upMs: 0 })
    expect(describeOverdue(overdue!, { locale })).toBe(said)
  })

  test('where none ever came, it is since the start', () => {
    const overdue = getOverdue(null, { ...HOURLY, everyMs: HOUR / 2, now: NOW, upMs: 2 * HOUR })
    expect(describeOverdue(overdue!, { locale: 'en' })).toBe(
      'The server started 2 hours ago, and no run has come to its end yet. Expected interval: 30 minutes.',
    )
  })

  test('a snapshot is as old as it is', () => {
    const snapshot = { ...HOURLY, isSnapshot: true, now: NOW, upMs: 99 * HOUR }
    expect([getOverdue(NOW - 99 * HOUR, snapshot), getOverdue(null, snapshot)]).toEqual([null, null])
  })

  test.each([
    ['three intervals', NOW - 3 * HOUR, 99 * HOUR],
    ['a server just started', null, HOUR],
  ])('%s are not too long', (_name, endedAt, upMs) => {
    expect(getOverdue(endedAt, { ...HOURLY, now: NOW, upMs })).toBeNull()
  })
})
