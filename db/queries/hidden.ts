import { eq, sql } from 'drizzle-orm'
import { database, prepared, write, type Statement } from '../client'
import { authors, feeds, postAliases, posts, tombstones, touches } from '../schema'
import type { NewPostRow, Touch } from '../schema'

/** A known post's columns that a decision changes: its state, its card, since when it is missing. Never its place. */
export type Restated = {
  readonly id: number
  readonly set: Partial<Pick<NewPostRow, 'state' | 'duplicateOf' | 'missingSince'>>
}

/** A post with all names that it goes by; null where there is none. */
export async function getPostNames(id: number) {
  const [post] = await database()
    .select({
      id: posts.id,
      feedId: posts.feedId,
      feed: feeds.slug,
      guid: posts.guid,
      canonical: posts.canonical,
      titleHash: posts.titleHash,
      publishedAt: posts.publishedAt,
      sortAt: posts.sortAt,
      state: posts.state,
      author: authors.slug,
    })
    .from(posts)
    .innerJoin(feeds, eq(feeds.id, posts.feedId))
    .innerJoin(authors, eq(authors.id, posts.authorId))
    .where(eq(posts.id, id))
  if (!post) return null
  const aliases = await database()
    .select({ guid: postAliases.guid })
    .from(postAliases)
    .where(eq(postAliases.postId, id))
  return { ...post, aliases: aliases.map(({ guid }) => guid) }
}

const selectHidden = prepared((db) =>
  db
    .select({ name: tombstones.name, post: tombstones.post })
    .from(tombstones)
    .where(
      sql`${tombstones.feed} = ${sql.placeholder('feed')}
        and ${tombstones.name} in (select value from json_each(${sql.placeholder('names')}))`,
    )
    .prepare(),
)

/** Which of these names belong to hidden posts of a feed (R-HIDE). */
export async function listHidden(feed: string, names: readonly string[]) {
  return names.length === 0 ? [] : selectHidden().all({ feed, names: JSON.stringify(names) })
}

/** Hides a post under all its names, or takes that back, with what follows from it, in one transaction. */
export async function saveHidden(post: {
  readonly id: number
  readonly feed: string
  readonly names: readonly string[]
  /** False: no longer. */
  readonly isHidden: boolean
  readonly restated: readonly Restated[]
  readonly touched: readonly Touch[]
  readonly now: number
}): Promise<void> {
  const db = database()
  const statements: Statement[] = post.isHidden
    ? post.names.map((name) => addTombstone({ feed: post.feed, name, post: post.id, hiddenAt: post.now }))
    : [dropTombstones(post)]
  statements.push(...post.restated.map(({ id, set }) => db.update(posts).set(set).where(eq(posts.id, id))))
  if (post.touched.length > 0) statements.push(db.insert(touches).values({ what: [...post.touched] }))
  await write(statements)
}

/** All names of a hidden post, those too that it had before it was purged and came again under another number. */
function dropTombstones({
  id,
  feed,
  names,
}: {
  id: number
  feed: string
  names: readonly string[]
}): Statement {
  return database()
    .delete(tombstones)
    .where(
      sql`${tombstones.post} = ${id} or ${tombstones.feed} = ${feed} and ${tombstones.post} in (
      select post from tombstones where feed = ${feed} and name in (select value from json_each(${JSON.stringify(names)})))`,
    )
}

/** One more name of a hidden post. */
export function addTombstone(row: typeof tombstones.$inferInsert): Statement {
  return database().insert(tombstones).values(row).onConflictDoNothing()
}

/** Takes an author off the planet with all posts, or lets planet.yaml decide again; all pages expire. */
export async function saveAuthorHidden(
  slug: string,
  { hidden, listed, restated }: { hidden: boolean; listed: boolean; restated: readonly Restated[] },
): Promise<void> {
  const db = database()
  await write([
    db.update(authors).set({ hidden, listed }).where(eq(authors.slug, slug)),
    ...restated.map(({ id, set }) => db.update(posts).set(set).where(eq(posts.id, id))),
    db.insert(touches).values({ what: 'everything' }),
  ])
}
