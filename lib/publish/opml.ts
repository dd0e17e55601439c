import { generateOpml } from 'feedsmith'
import type { Planet, PlanetFeed } from '../config'
import { originOf } from '../paths'
import { writable } from './writable'

/** Who is on the planet, as a subscription list (OPML 2.0, R-OUT), in one folder that is called like it. */
export function renderOpml(planet: Planet): string {
  const outlines = planet.authors.flatMap(({ name, site, feeds }) =>
    feeds.map((feed) => ({
      ...{ text: name, title: name, type: 'rss' },
      ...{ xmlUrl: addressOf(feed, planet), htmlUrl: site ?? undefined },
    })),
  )
  const folder = { text: planet.title, title: planet.title, outlines }
  return generateOpml(writable({ head: { title: planet.title }, body: { outlines: [folder] } }))
}

/** A feed that is a file of ours is served where our public files are. */
function addressOf(feed: PlanetFeed, planet: Planet): string {
  return 'url' in feed ? feed.url : new URL(feed.path.replace(/^(public)?\/?/, '/'), originOf(planet)).href
}
