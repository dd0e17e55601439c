import type { Metadata } from 'next'
import { paths } from '@/lib/paths'
import { statusWordsFor } from '@/lib/words/status/words'
import { NotHere } from '../../_components/not-here'
import { Sentence } from '../../_components/sentence'
import { Shell } from '../../_components/shell'
import { missingMetadata, pageMetadata } from '../../_metadata'
import { getPlanet } from '../../_planet'
import { FeedStatus } from '../_components/feed-status'
import { Main } from '../_components/main'
import { getStatusReport } from '../../_status'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ slug: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [planet, { feeds }] = await Promise.all([getPlanet(), getStatusReport((await params).slug)])
  if (!feeds[0]) return missingMetadata(planet)
  const title = statusWordsFor(planet.locale).one.title(feeds[0].feed.author.name)
  return pageMetadata(planet, { title, indexed: false })
}

/** Why is my post not there? One screen for a feed, or one after another for an author with several (R-STATUS). */
export default async function FeedStatusPage({ params }: Props) {
  const { slug } = await params
  const [planet, { feeds, place }] = await Promise.all([getPlanet(), getStatusReport(slug)])
  const [first] = feeds
  // The 404 itself is said before this page begins: proxy.ts.
  if (!first) return <NotHere />
  const owner = planet.owner?.name ?? null
  const words = statusWordsFor(planet.locale).one
  return (
    <Shell section="status">
      <Main>
        <p className="mt-6 text-meta">
          <a className="target" href={paths.status}>
            {words.back}
          </a>
        </p>
        {feeds.length === 1 ? (
          <FeedStatus report={first} place={place} owner={owner} />
        ) : (
          <>
            <h1 className="mt-3 font-serif text-page font-bold">
              <Sentence
                text={words.feeds(feeds.length)}
                parts={{ name: () => <bdi>{first.feed.author.name}</bdi> }}
              />
            </h1>
            {feeds.map((report) => (
              <FeedStatus key={report.feed.slug} report={report} place={place} owner={owner} among />
            ))}
          </>
        )}
      </Main>
    </Shell>
  )
}
