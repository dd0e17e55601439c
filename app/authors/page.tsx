import type { Metadata } from 'next'
import { listAuthors, type ListedAuthor } from '@/db/queries/authors'
import { countMonthsOfAuthors } from '@/db/queries/stats'
import { getToday } from '@/db/queries/today'
import type { Planet } from '@/lib/config'
import { twelveMonths, yearBefore } from '@/lib/days'
import { paths } from '@/lib/paths'
import { wordsFor } from '@/lib/words/words'
import { Bars } from '../_components/bars'
import { Face } from '../_components/face'
import { Shell } from '../_components/shell'
import { formatShortDay } from '../_format'
import { hostOf } from '../_href'
import { nameLanguage } from '../_languages'
import { pageMetadata } from '../_metadata'
import { getPlanet } from '../_planet'

export const revalidate = 86400

export async function generateMetadata(): Promise<Metadata> {
  const planet = await getPlanet()
  const words = wordsFor(planet.locale).authors
  return pageMetadata(planet, {
    title: words.title,
    description: words.description(planet.title),
    canonical: paths.authors,
  })
}

/** Everybody on the planet by name; who has been silent for a year is folded away. */
export default async function AuthorsPage() {
  const [planet, today, authors] = await Promise.all([getPlanet(), getToday(), listAuthors()])
  const words = wordsFor(planet.locale).authors
  const months = today ? twelveMonths(today) : []
  const counts = months[0] ? await countMonthsOfAuthors(months[0]) : []
  const valuesOf = ({ slug }: ListedAuthor) => {
    const mine = new Map(counts.flatMap((count) => (count.slug === slug ? [[count.month, count.posts]] : [])))
    return months.map((month) => mine.get(month) ?? 0)
  }
  const isSilent = ({ newest }: ListedAuthor) =>
    today !== null && newest !== null && newest < yearBefore(today)
  // Where all are silent, they are all there is to see.
  const silent = authors.every(isSilent) ? [] : authors.filter(isSilent)
  const cards = (some: readonly ListedAuthor[]) => (
    <ul className="mt-6 grid gap-x-10 gap-y-7 sm:grid-cols-2 lg:grid-cols-3">
      {some.map((author) => (
        <AuthorCard key={author.slug} author={author} values={valuesOf(author)} planet={planet} />
      ))}
    </ul>
  )
  return (
    <Shell section="authors">
      <main id="content" className="wide">
        <h1 className="mt-9 font-serif text-page font-bold">{words.title}</h1>
        {authors.length === 0 && <p className="py-8 text-lede text-muted">{words.empty}</p>}
        {cards(authors.filter((author) => !silent.includes(author)))}
        {silent.length > 0 && (
          <details className="mt-9">
            <summary className="min-h-6 cursor-pointer font-semibold">{words.silent(silent.length)}</summary>
            {cards(silent)}
          </details>
        )}
      </main>
    </Shell>
  )
}

type CardProps = {
  readonly author: ListedAuthor
  readonly values: readonly number[]
  readonly planet: Planet
}

function AuthorCard({ author, values, planet }: CardProps) {
  const words = wordsFor(planet.locale)
  const posts = values.reduce((sum, value) => sum + value, 0)
  return (
    <li className="flex min-w-0 items-start gap-4">
      <Face author={author} className="size-14 flex-none" />
      <div className="min-w-0 text-small text-muted">
        <a className="target text-body font-semibold" href={paths.author(author.slug)}>
          <bdi>{author.name}</bdi>
        </a>
        <p className="wrap-anywhere">
          {[hostOf(author.site), author.lang && nameLanguage(author.lang)].filter(Boolean).join(' · ')}
        </p>
        <p>
          {author.newest
            ? words.authors.lastPost(formatShortDay(author.newest, planet.locale))
            : words.noPostsShort}
        </p>
        {posts > 0 && (
          <p className="mt-1 flex items-end gap-2.5">
            <Bars className="h-5 w-24" values={values} />
            {words.authors.inTwelveMonths(posts)}
          </p>
        )}
      </div>
    </li>
  )
}
