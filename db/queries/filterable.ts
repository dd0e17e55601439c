import { inArray, sql } from 'drizzle-orm'
import { database, valuesOf } from '../client'
import { posts } from '../schema'

/** What a filter looks at, in these posts, or in those of these authors that are in sight or filtered out. */
export async function listFilterable(
  which: { readonly ids: readonly number[] } | { readonly authorIds: readonly number[] },
) {
  const found = await database()
    .select({
      id: posts.id,
      authorId: posts.authorId,
      state: posts.state,
      title: posts.title,
      html: posts.html,
      tags: sql<string>`(select coalesce(json_group_array(json_object('label', t.label)), '[]') from post_tags t
        where t.post_id = posts.id)`,
      canonical: posts.canonical,
      titleHash: posts.titleHash,
      publishedAt: posts.publishedAt,
      sortAt: posts.sortAt,
    })
    .from(posts)
    .where(
      'ids' in which
        ? sql`${posts.id} in ${valuesOf(which.ids)}`
        : sql`${inArray(posts.authorId, [...which.authorIds])} and ${posts.state} in ('shown', 'duplicate', 'filtered')`,
    )
  return found.map((post) => ({ ...post, tags: JSON.parse(post.tags) as { label: string }[] }))
}
