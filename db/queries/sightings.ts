import { eq, sql } from 'drizzle-orm'
import { database, prepared } from '../client'
import { feeds, posts, sightings } from '../schema'

/** Replaces what is known of a feed's last document. */
export const saveSightings = prepared((db) =>
  db
    .insert(sightings)
    .values({ feedId: sql.placeholder('feedId'), entries: sql.placeholder('entries') })
    .onConflictDoUpdate({ target: sightings.feedId, set: { entries: sql`excluded.entries` } })
    .prepare(),
)

/** The entries of a feed's last readable document in its order, each with its post as it is now; null for one that failed. */
export async function listSightings(feedSlug: string) {
  const [last] = await database()
    .select({ entries: sightings.entries })
    .from(sightings)
    .innerJoin(feeds, eq(feeds.id, sightings.feedId))
    .where(eq(feeds.slug, feedSlug))
  if (!last) return []
  const ids = JSON.stringify(last.entries.map(({ id }) => id))
  const rows = await database()
    .select({
      id: posts.id,
      slug: posts.slug,
      title: posts.title,
      link: posts.link,
      state: posts.state,
      duplicateOf: posts.duplicateOf,
      sortAt: posts.sortAt,
      publishedAt: posts.publishedAt,
      dateSource: posts.dateSource,
    })
    .from(posts)
    .where(sql`${posts.id} in (select value from json_each(${ids}))`)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return last.entries.map(({ guid, id, seen }) => ({
    guid,
    seen,
    post: (id !== null && byId.get(id)) || null,
  }))
}
