import { and, asc, desc, eq, gt, gte, lt, lte, or, sql } from 'drizzle-orm'
import { database } from '../client'
import { authors, posts } from '../schema'
import { keptOnce, selectListed, within } from './posts'

/** The years of an author with the number of posts, newest first; undated posts are year null. */
export async function listYearsOfAuthor(slug: string) {
  return database()
    .select({ year: sql<string | null>`substr(${posts.day}, 1, 4)`, posts: sql<number>`count(*)` })
    .from(posts)
    .innerJoin(authors, eq(authors.id, posts.authorId))
    .where(and(keptOnce, eq(authors.slug, slug)))
    .groupBy(sql`1`)
    .orderBy(desc(sql`1`))
}

/** The months of an author with the number of posts, oldest first; undated posts are none of them. */
export async function listMonthsOfAuthor(slug: string) {
  return database()
    .select({ month: sql<string>`substr(${posts.day}, 1, 7)`, posts: sql<number>`count(*)` })
    .from(posts)
    .innerJoin(authors, eq(authors.id, posts.authorId))
    .where(and(keptOnce, eq(authors.slug, slug), sql`${posts.day} is not null`))
    .groupBy(sql`1`)
    .orderBy(asc(sql`1`))
}

/** An author's posts of one year as lines, newest first; `year` null is the undated ones. */
export async function listPostsOfAuthor(slug: string, year: string | null) {
  const when = year === null ? [sql`${posts.sortAt} is null`] : within(year)
  return selectListed()
    .where(and(keptOnce, eq(authors.slug, slug), ...when))
    .orderBy(desc(posts.sortAt), asc(posts.id))
}

/** The author's posts before and after a post, as lines. */
export async function getNeighbourPosts(post: { id: number; authorSlug: string; sortAt: number | null }) {
  if (post.sortAt === null) return { older: null, newer: null }
  const place = post.sortAt
  const mine = and(keptOnce, eq(authors.slug, post.authorSlug))
  // The order of an author's page: place, then id; `or` keeps posts of one instant from hiding each other.
  const [older] = await selectListed()
    .where(and(mine, lte(posts.sortAt, place), or(lt(posts.sortAt, place), gt(posts.id, post.id))))
    .orderBy(desc(posts.sortAt), asc(posts.id))
    .limit(1)
  const [newer] = await selectListed()
    .where(and(mine, gte(posts.sortAt, place), or(gt(posts.sortAt, place), lt(posts.id, post.id))))
    .orderBy(asc(posts.sortAt), desc(posts.id))
    .limit(1)
  return { older: older ?? null, newer: newer ?? null }
}
