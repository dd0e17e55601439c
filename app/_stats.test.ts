import { expect, it } from 'vitest'
import { byMonth, byWeekday, medianLength, yearsOf } from './_stats'

const days = [
  { day: '2025-11-30', posts: 2 },
  { day: '2026-02-02', posts: 1 },
  { day: '2026-02-28', posts: 3 },
]

it('counts months, those without posts too', () => {
  expect(byMonth(days)).toEqual([
    { month: '2025-11', posts: 2 },
    { month: '2025-12', posts: 0 },
    { month: '2026-01', posts: 0 },
    { month: '2026-02', posts: 4 },
  ])
  expect(byMonth([])).toEqual([])
})

it('names the years that have a page, newest first: one without posts has none', () => {
  expect(yearsOf(byMonth(days))).toEqual(['2026', '2025'])
  expect(yearsOf(byMonth([{ day: '2015-05-28', posts: 1 }, ...days]))).toEqual(['2026', '2025', '2015'])
  expect(yearsOf([])).toEqual([])
})

it('counts weekdays from Monday on', () => {
  expect(byWeekday(days, 'en').filter(({ posts }) => posts > 0)).toEqual([
    { name: 'Monday', posts: 1 },
    { name: 'Saturday', posts: 3 },
    { name: 'Sunday', posts: 2 },
  ])
})

it.each([
  { lengths: [], median: null },
  { lengths: [{ words: 7, posts: 1 }], median: 7 },
  {
    lengths: [
      { words: 100, posts: 3 },
      { words: 10, posts: 2 },
    ],
    median: 100,
  },
  {
    lengths: [
      { words: 10, posts: 5 },
      { words: 9000, posts: 1 },
    ],
    median: 10,
  },
])('the middle of $lengths is $median', ({ lengths, median }) => {
  expect(medianLength(lengths)).toBe(median)
})
