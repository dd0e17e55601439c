import type { ListedAuthor } from '@/db/queries/authors'
import type { Planet } from '@/lib/config'
import { paths } from '@/lib/paths'
import { wordsFor } from '@/lib/words/words'
import { Bars } from '../_components/bars'
import { Face } from '../_components/face'
import { formatShortDay } from '../_format'
import { hostOf, safeHref } from '../_href'
import { nameLanguage } from '../_languages'

type Props = {
  readonly author: ListedAuthor
  /** Posts in each of the last twelve months, and in all of them. */
  readonly months: readonly number[]
  readonly posts: number
  readonly planet: Planet
}

/** An author in a list of them all: who it is, where to read and to follow, and how much there was of late. */
export function AuthorCard({ author, months, posts, planet }: Props) {
  const words = wordsFor(planet.locale)
  const site = safeHref(author.site)
  return (
    <li className="h-card flex min-w-0 items-start gap-4">
      <Face author={author} className="size-14 flex-none" />
      <div className="min-w-0 text-small text-muted">
        <a className="p-name target text-body font-semibold" href={paths.author(author.slug)}>
          <bdi>{author.name}</bdi>
        </a>
        <p className="flex flex-wrap gap-x-3 wrap-anywhere">
          {site && (
            <a className="u-url target" href={site}>
              {hostOf(site)}
            </a>
          )}{' '}
          {author.lang && <span lang={author.lang}>{nameLanguage(author.lang)}</span>}{' '}
          <a className="target" href={paths.feed(paths.author(author.slug), 'atom.xml')}>
            Atom
          </a>
        </p>
        <p>
          {author.newest
            ? words.authors.lastPost(formatShortDay(author.newest, planet.locale))
            : words.noPostsShort}
        </p>
        {posts > 0 && (
          <p className="mt-1 flex items-end gap-2.5">
            <Bars className="h-5 w-24" values={months} />
            {words.authors.inTwelveMonths(posts)}
          </p>
        )}
      </div>
    </li>
  )
}
