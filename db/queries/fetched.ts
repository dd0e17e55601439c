import { and, eq, sql } from 'drizzle-orm'
import { database, prepared, slots, write, type Statement } from '../client'
import { feeds, fetches, postAliases, posts, postTags } from '../schema'
import type { Feed, Fetch, NewPostRow, Sighting, Touch } from '../schema'
import { addTombstone, restate, type Restated } from './hidden'
import { saveMove } from './moves'
import { addTexts, nextPlace, placesFrom, replaceTexts, type Reindexed } from './search-index'
import { saveSightings } from './sightings'
import { addTouches } from './touches'

/** Tries that a feed's status remembers. */
const TRIES_KEPT = 20
/** Former names of a post: some feeds think of new ones for each answer. */
const NAMES_KEPT = 20

type Parts = {
  /** Plain, for the full-text index. */
  readonly text: string
  readonly tags: readonly { readonly tag: string; readonly label: string }[]
}
/** Whole, as a prepared statement wants it. */
export type AddedPost = Parts & { readonly row: Omit<Required<NewPostRow>, 'searchPlace'> }
/** `set` holds the columns that an edit replaces; identity and place are not among them. */
export type ChangedPost = Parts & {
  readonly id: number
  readonly set: Partial<NewPostRow> & Pick<Reindexed, 'title' | 'lang' | 'rawHash'>
}

export type Fetched = {
  readonly feedId: number
  /** The feed's row as it is now. */
  readonly feed: Feed
  readonly fetch: Required<Omit<Fetch, 'id' | 'feedId'>>
  readonly added: readonly AddedPost[]
  readonly changed: readonly ChangedPost[]
  readonly aliases: readonly { readonly postId: number; readonly guid: string }[]
  /** Known posts of any feed that this fetch shows, withdraws, joins to another's card or puts under other rights. */
  readonly restated: readonly Restated[]
  /** New names of hidden posts: the hide covers them too (R-HIDE). */
  readonly hidden: readonly { readonly post: number; readonly name: string }[]
  /** Null: the document could not be read, or was the old one. */
  readonly seen: readonly Sighting[] | null
  readonly touched: readonly Touch[]
  /** The author, where the feed began or ceased to need help. */
  readonly help: string | null
  /** The feed says something else of its rights. */
  readonly relicensed: boolean
  /** What is to be remembered of a permanent redirect; null forgets it, undefined leaves what is known. */
  readonly move?: string | null
}

/**
 * Everything that one fetch of one feed brought, in one short transaction: posts, their parts, and the validators that say
 * "we have these". Never validators without posts: a lost batch would hide behind a 304 for ever (ST-02).
 */
export async function saveFetched({
  feedId,
  feed,
  fetch,
  added,
  changed,
  aliases,
  restated,
  hidden,
  seen,
  touched,
  help,
  relicensed,
  move,
}: Fetched): Promise<void> {
  const db = database()
  const statements: Statement[] = []
  for (const { row } of added) {
    const searchFrom = placesFrom(row.day ?? null)
    statements.push({ run: () => insertPost().run({ ...row, searchFrom }) })
  }
  for (const { id, set } of changed) {
    statements.push(db.update(posts).set(set).where(eq(posts.id, id)))
    statements.push(db.delete(postTags).where(eq(postTags.postId, id)))
  }
  const tagged = [
    ...added.map(({ row: { id, day, sortAt }, tags }) => ({ id, day, sortAt, tags })),
    // A trigger finds out where they stand.
    ...changed.map(({ id, tags }) => ({ id, day: null, sortAt: null, tags })),
  ]
  for (const { id, tags, ...place } of tagged) {
    for (const tag of tags) statements.push({ run: () => insertTag().run({ ...tag, ...place, postId: id }) })
  }
  for (const alias of aliases) {
    statements.push(db.insert(postAliases).values({ ...alias, feedId, seenAt: fetch.at }))
    statements.push({ run: () => forgetNames().run({ postId: alias.postId }) })
  }
  statements.push(...restate(restated))
  for (const name of hidden) statements.push(addTombstone({ ...name, feed: feed.slug, hiddenAt: fetch.at }))
  if (seen !== null) {
    const row = { feedId, entries: seen }
    statements.push({ run: () => saveSightings().run(row) })
  }
  statements.push(...addTouches(touched))
  if (help !== null) statements.push(...addTouches({ help }))
  if (relicensed) statements.push(...addTouches({ relicensed: feedId }))
  if (move !== undefined) statements.push(saveMove(feedId, move))
  statements.push({ run: () => updateFeed().run(feed) })
  statements.push({ run: () => insertFetch().run({ ...fetch, feedId, id: null }) })
  statements.push({ run: () => forgetFetches().run({ feedId }) })
  const { authorId } = feed
  statements.push(
    ...replaceTexts(changed.map(({ id, set, text }) => ({ id, authorId, text, ...set }))),
    ...addTexts(
      added
        .toSorted((a, b) => (a.row.sortAt ?? 0) - (b.row.sortAt ?? 0))
        .map(({ row: { id, title, lang = null }, text }) => ({ id, authorId, title, text, lang })),
    ),
  )
  await write(statements)
}

const insertPost = prepared((db) => {
  const searchPlace = nextPlace(sql.placeholder('searchFrom'))
  return db
    .insert(posts)
    .values({ ...slots(posts), searchPlace })
    .prepare()
})
const insertTag = prepared((db) => db.insert(postTags).values(slots(postTags)).prepare())
const insertFetch = prepared((db) => db.insert(fetches).values(slots(fetches)).prepare())
const updateFeed = prepared((db) =>
  db
    .update(feeds)
    .set(slots(feeds) as object)
    .where(eq(feeds.id, sql.placeholder('id')))
    .prepare(),
)
const forgetFetches = prepared((db) => {
  const feedId = sql.placeholder('feedId')
  const oldest = sql`(select id from fetches where feed_id = ${feedId} order by id desc limit 1 offset ${TRIES_KEPT})`
  return db
    .delete(fetches)
    .where(and(eq(fetches.feedId, feedId), sql`${fetches.id} <= ${oldest}`))
    .prepare()
})
const forgetNames = prepared((db) => {
  const postId = sql.placeholder('postId')
  const oldest = sql`(select seen_at from post_aliases where post_id = ${postId} order by seen_at desc limit 1 offset ${NAMES_KEPT})`
  return db
    .delete(postAliases)
    .where(and(eq(postAliases.postId, postId), sql`${postAliases.seenAt} <= ${oldest}`))
    .prepare()
})
