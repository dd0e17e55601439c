import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { database, write, type Statement } from '../client'
import { authors, postRaw, posts, touches, type NewPostRow, type Touch } from '../schema'
import { indexTexts } from './search-index'

/** How many posts have their entry kept. */
export async function countRaw(): Promise<number> {
  const [row] = await database()
    .select({ posts: sql<number>`count(*)` })
    .from(postRaw)
  return row?.posts ?? 0
}

/** Posts as they stand, each with its entry as it came; `limit` of them after the number `after`, in the order of their numbers. */
export async function listRaw(after: number, limit: number) {
  return database()
    .select({ post: posts, author: authors.slug, entry: postRaw.entry })
    .from(postRaw)
    .innerJoin(posts, eq(posts.id, postRaw.postId))
    .innerJoin(authors, eq(authors.id, posts.authorId))
    .where(gt(postRaw.postId, after))
    .orderBy(asc(postRaw.postId))
    .limit(limit)
}

export type Recleaned = {
  readonly id: number
  /** As it was read: a post that a run has changed since is left as that run made it. */
  readonly rawHash: string
  readonly set: Partial<NewPostRow>
}

export type Repacked = { readonly id: number; readonly entry: Uint8Array }

/** Posts cleaned anew, entries that were kept as text, now packed, and what pages must be told of it all, in one transaction. */
export async function saveRecleaned(
  cleaned: readonly Recleaned[],
  repacked: readonly Repacked[],
  touched: readonly Touch[],
): Promise<void> {
  const db = database()
  const statements: Statement[] = cleaned.map(({ id, rawHash, set }) =>
    db
      .update(posts)
      .set(set)
      .where(and(eq(posts.id, id), eq(posts.rawHash, rawHash))),
  )
  for (const { id, entry } of repacked) {
    // What a run has brought since is packed already.
    const isText = and(eq(postRaw.postId, id), sql`typeof(${postRaw.entry}) = 'text'`)
    statements.push(
      db
        .update(postRaw)
        .set({ entry: Buffer.from(entry) })
        .where(isText),
    )
  }
  statements.push(...indexTexts())
  if (touched.length > 0) statements.push(db.insert(touches).values({ what: [...touched] }))
  await write(statements)
}
