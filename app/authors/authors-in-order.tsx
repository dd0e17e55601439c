import type { Metadata } from 'next'
import { listAuthors, type ListedAuthor } from '@/db/queries/authors'
import { countMonthsOfAuthors } from '@/db/queries/stats'
import { getToday } from '@/db/queries/today'
import { twelveMonths, yearBefore } from '@/lib/days'
import { paths } from '@/lib/paths'
import { wordsFor } from '@/lib/words/words'
import { Chips } from '../_components/chips'
import { Shell } from '../_components/shell'
import { pageMetadata } from '../_metadata'
import { getPlanet } from '../_planet'
import { AuthorCard } from './author-card'

type Order = 'name' | 'recent' | 'active'
type Counted = { readonly author: ListedAuthor; readonly months: readonly number[]; readonly posts: number }

/** Each order is a page, so that it is kept like any other. Who is equal stays by name. */
const ORDERS: Record<Order, { path: string; compare: (a: Counted, b: Counted) => number }> = {
  name: { path: paths.authors, compare: () => 0 },
  recent: {
    path: paths.authorsRecent,
    compare: (a, b) => (b.author.newest ?? '').localeCompare(a.author.newest ?? ''),
  },
  active: { path: paths.authorsActive, compare: (a, b) => b.posts - a.posts },
}

/** The head of a list of all authors: whatever their order, search engines need but one. */
export async function authorsMetadata(order: Order): Promise<Metadata> {
  const planet = await getPlanet()
  const words = wordsFor(planet.locale).authors
  return pageMetadata(planet, {
    title: order === 'name' ? words.title : `${words.title} · ${words.orders[order]}`,
    description: words.description(planet.title),
    canonical: paths.authors,
  })
}

/** Everybody on the planet; who has been silent for a year is folded away. */
export async function AuthorsInOrder({ order }: { order: Order }) {
  const [planet, today, authors] = await Promise.all([getPlanet(), getToday(), listAuthors()])
  const words = wordsFor(planet.locale).authors
  const counted = (await countLately(authors, today)).sort(ORDERS[order].compare)
  const isSilent = ({ author: { newest } }: Counted) =>
    today !== null && newest !== null && newest < yearBefore(today)
  // Where all are silent, they are all there is to see.
  const silent = counted.every(isSilent) ? [] : counted.filter(isSilent)
  const cards = (some: readonly Counted[]) => (
    <ul className="mt-6 grid gap-x-10 gap-y-7 sm:grid-cols-2 lg:grid-cols-3">
      {some.map((each) => (
        <AuthorCard key={each.author.slug} {...each} planet={planet} />
      ))}
    </ul>
  )
  const chips = Object.entries(ORDERS).map(([name, { path }]) => ({
    ...{ href: path, text: words.orders[name as Order], isCurrent: name === order },
  }))
  return (
    <Shell section="authors">
      <main id="content" className="wide">
        <h1 className="mt-9 font-serif text-page font-bold">{words.title}</h1>
        {authors.length === 0 && <p className="py-8 text-lede text-muted">{words.empty}</p>}
        {authors.length > 1 && (
          <>
            <Chips label={words.order} chips={chips} />
            <p className="mt-3 text-meta">
              <a className="target" href={paths.subscribeSome}>
                {words.choose}
              </a>
            </p>
          </>
        )}
        {cards(counted.filter((each) => !silent.includes(each)))}
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

/** Authors with their posts of the last twelve months. */
async function countLately(authors: readonly ListedAuthor[], today: string | null): Promise<Counted[]> {
  const months = today ? twelveMonths(today) : []
  const counts = months[0] ? await countMonthsOfAuthors(months[0]) : []
  return authors.map((author) => {
    const mine = new Map(
      counts.flatMap(({ slug, month, posts }) => (slug === author.slug ? [[month, posts]] : [])),
    )
    const values = months.map((month) => mine.get(month) ?? 0)
    return { author, months: values, posts: values.reduce((sum, value) => sum + value, 0) }
  })
}
