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
