import { asc, eq, sql } from 'drizzle-orm'
import { database } from '../client'
import { authors, feeds, posts } from '../schema'

/** Every feed of the planet with what its state is measured by; times in milliseconds. */
export async function listFeedStates() {
  return database()
    .select({
      slug: feeds.slug,
      code: feeds.code,
      goodAt: feeds.goodAt,
      triedAt: feeds.triedAt,
      nextAt: feeds.nextAt,
      failures: feeds.failures,
    })
    .from(feeds)
    .innerJoin(authors, eq(authors.id, feeds.authorId))
    .where(sql`${feeds.listed} = 1 and ${authors.listed} = 1`)
    .orderBy(asc(feeds.slug))
}

/** How many feeds of the planet are in each state; null is never tried. */
export async function countFeedStates() {
  return database()
    .select({ code: feeds.code, feeds: sql<number>`count(*)` })
    .from(feeds)
    .innerJoin(authors, eq(authors.id, feeds.authorId))
    .where(sql`${feeds.listed} = 1 and ${feeds.paused} = 0 and ${authors.listed} = 1`)
    .groupBy(feeds.code)
}

/**
 * How many posts are in each state. All posts are counted by the pages of an index, the few that are not shown by posts_unseen: nothing
 * is read of the rows, however many there are.
 */
export async function countPosts(): Promise<ReadonlyMap<string, number>> {
  const [all] = await database()
    .select({ posts: sql<number>`count(*)` })
    .from(posts)
  const unseen = await database()
    .select({ state: posts.state, posts: sql<number>`count(*)` })
    .from(posts)
    .where(sql`${posts.state} <> 'shown'`)
    .groupBy(posts.state)
  const shown = (all?.posts ?? 0) - unseen.reduce((sum, row) => sum + row.posts, 0)
  return new Map([['shown', shown], ...unseen.map((row) => [row.state, row.posts] as const)])
}
