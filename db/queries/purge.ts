import { eq, inArray, or, sql } from 'drizzle-orm'
import { database, write } from '../client'
import { authors, feeds, posts } from '../schema'

const named = { id: posts.id, title: posts.title, author: authors.slug, link: posts.link }

/** The post of this number, or those of this address: one for each feed that has it. */
export async function listPostsNamed({ id, link }: { readonly id: number | null; readonly link: string }) {
  return database()
    .select(named)
    .from(posts)
    .innerJoin(authors, eq(authors.id, posts.authorId))
    .where(or(id === null ? undefined : eq(posts.id, id), eq(posts.link, link)))
}

export async function countPostsOfAuthor(slug: string): Promise<number> {
  const [row] = await database()
    .select({ posts: sql<number>`count(*)` })
    .from(posts)
    .innerJoin(authors, eq(authors.id, posts.authorId))
    .where(eq(authors.slug, slug))
  return row?.posts ?? 0
}

/** Deletes posts with their entries, tags and former guids. Tombstones stay (R-HIDE). */
export async function deletePosts(ids: readonly number[]): Promise<void> {
  await database()
    .delete(posts)
    .where(inArray(posts.id, [...ids]))
}

/** Deletes an author with feeds and posts, and all that is known of them. Tombstones stay (R-HIDE). */
export async function deleteAuthor(slug: string): Promise<void> {
  const db = database()
  const id = sql`(select id from authors where slug = ${slug})`
  await write([
    db.delete(posts).where(sql`${posts.authorId} = ${id}`),
    db.delete(feeds).where(sql`${feeds.authorId} = ${id}`),
    db.delete(authors).where(eq(authors.slug, slug)),
  ])
}
