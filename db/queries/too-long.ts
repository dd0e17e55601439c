import { eq, sql, type SQL } from 'drizzle-orm'
import { database } from '../client'
import { authors, posts } from '../schema'

/** What posts that stand on one page may have in all, in bytes of HTML. A day of a large planet has a tenth of it. */
export const PAGE_BYTES = 4 * 2 ** 20
/** The same of a feed of ours, which may hold a month. */
export const FEED_BYTES = 8 * 2 ** 20

/**
 * Of posts that stand together those for which there is no room: the longest, so that whoever writes without end takes nothing from
 * others. They show how they begin, and are whole on their own pages.
 */
export async function listTooLong(which: SQL | undefined, room: number): Promise<number[]> {
  const sizes = await database()
    .select({ id: posts.id, bytes: sql<number>`octet_length(${posts.html})` })
    .from(posts)
    .innerJoin(authors, eq(authors.id, posts.authorId))
    .where(which)
  let left = room
  return sizes
    .sort((a, b) => a.bytes - b.bytes || a.id - b.id)
    .filter(({ bytes }) => (left -= bytes) < 0)
    .map(({ id }) => id)
}
