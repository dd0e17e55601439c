import type { Metadata } from 'next'
import { permanentRedirect } from 'next/navigation'
import { getAuthor, getSlugOfAlias } from '@/db/queries/authors'
import { listPostsOfAuthor, listYearsOfAuthor } from '@/db/queries/posts-of-author'
import { paths } from '@/lib/paths'
import { wordsFor } from '@/lib/words/words'
import { AuthorHeader } from '../../../_components/author-header'
import { Missing } from '../../../_components/missing'
import { Pager } from '../../../_components/pager'
import { PostList } from '../../../_components/post-list'
import { Shell } from '../../../_components/shell'
import { missingMetadata, pageMetadata } from '../../../_metadata'
import { getPlanet } from '../../../_planet'

export const revalidate = 86400
export const generateStaticParams = () => []

type Props = { params: Promise<{ slug: string; year: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const planet = await getPlanet()
  const { slug, year } = await params
  const author = await getAuthor(slug)
  if (!author) return missingMetadata(planet)
  return pageMetadata(planet, {
    title: `${author.name}, ${year}`,
    description: wordsFor(planet.locale).author.yearDescription(author.name, year, planet.title),
    canonical: paths.authorYear(slug, year),
    feedTitle: author.name,
  })
}

/** One year of an author, and the years beside it. */
export default async function AuthorYearPage({ params }: Props) {
  const { slug, year } = await params
  const author = await getAuthor(slug)
  if (!author) {
    const current = await getSlugOfAlias(slug)
    if (current) permanentRedirect(paths.authorYear(current, year))
    return <Missing />
  }
  const years = (await listYearsOfAuthor(slug)).flatMap(({ year }) => year ?? [])
  const place = years.indexOf(year)
  if (place < 0) return <Missing />

  const planet = await getPlanet()
  const posts = await listPostsOfAuthor(slug, year)
  const link = (to: string | undefined) => (to ? { href: paths.authorYear(slug, to), text: to } : null)
  return (
    <Shell section="authors">
      <main id="content" className="wide">
        <div className="h-feed max-w-3xl">
          <AuthorHeader author={author} posts={posts} year={year} />
          <PostList id={`year-${year}`} title={year} posts={posts} planet={planet} />
          <Pager
            label={wordsFor(planet.locale).pager.years}
            newer={link(years[place - 1])}
            older={link(years[place + 1])}
          />
        </div>
      </main>
    </Shell>
  )
}
