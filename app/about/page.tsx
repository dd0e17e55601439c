import type { Metadata } from 'next'
import { listAuthors } from '@/db/queries/authors'
import { originOf, paths } from '@/lib/paths'
import packageJson from '@/package.json'
import { Sentence } from '../_components/sentence'
import { Shell } from '../_components/shell'
import { formatMinutes } from '../_format'
import { pageMetadata } from '../_metadata'
import { getPlanet } from '../_planet'
import { getWords } from '../_words'
import { Owner } from './owner'

export const revalidate = 86400

const MINUTE_MS = 60_000

export async function generateMetadata(): Promise<Metadata> {
  const planet = await getPlanet()
  const { about } = await getWords()
  return pageMetadata(planet, {
    title: about.title,
    description: about.description(planet.title),
    canonical: paths.about,
  })
}

/** What the planet is, for readers, authors and those whose servers it asks. */
export default async function AboutPage() {
  const planet = await getPlanet()
  const words = (await getWords()).about
  const authors = await listAuthors()
  const every = Math.round(planet.fetch.everyMs / MINUTE_MS)
  const owner = () => <Owner owner={planet.owner} otherwise={words.owner} />
  return (
    <Shell section="about">
      <main id="content" className="wide">
        <div className="page">
          <h1>{words.heading(planet.title)}</h1>
          {planet.tagline && (
            <p className="lede" dir="auto">
              {planet.tagline}
            </p>
          )}
          <p>{words.what}</p>

          <h2>{words.who}</h2>
          <p>{words.howMany(authors.length)}</p>
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
            <Sentence
              text={words.join}
              parts={{ owner, status: (text) => <a href={paths.status}>{text}</a> }}
            />
          </p>

          <h2>{words.yours}</h2>
          <p>
            <Sentence text={words.yoursHow} parts={{ owner }} />
          </p>

          <h2 id="bot">{words.bot}</h2>
          <p>{words.botWho}</p>
          <pre tabIndex={0} dir="ltr" aria-label={words.userAgent}>
            <code>{`Planet/${packageJson.version} (+${originOf(planet)}${paths.about}; … subscribers)`}</code>
          </pre>
          <ul>
            <li>{words.botOften(formatMinutes(every, planet.locale, 'long'))}</li>
            <li>
              <Sentence text={words.botPolite} />
            </li>
            <li>
              <Sentence text={words.botGone} />
            </li>
            <li>{words.botOnly}</li>
          </ul>
          <p>
            <Sentence text={words.botStop} parts={{ owner }} />
          </p>
        </div>
      </main>
    </Shell>
  )
}
