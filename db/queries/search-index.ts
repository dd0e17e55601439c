import { sql } from 'drizzle-orm'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { database, prepared, type Statement } from '../client'
import { DENSE } from './search-terms'

/** What the full-text index is to know of a post. */
type Indexed = {
  readonly id: number
  readonly authorId: number
  readonly title: string
  /** Plain. */
  readonly text: string
  readonly lang: string | null
}

/** `rawHash` is the post's own when this was its text. */
export type Reindexed = Indexed & { readonly rawHash: string }

const DAY_MS = 86_400_000
/** So many posts of one day can be told apart. */
export const PLACES_A_DAY = 2 ** 20

/** The number below the first one of a day, `YYYY-MM-DD`; undated posts come before all days. */
export function placesFrom(day: string | null): number {
  return day === null ? 0 : (Date.parse(day) / DAY_MS) * PLACES_A_DAY
}

/** The next number of a day that is free: a row is put in with it. */
export function nextPlace(from: ReturnType<typeof sql.placeholder>) {
  return sql<number>`(select coalesce(max(search_place), ${from}) + 1 from posts
    where search_place > ${from} and search_place < ${from} + ${PLACES_A_DAY})`
}

/**
 * Puts posts into the index that were not in it. To be the last of a transaction, since other statements make the index write out
 * what it holds; the oldest first, since its numbers must grow for it to write them as one.
 */
export function addTexts(posts: readonly Indexed[]): Statement[] {
  return [
    ...posts.map((post) => ({ run: () => insertWords().run({ ...post, marks: marksOf(post) }) })),
    ...posts.filter(isDense).map((post) => ({ run: () => insertLetters().run(post) })),
  ]
}

/** The same of posts that are in it as they were before; but for those that another process has changed since. */
export function replaceTexts(posts: readonly Reindexed[]): Statement[] {
  const db = database()
  return posts.flatMap((post) => {
    const isStill = sql`from posts where id = ${post.id} and raw_hash = ${post.rawHash}`
    const letters = sql`insert into search_dense (rowid, text, title) select search_place, ${post.text}, ${post.title} ${isStill}`
    return [
      sql`delete from search where rowid = (select search_place ${isStill})`,
      sql`delete from search_dense where rowid = (select search_place ${isStill})`,
      sql`insert into search (rowid, text, title, marks)
        select search_place, ${post.text}, ${post.title}, ${marksOf(post)} ${isStill}`,
      ...(isDense(post) ? [letters] : []),
    ].map((statement) => ({ run: () => db.run(statement) }))
  })
}

/** Words that no text has to do with: who has written little is found as fast as who has written much. */
function marksOf({ authorId, lang }: Indexed): string {
  return `a${authorId}${lang === null ? '' : ` l${lang}`}`
}

/** In a script without spaces between words, and far more bytes than letters: three letters in a row stand for words. */
function isDense({ title, text }: Indexed): boolean {
  const whole = title + text
  return DENSE.test(whole) && Buffer.byteLength(whole) * 8 > whole.length * 9
}

// Virtual tables, of which migrations know more than the schema: they keep no text, and answer with numbers alone.
const words = sqliteTable('search', {
  rowid: integer().notNull(),
  text: text().notNull(),
  title: text().notNull(),
  marks: text().notNull(),
})
const letters = sqliteTable('search_dense', {
  rowid: integer().notNull(),
  text: text().notNull(),
  title: text().notNull(),
})

const row = {
  rowid: sql`(select search_place from posts where id = ${sql.placeholder('id')})`,
  text: sql.placeholder('text'),
  title: sql.placeholder('title'),
}
const insertWords = prepared((db) =>
  db
    .insert(words)
    .values({ ...row, marks: sql.placeholder('marks') })
    .prepare(),
)
const insertLetters = prepared((db) => db.insert(letters).values(row).prepare())
