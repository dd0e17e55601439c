import { asc, eq } from 'drizzle-orm'
import { database, write, type Statement } from '../client'
import { authors, feeds, memory, posts, touches } from '../schema'
import type { Restated } from './hidden'

export type AuthorRow = typeof authors.$inferInsert
export type FeedRow = typeof feeds.$inferInsert

export async function listAllAuthors() {
  return database().select().from(authors).orderBy(asc(authors.id))
}

/**
 * Makes authors and feeds what planet.yaml says, together with the configuration in force; rows with an id are updated.
 * Nothing is deleted: who is not named is no longer listed. All pages expire.
 */
export async function saveSubscriptions(rows: {
  readonly authors: readonly AuthorRow[]
  readonly feeds: readonly FeedRow[]
  readonly planet: string
  /** Posts that are seen otherwise from now on. */
  readonly restated: readonly Restated[]
}): Promise<void> {
  const db = database()
  const statements: Statement[] = []
  // Were the number set too, if only to what it is, SQLite would look through all posts for those that refer to it.
  for (const { id, ...set } of rows.authors) {
    statements.push(
      db
        .insert(authors)
        .values({ id, ...set })
        .onConflictDoUpdate({ target: authors.id, set }),
    )
  }
  for (const { id, ...set } of rows.feeds) {
    statements.push(
      db
        .insert(feeds)
        .values({ id, ...set })
        .onConflictDoUpdate({ target: feeds.id, set }),
    )
  }
  for (const { id, set } of rows.restated) {
    statements.push(db.update(posts).set(set).where(eq(posts.id, id)))
  }
  const planet = { key: 'planet', value: rows.planet }
  statements.push(db.insert(memory).values(planet).onConflictDoUpdate({ target: memory.key, set: planet }))
  statements.push(db.insert(touches).values({ what: 'everything' }))
  await write(statements)
}
