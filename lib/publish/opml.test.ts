import { expect, it } from 'vitest'
import { planetSchema } from '../config/planet'
import { parseOpml } from '../parse/opml'
import { renderOpml } from './opml'

it('comes back as it went, whatever the names hold', () => {
  const names = ['Anna & <Bo> "Verde"', 'נועה', 'a\u0000b]]>']
  const planet = planetSchema.parse({
    title: 'Planet & <Larry>',
    authors: names.map((name, n) => ({
      slug: `a${n}`,
      name,
      site: `https://a${n}.example/?x=1&y=2`,
      feed: `https://a${n}.example/feed`,
    })),
  })
  const { title, subscriptions } = parseOpml(renderOpml(planet))
  expect(title).toBe('Planet & <Larry>')
  expect(subscriptions.map((feed) => feed.title)).toEqual(['Anna & <Bo> "Verde"', 'נועה', 'ab]]>'])
  expect(subscriptions.map((feed) => feed.xmlUrl)).toEqual([0, 1, 2].map((n) => `https://a${n}.example/feed`))
  expect(subscriptions[0]?.htmlUrl).toBe('https://a0.example/?x=1&y=2')
})

it('gives a feed that is a file of ours its address on our site', () => {
  const authors = [{ slug: 'a', name: 'A', feed: 'public/sample/a.xml' }]
  const planet = planetSchema.parse({ title: 'P', url: 'https://planet.example', authors })
  const [feed] = parseOpml(renderOpml(planet)).subscriptions
  expect(feed).toMatchObject({ xmlUrl: 'https://planet.example/sample/a.xml', folder: ['P'] })
})

it('of nobody is a list still', () => {
  expect(parseOpml(renderOpml(planetSchema.parse({ title: 'P', authors: [] }))).title).toBe('P')
})

it('has a folder for each language where there are several', () => {
  const authors = [
    { slug: 'a', name: 'A', feed: 'https://a.example/feed', lang: 'en-GB' },
    { slug: 'b', name: 'B', feed: 'https://b.example/feed', lang: 'de' },
    { slug: 'c', name: 'C', feed: 'https://c.example/feed', lang: 'en' },
    { slug: 'd', name: 'D', feed: 'https://d.example/feed' },
  ]
  const planet = planetSchema.parse({ title: 'P', authors })
  const said = { ...planet.authors[3]!, lang: 'english_x' }
  const { subscriptions } = parseOpml(
    renderOpml({ ...planet, authors: [...planet.authors.slice(0, 3), said] }),
  )
  expect(subscriptions.map(({ title, folder }) => [title, ...folder])).toEqual([
    ['A', 'P: English'],
    ['C', 'P: English'],
    ['B', 'P: German'],
    ['D', 'P'],
  ])
})
