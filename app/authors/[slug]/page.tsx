import type { Metadata } from 'next'
import { permanentRedirect } from 'next/navigation'
import { getAuthor, getSlugOfAlias } from '@/db/queries/authors'
import { listMonthsOfAuthor, listPostsOfAuthor, listYearsOfAuthor } from '@/db/queries/posts-of-author'
import { listTagsOfAuthor } from '@/db/queries/tags'
import { paths } from '@/lib/paths'
import { wordsFor } from '@/lib/words/words'
import { AuthorHeader } from '../../_components/author-header'
import { Bars } from '../../_components/bars'
import { HelpWanted } from '../../_components/help-wanted'
import { Missing } from '../../_components/missing'
import { PostList } from '../../_components/post-list'
import { Rights } from '../../_components/rights'
import { Shell } from '../../_components/shell'
import { YearLinks } from '../../_components/year-links'
import { formatDate } from '../../_format'
import { missingMetadata, pageMetadata } from '../../_metadata'
import { getPlanet } from '../../_planet'
import { byMonth } from '../../_stats'

export const revalidate = 86400
export const generateStaticParams = () => []

/** Whole years are listed here until they hold so many posts; the others have pages of their own. */
const ENOUGH_POSTS = 50
const MOST_TAGS = 20

type Props = { params: Promise<{ slug: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const planet = await getPlanet()
  const author = await getAuthor((await params).slug)
  if (!author) return missingMetadata(planet)
  return pageMetadata(planet, {
    title: author.name,
    description: wordsFor(planet.locale).author.description(author.name, planet.title),
    canonical: paths.author(author.slug),
  })
}

/** One author: who it is, the newest years, and the way to the others. */
export default async function AuthorPage({ params }: Props) {
  const { slug } = await params
  const author = await getAuthor(slug)
  if (!author) {
    const current = await getSlugOfAlias(slug)
    if (current) permanentRedirect(paths.author(current))
    return <Missing />
  }
  const planet = await getPlanet()
  const words = wordsFor(planet.locale)
  const years = await listYearsOfAuthor(slug)
  const dated = years.flatMap(({ year, posts }) => (year === null ? [] : [{ year, posts }]))
  const shown = takeUntil(dated, ENOUGH_POSTS)
  const others = dated.slice(shown.length)
  const months = byMonth((await listMonthsOfAuthor(slug)).map(({ month, posts }) => ({ day: month, posts })))
  const tags = await listTagsOfAuthor(slug, MOST_TAGS)
  const lists = await Promise.all(shown.map(({ year }) => listPostsOfAuthor(slug, year)))
  const undated = years.length > dated.length ? await listPostsOfAuthor(slug, null) : []
  return (
    <Shell section="authors">
      <main id="content" className="wide">
        <div className="h-feed max-w-3xl">
          <AuthorHeader author={author} posts={[...lists.flat(), ...undated]} />
          <HelpWanted feeds={author.feeds} />
          {months.length > 0 && (
            <div className="mt-7">
              <Bars className="h-16 w-full" values={months.map(({ posts }) => posts)} />
              <p className="mt-1.5 text-small text-muted">
                {words.author.since(sumOf(dated), formatDate(months[0]!.month, planet.locale))}
              </p>
            </div>
          )}
          {tags.length > 0 && (
            <nav aria-label={words.author.tags} className="mt-5">
              <ul className="flex flex-wrap gap-x-5 gap-y-1 text-meta">
                {tags.map(({ tag, label, posts }) => (
                  <li key={tag}>
                    <a className="target" href={paths.tag(tag)}>
                      <bdi>{label}</bdi>
                    </a>{' '}
                    <span className="text-small text-muted tabular-nums">{posts}</span>
                  </li>
                ))}
              </ul>
            </nav>
          )}
          {years.length === 0 && <p className="py-8 text-lede text-muted">{words.noPosts}</p>}
          {shown.map(({ year }, index) => (
            <PostList
              key={year}
              id={`year-${year}`}
              title={year}
              posts={lists[index] ?? []}
              planet={planet}
            />
          ))}
          <YearLinks
            label={words.author.earlierYears}
            years={others.map(({ year, posts }) => ({
              year,
              href: paths.authorYear(slug, year),
              more: (
                <>
                  {' '}
                  <span className="text-small text-muted">{words.posts(posts)}</span>
                </>
              ),
            }))}
          />
          {undated.length > 0 && (
            <PostList id="undated" title={words.author.undated} posts={undated} planet={planet} />
          )}
          {listDifferent(author.feeds).map((said) => (
            <Rights key={`${said.rights} ${said.licence}`} {...said} />
          ))}
        </div>
      </main>
    </Shell>
  )
}

/** What the feeds say of their rights, once each. */
function listDifferent<Feed extends { rights: string | null; licence: string | null }>(
  feeds: readonly Feed[],
) {
  const said = feeds.map(({ rights, licence }) => ({ rights, licence }))
  return [...new Map(said.map((each) => [`${each.rights} ${each.licence}`, each])).values()]
}

function sumOf(years: readonly { posts: number }[]): number {
  return years.reduce((sum, { posts }) => sum + posts, 0)
}

/** The first years that together hold `enough` posts, whole. */
function takeUntil<Year extends { posts: number }>(years: readonly Year[], enough: number): Year[] {
  let sum = 0
  return years.filter(({ posts }) => {
    const isWanted = sum < enough
    sum += posts
    return isWanted
  })
}
