import { sql } from 'drizzle-orm'
import { database, prepared, valuesOf } from '../client'
import { postAliases, posts } from '../schema'

/**
 * The posts of a feed that go by one of these names: guid, former guid, address or text.
 * Four looks into indexes, whatever the feed has written before.
 */
export async function listKnown(
  feedId: number,
  names: {
    readonly guids?: readonly string[]
    readonly canonicals?: readonly string[]
    readonly textHashes?: readonly string[]
  },
) {
  const { guids = [], canonicals = [], textHashes = [] } = names
  const lists = { guids, canonicals, textHashes }
  const asJson = Object.entries(lists).map(([name, values]) => [name, JSON.stringify(values)])
  const rows = await selectKnown().all({ feedId, ...Object.fromEntries(asJson) })
  const aliases =
    rows.length === 0 ? [] : await selectAliases().all({ ids: JSON.stringify(rows.map((row) => row.id)) })
  return rows.map((row) => ({
    ...row,
    hasBody: row.hasBody === 1,
    aliases: aliases.filter((alias) => alias.postId === row.id).map((alias) => alias.guid),
  }))
}

const selectKnown = prepared((db) => {
  const feedId = sql.placeholder('feedId')
  return db
    .select({
      id: posts.id,
      guid: posts.guid,
      slug: posts.slug,
      title: posts.title,
      link: posts.link,
      minutes: posts.minutes,
      words: posts.words,
      lang: posts.lang,
      excerpt: posts.excerpt,
      state: posts.state,
      duplicateOf: posts.duplicateOf,
      missingSince: posts.missingSince,
      day: posts.day,
      sortAt: posts.sortAt,
      canonical: posts.canonical,
      titleHash: posts.titleHash,
      textHash: posts.textHash,
      rawHash: posts.rawHash,
      fingerprint: posts.fingerprint,
      publishedAt: posts.publishedAt,
      firstSeenAt: posts.firstSeenAt,
      rights: posts.rights,
      licence: posts.licence,
      hasBody: sql<number>`${posts.html} <> ''`,
    })
    .from(posts)
    .where(
      sql`${posts.id} in (
        select id from posts where feed_id = ${feedId} and guid in ${valuesOf('guids')}
        union select post_id from post_aliases where feed_id = ${feedId} and guid in ${valuesOf('guids')}
        union select id from posts where feed_id = ${feedId} and canonical in ${valuesOf('canonicals')}
        union select id from posts where feed_id = ${feedId} and text_hash in ${valuesOf('textHashes')})`,
    )
    .prepare()
})

const selectAliases = prepared((db) =>
  db
    .select({ postId: postAliases.postId, guid: postAliases.guid })
    .from(postAliases)
    .where(sql`${postAliases.postId} in ${valuesOf('ids')}`)
    .prepare(),
)

const selectTaken = prepared((db) =>
  db
    .select({ id: posts.id })
    .from(posts)
    .where(sql`${posts.id} in ${valuesOf('ids')}`)
    .prepare(),
)

/** Which of these numbers are taken already. */
export async function listTakenIds(ids: readonly number[]): Promise<number[]> {
  const rows = ids.length === 0 ? [] : await selectTaken().all({ ids: JSON.stringify(ids) })
  return rows.map((row) => row.id)
}

const selectAbsent = prepared((db) =>
  db
    .select({ id: posts.id, publishedAt: posts.publishedAt, missingSince: posts.missingSince })
    .from(posts)
    .where(
      sql`${posts.feedId} = ${sql.placeholder('feedId')} and ${posts.publishedAt} > ${sql.placeholder('after')}
        and ${posts.state} in ('shown', 'duplicate') and ${posts.id} not in ${valuesOf('known')}`,
    )
    .prepare(),
)

/** The posts of a feed that readers can see, dated after `after`, but for those of `known` (R-GONE). */
export async function listAbsent(feedId: number, after: number, known: readonly number[]) {
  return selectAbsent().all({ feedId, after, known: JSON.stringify(known) })
}

/** The posts of a feed that are missing and not yet gone (R-GONE). */
export async function listMissing(feedId: number) {
  return database()
    .select({ id: posts.id, missingSince: sql<number>`${posts.missingSince}` })
    .from(posts)
    .where(
      sql`${posts.feedId} = ${feedId} and ${posts.missingSince} is not null and ${posts.state} in ('shown', 'duplicate')`,
    )
}
