import { asc } from 'drizzle-orm'
import { database, prepared, slots, write } from '../client'
import { authors, feeds, type Author, type Feed } from '../schema'
import { restate, type Restated } from './hidden'
import { PLANET_KEY, remember } from './memory'
import { addTouches } from './touches'

export async function listAllAuthors() {
  return database().select().from(authors).orderBy(asc(authors.id))
}

/**
 * Makes authors and feeds what planet.yaml says, together with the configuration in force: rows are put in or replaced by their number.
 * Nothing is deleted: who is not named is no longer listed. All pages expire.
 */
export async function saveSubscriptions(rows: {
  readonly authors: readonly Author[]
  readonly feeds: readonly Feed[]
  readonly planet: string
  /** Posts that are seen otherwise from now on. */
  readonly restated: readonly Restated[]
}): Promise<void> {
  await write([
    ...rows.authors.map((author) => ({ run: () => saveAuthor().run(author) })),
    ...rows.feeds.map((feed) => ({ run: () => saveFeed().run(feed) })),
    ...restate(rows.restated),
    remember(PLANET_KEY, rows.planet),
    ...addTouches('everything'),
  ])
}

// Were the number set too, if only to what it is, SQLite would look through all posts for those that refer to it.
const saveAuthor = prepared((db) => {
  // What an operator hides meanwhile stays hidden (R-HIDE).
  const { id, hidden, ...set } = slots(authors)
  return db
    .insert(authors)
    .values({ id, hidden, ...set })
    .onConflictDoUpdate({ target: authors.id, set: set as object })
    .prepare()
})
const saveFeed = prepared((db) => {
  const { id, ...set } = slots(feeds)
  return db
    .insert(feeds)
    .values({ id, ...set })
    .onConflictDoUpdate({ target: feeds.id, set: set as object })
    .prepare()
})
