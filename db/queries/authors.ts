import { asc, desc, eq, sql, type SQL } from 'drizzle-orm'
import { database } from '../client'
import { authors, feeds, posts } from '../schema'
import { licenceOf } from './posts'

export type ListedAuthor = Awaited<ReturnType<typeof listAuthors>>[number]

/** Everybody on the planet by name, with the day of the newest post: one look into an index each, never a count. */
export async function listAuthors() {
  return database()
    .select({
      slug: authors.slug,
      name: authors.name,
      site: authors.site,
      avatar: authors.avatar,
      lang: authors.lang,
      newest: sql<string | null>`(select p.day from posts p where p.author_id = authors.id
        and p.state in ('shown', 'duplicate') and p.sort_at is not null order by p.sort_at desc limit 1)`,
    })
    .from(authors)
    .where(eq(authors.listed, true))
    .orderBy(asc(sql`${authors.name} collate nocase`), asc(authors.slug))
}

/** One listed author with feeds, by slug; null where there is none. */
export async function getAuthor(slug: string) {
  const [author] = await database()
    .select()
    .from(authors)
    .where(sql`${authors.slug} = ${slug} and ${authors.listed} = 1`)
  if (!author) return null
  const subscribed = await database()
    .select({
      ...{ slug: feeds.slug, url: feeds.url, title: feeds.title, site: feeds.site, lang: feeds.lang },
      ...{ rights: feeds.rights, licence: licenceOf(feeds.licence) },
      ...{ code: feeds.code, failures: feeds.failures, goodAt: feeds.goodAt },
    })
    .from(feeds)
    .where(sql`${feeds.authorId} = ${author.id} and ${feeds.listed} = 1`)
    .orderBy(asc(feeds.id))
  return { ...author, feeds: subscribed }
}

/** Whether this is a former slug of an author. */
export function wasCalled(slug: string): SQL {
  return sql`exists (select 1 from json_each(${authors.aliases}) where value = ${slug})`
}

/** The slug of the author who was once called `alias`, for a permanent redirect (R-AUTHOR). */
export async function getSlugOfAlias(alias: string): Promise<string | null> {
  const [author] = await database()
    .select({ slug: authors.slug })
    .from(authors)
    .where(sql`${authors.listed} = 1 and ${wasCalled(alias)}`)
  return author?.slug ?? null
}

/** The day of an author's newest post, and how many of the author's posts stand on it; null without a placed post. */
export async function getNewestDayOfAuthor(slug: string): Promise<{ day: string; posts: number } | null> {
  const [row] = await database()
    .select({ day: sql<string>`${posts.day}`, posts: sql<number>`count(*)` })
    .from(posts)
    .innerJoin(authors, eq(authors.id, posts.authorId))
    .where(
      sql`${authors.slug} = ${slug} and ${authors.listed} = 1 and ${posts.state} in ('shown', 'duplicate')
        and ${posts.sortAt} is not null`,
    )
    .groupBy(posts.day)
    .orderBy(desc(posts.day))
    .limit(1)
  return row ?? null
}

/** The number of an author, listed or not; null where there is none. */
export async function getAuthorId(slug: string): Promise<number | null> {
  const [row] = await database().select({ id: authors.id }).from(authors).where(eq(authors.slug, slug))
  return row?.id ?? null
}
