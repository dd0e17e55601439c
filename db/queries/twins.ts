import { asc, eq, inArray, sql } from 'drizzle-orm'
import { database, prepared, valuesOf } from '../client'
import { authors, feeds, posts } from '../schema'

export type Twin = Awaited<ReturnType<typeof listTwins>>[number]

type TwinQuestion = {
  /** Posts of this feed are no twins of its others; null asks only for the cards of `ids`. */
  readonly feedId: number | null
  /** New posts: where their twins may be found, and how far away at most (milliseconds). */
  readonly posts: readonly {
    readonly canonical: string | null
    readonly titleHash: string | null
    readonly at: number
  }[]
  readonly within: number
  /** Posts of the store whose cards are asked for. */
  readonly ids?: readonly number[]
}

/**
 * The posts of other feeds with one of these addresses or long titles, each with all that share its card (R-CROSS).
 * Three looks into indexes a post, however large the store is.
 */
export async function listTwins({ feedId, posts, within, ids = [] }: TwinQuestion) {
  const asked = { mine: JSON.stringify(posts), ids: JSON.stringify(ids) }
  const rows = await selectTwins().all({ feedId: feedId ?? 0, within, ...asked })
  return rows.map((row) => ({ ...row, listed: Boolean(row.listed) }))
}

const selectTwins = prepared((db) => {
  const feedId = sql.placeholder('feedId')
  const within = sql.placeholder('within')
  const isOther = sql`p.feed_id <> ${feedId} and p.state in ('shown', 'duplicate') and p.sort_at is not null`
  const cards = sql`
    with mine as materialized (
      select value ->> 'canonical' as canonical, value ->> 'titleHash' as title_hash, value ->> 'at' as at
      from json_each(${sql.placeholder('mine')})),
    cards as materialized (
      select coalesce(p.duplicate_of, p.id) as card from mine cross join posts p
        on p.canonical = mine.canonical and abs(coalesce(p.published_at, p.sort_at) - mine.at) <= ${within}
        where ${isOther}
      union select coalesce(p.duplicate_of, p.id) from mine cross join posts p
        on p.title_hash = mine.title_hash
        and p.published_at between mine.at - ${within} and mine.at + ${within} where ${isOther}
      union select coalesce(p.duplicate_of, p.id) from posts p
        where p.id in ${valuesOf('ids')})`
  return db
    .select({
      id: posts.id,
      feedId: posts.feedId,
      authorId: posts.authorId,
      author: authors.slug,
      listed: authors.listed,
      site: authors.site,
      feedUrl: feeds.url,
      claimed: feeds.site,
      state: posts.state,
      duplicateOf: posts.duplicateOf,
      slug: posts.slug,
      link: posts.link,
      canonical: posts.canonical,
      titleHash: posts.titleHash,
      textHash: posts.textHash,
      publishedAt: posts.publishedAt,
      firstSeenAt: posts.firstSeenAt,
      sortAt: posts.sortAt,
      day: posts.day,
      html: posts.html,
    })
    .from(posts)
    .innerJoin(feeds, eq(feeds.id, posts.feedId))
    .innerJoin(authors, eq(authors.id, posts.authorId))
    .where(
      sql`${posts.id} in (${cards} select card from cards
        union select twin.id from cards cross join posts twin on twin.duplicate_of = cards.card)`,
    )
    .prepare()
})

/** For each of these cards the other posts that share it, with their authors: "also on" (R-CROSS). */
export async function listAlsoOn(ids: readonly number[]) {
  return database()
    .select({
      card: sql<number>`${posts.duplicateOf}`,
      id: posts.id,
      slug: posts.slug,
      authorSlug: authors.slug,
      authorName: authors.name,
      link: posts.link,
    })
    .from(posts)
    .innerJoin(authors, eq(authors.id, posts.authorId))
    .where(
      sql`${inArray(posts.duplicateOf, [...ids])} and ${posts.state} = 'duplicate' and ${authors.listed} = 1`,
    )
    .orderBy(asc(authors.name), asc(posts.id))
}

/** The numbers of an author's posts that share a card with others: who stands for whom may change with the author. */
export async function listCardsOfAuthors(authorIds: readonly number[]): Promise<number[]> {
  const mine = valuesOf(authorIds)
  // Few posts are duplicates: looked for by their authors, every post would be read.
  const rows = await database().all<{ id: number }>(sql`
    select id from posts indexed by posts_duplicate where duplicate_of is not null and author_id in ${mine}
    union select p.duplicate_of from posts p indexed by posts_duplicate cross join posts card on card.id = p.duplicate_of
      where p.duplicate_of is not null and card.author_id in ${mine}`)
  return rows.map(({ id }) => id)
}
