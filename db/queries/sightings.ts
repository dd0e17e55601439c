import { eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { database, prepared, valuesOf } from '../client'
import { authors, feeds, posts, sightings } from '../schema'

/** Posts that are not shown and no longer in the document: so many of the newest are told of. */
const LEFT_OUT_MAX = 50

/** Replaces what is known of a feed's last document. */
export const saveSightings = prepared((db) =>
  db
    .insert(sightings)
    .values({ feedId: sql.placeholder('feedId'), entries: sql.placeholder('entries') })
    .onConflictDoUpdate({ target: sightings.feedId, set: { entries: sql`excluded.entries` } })
    .prepare(),
)

const cards = alias(posts, 'card')
const cardAuthors = alias(authors, 'card_author')

/**
 * The entries of a feed's last readable document in its order, each with its post as it is now; null for one that failed. Behind them
 * its newest posts that are not shown and not in that document.
 */
export async function listSightings(feedSlug: string) {
  const [last] = await database()
    .select({ feedId: feeds.id, entries: sightings.entries })
    .from(sightings)
    .innerJoin(feeds, eq(feeds.id, sightings.feedId))
    .where(eq(feeds.slug, feedSlug))
  if (!last) return []
  const ids = valuesOf(last.entries.flatMap(({ id }) => id ?? []))
  const [rows, leftOut] = await Promise.all([
    selectPosts().where(sql`${posts.id} in ${ids}`),
    selectPosts()
      .where(
        sql`${posts.feedId} = ${last.feedId} and ${posts.state} in ('held', 'hidden', 'gone')
          and ${posts.id} not in ${ids}`,
      )
      .orderBy(sql`${posts.publishedAt} desc`)
      .limit(LEFT_OUT_MAX),
  ])
  const byId = new Map(rows.map((row) => [row.id, toPost(row)]))
  return [
    ...last.entries.map(({ guid, id, seen }) => ({
      guid,
      seen,
      post: (id !== null && byId.get(id)) || null,
    })),
    ...leftOut.map((post) => ({ guid: post.guid, seen: 'unchanged' as const, post: toPost(post) })),
  ]
}

type PostRow = Awaited<ReturnType<typeof selectPosts>>[number]

/** `card`: the post that is shown in its place, where that can be seen (R-CROSS). */
function toPost({ cardId, cardSlug, cardAuthor, ...post }: PostRow) {
  const isSeen = cardId !== null && cardSlug !== null && cardAuthor !== null
  return { ...post, card: isSeen ? { id: cardId, slug: cardSlug, author: cardAuthor } : null }
}

function selectPosts() {
  return database()
    .select({
      id: posts.id,
      guid: posts.guid,
      slug: posts.slug,
      title: posts.title,
      link: posts.link,
      state: posts.state,
      backlog: posts.backlog,
      duplicateOf: posts.duplicateOf,
      sortAt: posts.sortAt,
      publishedAt: posts.publishedAt,
      firstSeenAt: posts.firstSeenAt,
      dateSource: posts.dateSource,
      hiddenAt: sql<number | null>`(select min(t.hidden_at) from tombstones t where t.post = posts.id)`,
      cardId: cards.id,
      cardSlug: cards.slug,
      cardAuthor: cardAuthors.name,
    })
    .from(posts)
    .leftJoin(cards, sql`${cards.id} = ${posts.duplicateOf} and ${cards.state} = 'shown'`)
    .leftJoin(cardAuthors, sql`${cardAuthors.id} = ${cards.authorId} and ${cardAuthors.listed} = 1`)
}
