import { eq, inArray, sql } from 'drizzle-orm'
import { database, prepared, valuesOf, write, type Statement } from '../client'
import { authors, feeds, memory, postAliases, posts, postTags, tombstones } from '../schema'
import type { NewPostRow, Touch } from '../schema'
import { forget } from './memory'
import { addTouches } from './touches'

/** A known post's columns that change without an edit: its state, its card, since when it is missing, its rights. Never its place. */
export type Restated = {
  readonly id: number
  readonly set: Partial<
    Pick<NewPostRow, 'state' | 'duplicateOf' | 'missingSince' | 'rights' | 'licence' | 'changedAt'>
  >
}

/** As statements of somebody's transaction. */
export function restate(restated: readonly Restated[]): readonly Statement[] {
  return restated.map(({ id, set }) => database().update(posts).set(set).where(eq(posts.id, id)))
}

/** A post with all names that it goes by, what filters look at, and what pages show it under; null where there is none. */
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
      title: posts.title,
      html: posts.html,
      lang: posts.lang,
      words: posts.words,
      author: authors.slug,
    })
    .from(posts)
    .innerJoin(feeds, eq(feeds.id, posts.feedId))
    .innerJoin(authors, eq(authors.id, posts.authorId))
    .where(eq(posts.id, id))
  if (!post) return null
  const [aliases, tags] = await Promise.all([
    database().select({ guid: postAliases.guid }).from(postAliases).where(eq(postAliases.postId, id)),
    database()
      .select({ tag: postTags.tag, label: postTags.label })
      .from(postTags)
      .where(eq(postTags.postId, id))
      .orderBy(postTags.tag),
  ])
  return { ...post, tags, aliases: aliases.map(({ guid }) => guid) }
}

/** The memory key of what a hidden post was before, where it was not in sight. */
export function wasKey(id: number): string {
  return `was:${id}`
}

/** Whether any name of a post of this number is hidden. */
export async function isBuried(id: number): Promise<boolean> {
  const [row] = await database()
    .select({ post: tombstones.post })
    .from(tombstones)
    .where(eq(tombstones.post, id))
    .limit(1)
  return row !== undefined
}

/** The numbers of hidden posts that go by this address, in its comparable form, or by this guid. */
export async function listBuried(names: readonly string[]): Promise<number[]> {
  const rows = await database()
    .selectDistinct({ post: tombstones.post })
    .from(tombstones)
    .where(inArray(tombstones.name, [...names]))
  return rows.map(({ post }) => post)
}

const selectHidden = prepared((db) =>
  db
    .select({ name: tombstones.name, post: tombstones.post })
    .from(tombstones)
    .where(
      sql`${tombstones.feed} = ${sql.placeholder('feed')}
        and ${tombstones.name} in ${valuesOf('names')}`,
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
  /** What it was, where it comes back as that and not in sight. */
  readonly was: 'held' | 'gone' | null
  readonly restated: readonly Restated[]
  readonly touched: readonly Touch[]
  readonly now: number
}): Promise<void> {
  const db = database()
  const statements: Statement[] = post.isHidden
    ? post.names.map((name) => addTombstone({ feed: post.feed, name, post: post.id, hiddenAt: post.now }))
    : [dropTombstones(post), forget(wasKey(post.id))]
  if (post.isHidden && post.was !== null) {
    statements.push(
      db
        .insert(memory)
        .values({ key: wasKey(post.id), value: post.was })
        .onConflictDoNothing(),
    )
  }
  await write([...statements, ...restate(post.restated), ...addTouches(post.touched)])
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
      select post from tombstones where feed = ${feed} and name in ${valuesOf(names)})`,
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
    ...restate(restated),
    ...addTouches('everything'),
  ])
}
