import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { database } from '../client'
import { authors, feeds, posts } from '../schema'

/**
 * Whose feeds these are, and which of their posts take something of their rights from them, as far as readers see them.
 * @param limit no more posts are looked for
 */
export async function listHeirs(feedIds: readonly number[], limit: number) {
  if (feedIds.length === 0) return { authors: [], posts: [] }
  const owners = await database()
    .selectDistinct({ slug: authors.slug })
    .from(feeds)
    .innerJoin(authors, eq(authors.id, feeds.authorId))
    .where(inArray(feeds.id, [...feedIds]))
  const heirs = await database()
    .select({
      id: posts.id,
      slug: posts.slug,
      author: authors.slug,
      day: posts.day,
      sortAt: posts.sortAt,
      change: sql<'rights'>`'rights'`,
    })
    .from(posts)
    .innerJoin(authors, eq(authors.id, posts.authorId))
    .where(
      and(
        inArray(posts.feedId, [...feedIds]),
        sql`${posts.state} in ('shown', 'duplicate')`,
        or(isNull(posts.rights), isNull(posts.licence)),
      ),
    )
    .limit(limit)
  return { authors: owners.map(({ slug }) => slug), posts: heirs }
}
