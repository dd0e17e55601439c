import { sql } from 'drizzle-orm'
import { database } from '../client'
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
  const of = (values: readonly string[] = []) => sql`(select value from json_each(${JSON.stringify(values)}))`
  const ids = sql`(
    select id from posts where feed_id = ${feedId} and guid in ${of(names.guids)}
    union select post_id from post_aliases where feed_id = ${feedId} and guid in ${of(names.guids)}
    union select id from posts where feed_id = ${feedId} and canonical in ${of(names.canonicals)}
    union select id from posts where feed_id = ${feedId} and text_hash in ${of(names.textHashes)})`
  const rows = await database()
    .select({
      id: posts.id,
      guid: posts.guid,
      slug: posts.slug,
      title: posts.title,
      minutes: posts.minutes,
      excerpt: posts.excerpt,
      state: posts.state,
      day: posts.day,
      sortAt: posts.sortAt,
      canonical: posts.canonical,
      textHash: posts.textHash,
      rawHash: posts.rawHash,
      fingerprint: posts.fingerprint,
      publishedAt: posts.publishedAt,
      hasText: sql<number>`${posts.text} <> ''`,
    })
    .from(posts)
    .where(sql`${posts.id} in ${ids}`)
  const aliases = await database()
    .select({ postId: postAliases.postId, guid: postAliases.guid })
    .from(postAliases)
    .where(
      sql`${postAliases.postId} in (select value from json_each(${JSON.stringify(rows.map((row) => row.id))}))`,
    )
  return rows.map((row) => ({
    ...row,
    hasText: row.hasText === 1,
    aliases: aliases.filter((alias) => alias.postId === row.id).map((alias) => alias.guid),
  }))
}

/** Which of these numbers are taken already. */
export async function listTakenIds(ids: readonly number[]): Promise<number[]> {
  const rows = await database()
    .select({ id: posts.id })
    .from(posts)
    .where(sql`${posts.id} in (select value from json_each(${JSON.stringify(ids)}))`)
  return rows.map((row) => row.id)
}
