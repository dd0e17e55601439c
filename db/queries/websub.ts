import { and, eq, gte, inArray, isNotNull, sql } from 'drizzle-orm'
import { database, write } from '../client'
import { authors, feeds, fetches, websub } from '../schema'

export type Subscription = typeof websub.$inferSelect

/** Runs count from 1; what came by a hub belongs to none. */
export const NO_RUN = 0

/** What is known of the hub of this feed, while the feed is on the planet; null where it has none. */
export async function getSubscription(feedSlug: string) {
  const [row] = await database()
    .select({
      websub,
      feed: feeds,
      author: { id: authors.id, slug: authors.slug, lang: authors.lang, site: authors.site },
    })
    .from(websub)
    .innerJoin(feeds, eq(feeds.id, websub.feedId))
    .innerJoin(authors, eq(authors.id, feeds.authorId))
    .where(and(eq(feeds.slug, feedSlug), isInUse))
  return row ?? null
}

/** All hubs of feeds on the planet, with the feeds' slugs and addresses. */
export async function listSubscriptions() {
  return database()
    .select({ websub, slug: feeds.slug, url: feeds.url, movedTo: feeds.movedTo })
    .from(websub)
    .innerJoin(feeds, eq(feeds.id, websub.feedId))
    .innerJoin(authors, eq(authors.id, feeds.authorId))
    .where(isInUse)
    .orderBy(websub.feedId)
}

const isInUse = and(eq(feeds.listed, true), eq(feeds.paused, false), eq(authors.listed, true))

/** Takes down which hubs feeds name now, and forgets those of feeds that name none any more. */
export async function saveHubs(
  found: readonly Pick<Subscription, 'feedId' | 'hub' | 'topic' | 'secret'>[],
  without: readonly number[],
): Promise<void> {
  const db = database()
  await write([
    ...found.map((row) => {
      // Another hub or topic is another subscription.
      const set = { ...row, askedAt: null, failures: 0, pending: false, until: null }
      return db.insert(websub).values(set).onConflictDoUpdate({ target: websub.feedId, set })
    }),
    ...(without.length > 0 ? [db.delete(websub).where(inArray(websub.feedId, [...without]))] : []),
  ])
}

/** A hub is about to be asked: from now on it may confirm. */
export async function saveAsked(feedId: number, now: number): Promise<void> {
  await database()
    .update(websub)
    .set({ askedAt: now, pending: true, failures: sql`${websub.failures} + 1` })
    .where(eq(websub.feedId, feedId))
}

/** What the hub answered: until when it brings news, or null where it refused. */
export async function saveAnswer(feedId: number, until: number | null): Promise<void> {
  await database()
    .update(websub)
    .set({ pending: false, until, ...(until !== null && { failures: 0 }) })
    .where(eq(websub.feedId, feedId))
}

/** How often a hub has brought this feed since then, and how many new posts; no further back than its status remembers. */
export async function sumBrought(feedId: number, since: number) {
  const [row] = await database()
    .select({ times: sql<number>`count(*)`, posts: sql<number>`total(${fetches.added})` })
    .from(fetches)
    .where(and(eq(fetches.feedId, feedId), eq(fetches.runId, NO_RUN), gte(fetches.at, since)))
  return row ?? { times: 0, posts: 0 }
}

/** How many feeds are brought by hubs now. */
export async function countBrought(now: number): Promise<number> {
  const [row] = await database()
    .select({ count: sql<number>`count(*)` })
    .from(websub)
    .where(and(isNotNull(websub.until), sql`${websub.until} > ${now}`))
  return row?.count ?? 0
}

/** Puts a feed's next fetch where it was planned, whatever has been read of it meanwhile. */
export async function saveNextAt(feedId: number, nextAt: number | null): Promise<void> {
  await database().update(feeds).set({ nextAt }).where(eq(feeds.id, feedId))
}
