import { expect, it } from 'vitest'
import { parsePlanet } from '@/lib/config'
import { pageMetadata } from './_metadata'

const parsed = parsePlanet('title: T\nauthors: []', 'planet.yaml')
if (!('planet' in parsed)) throw new Error('no planet')
const { planet } = parsed

const unlisted = { index: false, follow: true }

it.each([
  ['the front page', { title: null, canonical: '/' }, undefined],
  ['a tag', { title: 'Trees', canonical: '/tags/trees' }, unlisted],
  ['a tag of the name of a 404', { title: 'Not here', canonical: '/tags/not-here' }, unlisted],
  ['a copy of an original', { title: 'A', canonical: 'https://a.example/1' }, undefined],
  ['what must not be listed', { title: 'A', canonical: '/about', indexed: false }, unlisted],
  ['a 404, of which Next says so', { title: 'Not here', isMissing: true as const }, undefined],
])('says to search engines of %s', (_, page, robots) =>
  expect(pageMetadata(planet, page).robots).toEqual(robots),
)
