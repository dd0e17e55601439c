import { and, eq, sql } from 'drizzle-orm'
import { database, write, type Statement } from '../client'
import { feeds, fetches, postAliases, postRaw, posts, postTags, touches } from '../schema'
import type { NewPostRow, Touch } from '../schema'
import type { FeedChange } from './feeds'

/** Tries that a feed's status remembers. */
const TRIES_KEPT = 20

type Parts = {
  readonly raw: string
  readonly tags: readonly { readonly tag: string; readonly label: string }[]
}
export type AddedPost = Parts & { readonly row: NewPostRow }
/** `set` holds the columns that an edit replaces; identity and place are not among them. */
export type ChangedPost = Parts & { readonly id: number; readonly set: Partial<NewPostRow> }

export type Fetched = {
  readonly feedId: number
  readonly feed: FeedChange
  readonly fetch: Omit<typeof fetches.$inferInsert, 'feedId'>
  readonly added: readonly AddedPost[]
  readonly changed: readonly ChangedPost[]
  readonly aliases: readonly { readonly postId: number; readonly guid: string }[]
  readonly touches: readonly Touch[]
}

/**
 * Everything that one fetch of one feed brought, in one short transaction: posts, their parts, and the validators that say
 * "we have these". Never validators without posts: a lost batch would hide behind a 304 for ever (ST-02).
 */
export async function saveFetched(fetched: Fetched): Promise<void> {
  const db = database()
  const { feedId, added, changed, aliases } = fetched
  const seenAt = fetched.fetch.at
  const statements: Statement[] = []
  if (added.length > 0) statements.push(db.insert(posts).values(added.map((post) => post.row)))
  for (const { id, set } of changed) {
    statements.push(db.update(posts).set(set).where(eq(posts.id, id)))
    statements.push(db.delete(postTags).where(eq(postTags.postId, id)))
  }
  const written = [...added.map(({ row, ...parts }) => ({ id: row.id!, ...parts })), ...changed]
  const raws = written.map(({ id, raw }) => ({ postId: id, entry: raw }))
  if (raws.length > 0) {
    const upsert = { target: postRaw.postId, set: { entry: sql`excluded.entry` } }
    statements.push(db.insert(postRaw).values(raws).onConflictDoUpdate(upsert))
  }
  const tags = written.flatMap(({ id, tags }) => tags.map((tag) => ({ ...tag, postId: id })))
  if (tags.length > 0) statements.push(db.insert(postTags).values(tags))
  if (aliases.length > 0) {
    statements.push(db.insert(postAliases).values(aliases.map((alias) => ({ ...alias, feedId, seenAt }))))
  }
  if (fetched.touches.length > 0) statements.push(db.insert(touches).values({ what: [...fetched.touches] }))
  statements.push(db.update(feeds).set(fetched.feed).where(eq(feeds.id, feedId)))
  statements.push(db.insert(fetches).values({ ...fetched.fetch, feedId }))
  const oldest = sql`(select id from fetches where feed_id = ${feedId} order by id desc limit 1 offset ${TRIES_KEPT})`
  statements.push(db.delete(fetches).where(and(eq(fetches.feedId, feedId), sql`${fetches.id} <= ${oldest}`)))
  await write(statements)
}
