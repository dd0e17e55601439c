import type { Metadata } from 'next'
import { listAuthors } from '@/db/queries/authors'
import { originOf, paths } from '@/lib/paths'
import { Shell } from '../_components/shell'
import { pageMetadata } from '../_metadata'
import { getPlanet } from '../_planet'
import { FeedAddress } from './feed-address'
import { FilterForm } from './filter-form'
import { readersOf } from './readers'

export const revalidate = 86400

export async function generateMetadata(): Promise<Metadata> {
  const planet = await getPlanet()
  return pageMetadata(planet, {
    title: 'Subscribe',
    description: `How to follow ${planet.title} in a feed reader.`,
    canonical: paths.subscribe,
  })
}

/** How to follow the planet, for those who never did. */
export default async function SubscribePage() {
  const planet = await getPlanet()
  const origin = originOf(planet)
  const feed = origin + paths.atom
  return (
    <Shell>
      <main id="content" className="wide">
        <div className="page">
          <h1>Subscribe</h1>
          <p className="lede">
            A feed is an address that a feed reader looks at for you, so that new posts come to you in their
            order, without an account, an algorithm or an e-mail. Give this one to any reader:
          </p>
          <FeedAddress name="Atom" address={feed} />
          <p>Or open it in a reader that you have:</p>
          <ul>
            {readersOf(feed).map(({ name, href }) => (
              <li key={name}>
                <a href={href}>{name}</a>
              </li>
            ))}
          </ul>

          <h2>Other formats</h2>
          <p>The same posts; every reader knows at least one of them.</p>
          <FeedAddress name="RSS 2.0" address={origin + paths.feed(paths.front, 'rss.xml')} />
          <FeedAddress name="JSON Feed" address={origin + paths.feed(paths.front, 'feed.json')} />
          <p>
            All blogs themselves, as a list that a reader can import:{' '}
            <a href={paths.opml} type="text/x-opml">
              OPML
            </a>
            .
          </p>

          <h2>Only some of it</h2>
          <p>
            Every author’s page has a feed of that author alone. Or leave some out: the address that you come
            to is a feed of your own making.
          </p>
          <FilterForm authors={await listAuthors()} locale={planet.locale} />
        </div>
      </main>
    </Shell>
  )
}
