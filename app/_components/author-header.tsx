import type { getAuthor } from '@/db/queries/authors'
import { paths } from '@/lib/paths'
import { hostOf, safeHref } from '../_href'
import { languagesOf, nameLanguage } from '../_languages'
import { getWords } from '../_words'
import { Face } from './face'
import { FeedLinks } from './feed-links'
import { FediverseCreator } from './fediverse-creator'

type Author = NonNullable<Awaited<ReturnType<typeof getAuthor>>>

type Props = {
  readonly author: Author
  /** What stands on the page: it says in what languages the author writes. */
  readonly posts: readonly { readonly lang: string | null }[]
  /** On the page of one year this one is named, and the name leads back. */
  readonly year?: string
}

/** Who this is, where the blog stands, what it is written in and how to follow it. */
export async function AuthorHeader({ author, posts, year }: Props) {
  const words = await getWords()
  const site = safeHref(author.site)
  return (
    <header className="p-author h-card mt-9 flex items-center gap-5 sm:gap-6">
      <Face author={author} className="size-14 flex-none sm:size-28" />
      <div className="min-w-0">
        <h1 className="font-serif text-page font-bold">
          {year ? (
            <a className="p-name" href={paths.author(author.slug)}>
              {author.name}
            </a>
          ) : (
            <bdi className="p-name">{author.name}</bdi>
          )}
          {year && `, ${year}`}
        </h1>
        <p className="mt-1.5 flex flex-wrap gap-x-5 text-meta">
          {site && (
            <a className="u-url target" href={site} rel="me">
              {hostOf(site)}
            </a>
          )}{' '}
          {languagesOf([author.lang, ...posts.map(({ lang }) => lang)]).flatMap((code) => [
            <span key={code} lang={code}>
              {nameLanguage(code)}
            </span>,
            ' ',
          ])}
          {author.feeds.flatMap((feed) => [
            <FeedLink key={feed.slug} feed={feed} alone={author.feeds.length === 1} />,
            ' ',
          ])}
          <a className="target" href={paths.statusOf(author.slug)}>
            {words.author.status}
          </a>
        </p>
        <FediverseCreator author={author.slug} />
        <FeedLinks page={paths.author(author.slug)} />
      </div>
    </header>
  )
}

/** Host and path: what planet.yaml says, so that no feed renews a page by calling itself something else. */
function nameOf(href: string): string {
  const { pathname } = new URL(href)
  return `${hostOf(href)}${pathname === '/' ? '' : pathname}`
}

async function FeedLink({ feed, alone }: { feed: Author['feeds'][number]; alone: boolean }) {
  const words = await getWords()
  const href = safeHref(feed.url)
  if (!href) return null
  return (
    <a className="target" href={href} type="application/atom+xml">
      {alone ? words.author.feed : words.author.feedCalled(nameOf(href))}
    </a>
  )
}
