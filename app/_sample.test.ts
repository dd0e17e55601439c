import { expect, it } from 'vitest'
import { planetSchema } from '@/lib/config/planet'
import { isSample } from './_sample'

const planet = (...feeds: string[]) =>
  planetSchema.parse({ title: 'P', authors: feeds.map((feed, n) => ({ slug: `a${n}`, name: 'A', feed })) })

it.each([
  { feeds: ['public/sample/anna.xml', './public/sample/ben.xml'], is: true },
  { feeds: ['public/sample/anna.xml', 'https://ben.example/atom.xml'], is: false },
  { feeds: ['feeds/anna.xml'], is: false },
  { feeds: [], is: false },
])('of $feeds isSample is $is', ({ feeds, is }) => {
  expect(isSample(planet(...feeds))).toBe(is)
})
