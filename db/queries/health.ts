import { desc, eq, isNotNull, sql } from 'drizzle-orm'
import { database } from '../client'
import { authors, feeds, runs } from '../schema'

/** The newest run that came to its end, with its report; times in milliseconds. Null before the first one. */
export async function getLastRun() {
  const [run] = await database()
    .select({ endedAt: sql<number>`${runs.endedAt}`, report: runs.report })
    .from(runs)
    .where(isNotNull(runs.endedAt))
    .orderBy(desc(runs.id))
    .limit(1)
  return run ?? null
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
