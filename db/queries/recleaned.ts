import { and, asc, eq, gt, isNotNull, sql } from 'drizzle-orm'
import { database, write, type Statement } from '../client'
import { authors, posts, postTags, type NewPostRow, type Touch } from '../schema'
import { replaceTexts, type Reindexed } from './search-index'
import { addTouches } from './touches'

/** How many posts have their entry kept. */
export async function countRaw(): Promise<number> {
  const [row] = await database()
    .select({ posts: sql<number>`count(*)` })
    .from(posts)
    .where(isNotNull(posts.raw))
  return row?.posts ?? 0
}

/** Posts as they stand, each with its entry as it came; `limit` of them after the number `after`, in the order of their numbers. */
export async function listRaw(after: number, limit: number) {
  const rows = await database()
    .select({ post: posts, author: authors.slug })
    .from(posts)
    .innerJoin(authors, eq(authors.id, posts.authorId))
    .where(and(gt(posts.id, after), isNotNull(posts.raw)))
    .orderBy(asc(posts.id))
    .limit(limit)
  return rows.map(({ post, author }) => ({ post, author, raw: post.raw! }))
}

export type Recleaned = {
  readonly id: number
  /** As it was read: a post that a run has changed since is left as that run made it. */
  readonly rawHash: string
  readonly set: Partial<NewPostRow>
  /** Null: to be found as before. */
  readonly indexed: Reindexed | null
  /** Null: those that it has. */
  readonly tags: readonly { readonly tag: string; readonly label: string }[] | null
}

/** Posts cleaned anew, and what pages must be told of it all, in one transaction. */
export async function saveRecleaned(cleaned: readonly Recleaned[], touched: readonly Touch[]): Promise<void> {
  const db = database()
  const statements: Statement[] = cleaned.map(({ id, rawHash, set }) =>
    db
      .update(posts)
      .set(set)
      .where(and(eq(posts.id, id), eq(posts.rawHash, rawHash))),
  )
  const indexed = replaceTexts(cleaned.flatMap(({ indexed }) => indexed ?? []))
  await write([...statements, ...cleaned.flatMap(replaceTags), ...addTouches(touched), ...indexed])
}

/** Only where the post was written: of one that a run has changed since, its tags are that run's too. */
function replaceTags({ id, set, tags }: Recleaned): Statement[] {
  if (tags === null) return []
  const db = database()
  const mine = sql`(select id from posts where id = ${id} and raw_hash = ${set.rawHash})`
  return [
    db.delete(postTags).where(sql`${postTags.postId} in ${mine}`),
    ...tags.map(({ tag, label }) =>
      db.insert(postTags).select(
        db
          .select({
            postId: posts.id,
            tag: sql`${tag}`.as('tag'),
            label: sql`${label}`.as('label'),
            day: sql`null`.as('day'),
            sortAt: sql`null`.as('sort_at'),
          })
          .from(posts)
          .where(sql`${posts.id} in ${mine}`),
      ),
    ),
  ]
}
