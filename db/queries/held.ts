import { and, eq, or, sql } from 'drizzle-orm'
import { database, write } from '../client'
import { authors, feeds, posts, type FeedNote, type Touch } from '../schema'
import { restate, type Restated } from './hidden'
import { addTouches } from './touches'

/** The feed of this slug with its notes and its author, and its posts that wait (R-FLOOD); null where there is no such feed. */
export async function getHeld(slug: string) {
  const [feed] = await database()
    .select({ id: feeds.id, notes: feeds.notes, author: authors.slug })
    .from(feeds)
    .innerJoin(authors, eq(authors.id, feeds.authorId))
    .where(eq(feeds.slug, slug))
  if (!feed) return null
  const held = await database()
    .select({
      id: posts.id,
      canonical: posts.canonical,
      titleHash: posts.titleHash,
      publishedAt: posts.publishedAt,
      sortAt: posts.sortAt,
    })
    .from(posts)
    .where(and(eq(posts.feedId, feed.id), eq(posts.state, 'held')))
  return { feed, held }
}

/** Posts that wait no longer, with what follows from it, in one transaction. */
export async function saveReleased(released: {
  readonly feedId: number
  readonly notes: readonly FeedNote[]
  readonly restated: readonly Restated[]
  readonly touched: readonly Touch[]
}): Promise<void> {
  const { feedId, notes, restated, touched } = released
  const db = database()
  await write([
    ...restate(restated),
    db
      .update(feeds)
      .set({ notes: [...notes] })
      .where(eq(feeds.id, feedId)),
    ...addTouches(touched),
  ])
}

/**
 * Feeds of this slug, or of the author of it, are asked again as if they had never failed: those too that are gone or dead.
 * @returns the slugs of those that were woken; paused and unlisted ones are not
 */
export async function saveWoken(slug: string): Promise<string[]> {
  const isMeant = or(
    eq(feeds.slug, slug),
    sql`${feeds.authorId} = (select ${authors.id} from ${authors} where ${authors.slug} = ${slug})`,
  )
  const woken = await database()
    .update(feeds)
    .set({ nextAt: null, failures: 0, failingSince: null })
    .where(and(isMeant, eq(feeds.listed, true), eq(feeds.paused, false)))
    .returning({ slug: feeds.slug })
  return woken.map((feed) => feed.slug)
}
