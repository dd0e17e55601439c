import { expect, test } from 'vitest'
import { inTurn, makeRow, median, quantile } from './measure'
import { renderTable } from './table'

const cost = { name: 'a', unit: 'ms' }
const rate = { name: 'a', unit: 'requests/s' }

test.each([
  { what: 'a cost within its limit', row: { ...cost, value: 5, limit: 5 }, ok: true },
  { what: 'a cost beyond its limit', row: { ...cost, value: 6, limit: 5 }, ok: false },
  { what: 'a ratio within its limit', row: { ...cost, value: 60, reference: 50, limit: 1.3 }, ok: true },
  { what: 'a ratio beyond its limit', row: { ...cost, value: 70, reference: 50, limit: 1.3 }, ok: false },
  { what: 'a rate that is enough', row: { ...rate, value: 10, reference: 100, limit: 0.1 }, ok: true },
  { what: 'a rate that is too low', row: { ...rate, value: 9, reference: 100, limit: 0.1 }, ok: false },
  {
    what: 'a rate that is enough by itself',
    row: { ...rate, value: 9, reference: 100, limit: 0.1, enough: 8 },
    ok: true,
  },
  { what: 'a figure without a limit', row: { ...cost, value: 1000 }, ok: true },
])('$what: $ok', ({ row, ok }) => {
  expect(makeRow(row).ok).toBe(ok)
})

test.each([
  { values: [3, 1, 2], q: 0.5, expected: 2 },
  { values: [4, 1, 3, 2], q: 0.5, expected: 2 },
  { values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], q: 0.95, expected: 10 },
  { values: [7], q: 0.99, expected: 7 },
])('the $q quantile of $values is $expected', ({ values, q, expected }) => {
  expect(quantile(values, q)).toBe(expected)
})

test('ours and theirs are measured in turn, each by its median', async () => {
  const order: string[] = []
  const seen = await inTurn(
    3,
    (round) => (order.push(`ours ${round}`), [5, 9, 1][round]),
    (round) => (order.push(`theirs ${round}`), 2),
  )
  expect(seen).toEqual({ value: median([5, 9, 1]), reference: 2 })
  expect(order).toEqual(['theirs 0', 'ours 0', 'theirs 1', 'ours 1', 'theirs 2', 'ours 2'])
})

test('the table', () => {
  const rows = [
    makeRow({ name: 'parse', unit: 'ms', value: 7.131, reference: 16.1, limit: 1.3 }),
    makeRow({ name: 'pages of a post', unit: 'pages', value: 13, limit: 12 }),
  ]
  expect(`\n${renderTable(rows)}\n`).toBe(`
                    value  reference    ratio       limit
parse             7.13 ms    16.1 ms  0.443 ×     ≤ 1.3 ×      ok
pages of a post  13 pages                      ≤ 12 pages  BROKEN
`)
})
