import type { Metadata } from 'next'
import { listAuthors } from '@/db/queries/authors'
import { originOf, paths } from '@/lib/paths'
import { Sentence } from '../_components/sentence'
import { Shell } from '../_components/shell'
import { pageMetadata } from '../_metadata'
import { getPlanet } from '../_planet'
import { getWords } from '../_words'
import { FeedAddress } from './feed-address'
import { FilterForm } from './filter-form'
import { readersOf } from './readers'

export const revalidate = 86400

export async function generateMetadata(): Promise<Metadata> {
  const planet = await getPlanet()
  const words = (await getWords()).subscribe
  return pageMetadata(planet, {
    title: words.title,
    description: words.description(planet.title),
    canonical: paths.subscribe,
  })
}

/** How to follow the planet, for those who never did. */
export default async function SubscribePage() {
  const planet = await getPlanet()
  const words = (await getWords()).subscribe
  const origin = originOf(planet)
  const feed = origin + paths.atom
  return (
    <Shell>
      <main id="content" className="wide">
        <div className="page">
          <h1>{words.title}</h1>
          <p className="lede">{words.lede}</p>
          <FeedAddress name="Atom" address={feed} />
          <p>{words.open}</p>
          <ul>
            {readersOf(feed).map(({ name, href }) => (
              <li key={href}>
                <a href={href}>{name ?? words.device}</a>
              </li>
            ))}
          </ul>

          <h2>{words.formats}</h2>
          <p>{words.formatsWhat}</p>
          <FeedAddress name="RSS 2.0" address={origin + paths.feed(paths.front, 'rss.xml')} />
          <FeedAddress name="JSON Feed" address={origin + paths.feed(paths.front, 'feed.json')} />
          <p>
            <Sentence
              text={words.opml}
              parts={{
                opml: (name) => (
                  <a href={paths.opml} type="text/x-opml">
                    {name}
                  </a>
                ),
              }}
            />
          </p>

          <h2 id="some">{words.some}</h2>
          <p>{words.someHow}</p>
          <FilterForm authors={await listAuthors()} locale={planet.locale} />
        </div>
      </main>
    </Shell>
  )
}
