import { asc, desc, eq, sql } from 'drizzle-orm'
import { database, valuesOf } from '../client'
import { authors, posts, postTags } from '../schema'
import { keptOnce, placed } from './posts'

export type CountedTag = { readonly tag: string; readonly label: string; readonly posts: number }

/** All tags of posts that stand on the planet, by their slugs; each is called as most of its posts call it. */
export async function listTags(): Promise<CountedTag[]> {
  const rows = await selectCounted().where(placed).groupBy(postTags.tag, postTags.label)
  return asOne(rows)
}

/** The tags of an author's posts, the most used first. */
export async function listTagsOfAuthor(slug: string, limit: number): Promise<CountedTag[]> {
  const mine = sql`${keptOnce} and ${eq(authors.slug, slug)}`
  const rows = await selectCounted().where(mine).groupBy(postTags.tag, postTags.label)
  return asOne(rows)
    .sort((a, b) => b.posts - a.posts || (a.tag < b.tag ? -1 : 1))
    .slice(0, limit)
}

/** The tags of each of these posts, in order. */
export async function listTagsOf(ids: readonly number[]): Promise<ReadonlyMap<number, string[]>> {
  const tags = new Map<number, string[]>()
  if (ids.length === 0) return tags
  const rows = await database()
    .select({ id: postTags.postId, tag: postTags.tag })
    .from(postTags)
    .where(sql`${postTags.postId} in ${valuesOf(ids)}`)
    .orderBy(asc(postTags.postId), asc(postTags.tag))
  for (const { id, tag } of rows) tags.set(id, [...(tags.get(id) ?? []), tag])
  return tags
}

function selectCounted() {
  return database()
    .select({ tag: postTags.tag, label: postTags.label, posts: sql<number>`count(*)` })
    .from(postTags)
    .innerJoin(posts, eq(posts.id, postTags.postId))
    .innerJoin(authors, eq(authors.id, posts.authorId))
    .orderBy(asc(postTags.tag), desc(sql`count(*)`), asc(postTags.label))
    .$dynamic()
}

/** Rows of one tag follow each other, the usual spelling first. */
function asOne(rows: readonly CountedTag[]): CountedTag[] {
  const tags = new Map<string, CountedTag>()
  for (const row of rows) {
    const known = tags.get(row.tag)
    tags.set(row.tag, known ? { ...known, posts: known.posts + row.posts } : row)
  }
  return [...tags.values()]
}
