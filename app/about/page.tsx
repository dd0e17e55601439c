import type { Metadata } from 'next'
import { listAuthors } from '@/db/queries/authors'
import { originOf, paths } from '@/lib/paths'
import packageJson from '@/package.json'
import { Shell } from '../_components/shell'
import { formatCount } from '../_format'
import { pageMetadata } from '../_metadata'
import { getPlanet } from '../_planet'
import { Contact } from './contact'

export const revalidate = 86400

const MINUTE_MS = 60_000

export async function generateMetadata(): Promise<Metadata> {
  const planet = await getPlanet()
  return pageMetadata(planet, {
    title: 'About',
    description: `What ${planet.title} is, who is on it, and how its bot behaves.`,
    canonical: paths.about,
  })
}

/** What the planet is, for readers, authors and those whose servers it asks. */
export default async function AboutPage() {
  const planet = await getPlanet()
  const authors = await listAuthors()
  const { owner, locale } = planet
  return (
    <Shell section="about">
      <main id="content" className="wide">
        <div className="page">
          <h1>About {planet.title}</h1>
          {planet.tagline && <p className="lede">{planet.tagline}</p>}
          <p>
            This is a planet: it gathers the blogs of a community on one page, by day, in full. Nobody is
            ranked, nothing is sold, and nobody is followed about: the pages set no cookies and ask no other
            site for anything.
          </p>

          <h2>Who is on it</h2>
          <p>{formatCount(authors.length, 'author', locale)}, each with a page and a feed:</p>
          <ul className="names">
            {authors.map(({ slug, name }) => (
              <li key={slug}>
                <a href={paths.author(slug)}>
                  <bdi>{name}</bdi>
                </a>
              </li>
            ))}
          </ul>
          <p>
            To join, <Contact owner={owner} /> with the address of your blog. To see how your feed is doing,
            look at <a href={paths.status}>the status of all feeds</a>.
          </p>

          <h2>Your posts are yours</h2>
          <p>
            Every title leads to the original, and search engines are asked to list the original alone. If you
            want a post or a whole blog taken off, <Contact owner={owner} />: it goes quickly, without any
            complaint, and does not come back.
          </p>

          <h2 id="bot">The bot</h2>
          <p>If you run a server, this is who asks it for feeds:</p>
          <pre tabIndex={0} aria-label="User agent">
            <code>{`Planet/${packageJson.version} (+${originOf(planet)}${paths.about}; … subscribers)`}</code>
          </pre>
          <ul>
            <li>
              It asks for each feed at most once in {formatMinutes(planet.fetch.everyMs, locale)}, less often
              where little is written or your server says so, and one request at a time.
            </li>
            <li>
              It says what it has (<code>If-None-Match</code>, <code>If-Modified-Since</code>), takes gzip and
              brotli, and obeys <code>Retry-After</code>, <code>429</code> and <code>503</code>.
            </li>
            <li>
              <code>410 Gone</code> makes it stop at once, and a permanent redirect makes it move.
            </li>
            <li>
              It sends no cookies and follows no links: feeds, their pictures and faces are all that it asks
              for.
            </li>
          </ul>
          <p>
            If it bothers you, answer <code>410</code>, or <Contact owner={owner} />.
          </p>
        </div>
      </main>
    </Shell>
  )
}

/** A length of time in the planet's language: `1 hour`, `30 minutes`. */
function formatMinutes(ms: number, locale: string): string {
  const minutes = Math.round(ms / MINUTE_MS)
  const isHours = minutes % 60 === 0
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: isHours ? 'hour' : 'minute',
    unitDisplay: 'long',
  }).format(isHours ? minutes / 60 : minutes)
}
