import { expect, test } from 'vitest'
import { parsePlanet } from '../config'
import { appendAuthors } from './planet-file'

const anna = { slug: 'anna', name: 'Anna: “A”', feed: 'https://anna.example/a?b=1#c' }
const ben = { slug: 'ben', name: 'Ben', feeds: ['https://ben.example/1', 'https://ben.example/2'] }

const BLOCKS = `  - slug: anna
    name: "Anna: “A”"
    feed: https://anna.example/a?b=1#c

  - slug: ben
    name: Ben
    feeds:
      - https://ben.example/1
      - https://ben.example/2
`

/* What stands before the blocks, and behind them, is what was there, to the byte. */
test.each([
  ['an empty list', 'title: T\nauthors: [] # nobody\n', 'title: T\nauthors:\n', ''],
  ['a bare key', 'title: T\nauthors:\n', 'title: T\nauthors:\n', ''],
  ['no key, no last line end', 'title: T', 'title: T\nauthors:\n', ''],
  ['an empty list before other keys', 'authors: []\ntitle: T\n', 'title: T\nauthors:\n', ''],
  [
    'a list with comments, and keys behind it',
    'title:   T   # the title\n\nauthors:\n  # first\n  - slug: eve # her\n    name: Eve\n    feed: https://eve.example/ # hers\n\n# the end\nfooter: >-\n  Long\n  text\n',
    'title:   T   # the title\n\nauthors:\n  # first\n  - slug: eve # her\n    name: Eve\n    feed: https://eve.example/ # hers\n\n',
    '\n# the end\nfooter: >-\n  Long\n  text\n',
  ],
  [
    'a last author that ends in a list of its own, without a line end',
    'title: T\nauthors:\n  - slug: eve\n    name: Eve\n    feeds:\n      - https://eve.example/',
    'title: T\nauthors:\n  - slug: eve\n    name: Eve\n    feeds:\n      - https://eve.example/\n\n',
    '',
  ],
])('%s', (_name, text, before, after) => {
  const added = appendAuthors(text, [anna, ben])
  expect(added).toBe(before + BLOCKS + after)
  expect(parsePlanet(added, 'planet.yaml')).toHaveProperty('planet')
})

test('the margin is that of the list', () => {
  const text = 'title: T\nauthors:\n- slug: eve\n  name: Eve\n  feed: https://eve.example/\n'
  expect(appendAuthors(text, [anna])).toBe(
    `${text}\n- slug: anna\n  name: "Anna: “A”"\n  feed: ${anna.feed}\n`,
  )
})

test('a list in brackets is written anew, with its comments', () => {
  const text = 'title: T # mine\nauthors: [{ slug: eve, name: Eve, feed: https://eve.example/ }]\n'
  const added = appendAuthors(text, [ben])
  const parsed = parsePlanet(added, 'planet.yaml')
  expect(added).toContain('# mine')
  expect('planet' in parsed && parsed.planet.authors.map(({ slug }) => slug)).toEqual(['eve', 'ben'])
})

test('nobody to add changes nothing', () => {
  expect(appendAuthors('authors: []  \r\n', [])).toBe('authors: []  \r\n')
})
