import type { Metadata } from 'next'
import { listAuthors } from '@/db/queries/authors'
import { paths } from '@/lib/paths'
import { Face } from '../_components/face'
import { Shell } from '../_components/shell'
import { formatShortDay } from '../_format'
import { hostOf } from '../_href'
import { pageMetadata } from '../_metadata'
import { getPlanet } from '../_planet'

export const revalidate = 86400

export async function generateMetadata(): Promise<Metadata> {
  const planet = await getPlanet()
  return pageMetadata(planet, {
    title: 'Authors',
    description: `Who writes on ${planet.title}.`,
    canonical: paths.authors,
  })
}

/** Everybody on the planet, by name. */
export default async function AuthorsPage() {
  const planet = await getPlanet()
  const authors = await listAuthors()
  return (
    <Shell section="authors">
      <main id="content" className="wide">
        <h1 className="mt-9 font-serif text-page font-bold">Authors</h1>
        {authors.length === 0 && (
          <p className="py-8 text-lede text-muted">
            Nobody yet: the first run finds out who is on this planet.
          </p>
        )}
        <ul className="mt-6 grid gap-x-10 gap-y-6 sm:grid-cols-2 lg:grid-cols-3">
          {authors.map((author) => (
            <li key={author.slug} className="flex min-w-0 items-center gap-4">
              <Face author={author} className="size-14 flex-none" />
              <div className="min-w-0">
                <a className="target text-body font-semibold" href={paths.author(author.slug)}>
                  <bdi>{author.name}</bdi>
                </a>
                <p className="wrap-anywhere text-small text-muted">{hostOf(author.site)}</p>
                <p className="text-small text-muted">
                  {author.newest
                    ? `Last post ${formatShortDay(author.newest, planet.locale)}`
                    : 'No posts yet'}
                </p>
              </div>
            </li>
          ))}
        </ul>
      </main>
    </Shell>
  )
}
