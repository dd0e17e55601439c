import { sql } from 'drizzle-orm'
import { database, type Statement } from '../client'

/**
 * Puts into the full-text index what waits for it: all posts of a transaction at once, since the index writes out what it holds
 * with every statement. Whoever writes titles or texts ends its transaction with these.
 */
export function indexTexts(): Statement[] {
  const db = database()
  const waiting = sql`place in (select place from search_rows where indexed = 0)`
  return [
    sql`insert into search (rowid, title, text, marks) select place, title, text, marks from search_texts where ${waiting}`,
    sql`insert into search_dense (rowid, title, text) select place, title, text from search_dense_texts where ${waiting}`,
    sql`update search_rows set indexed = 1 where indexed = 0`,
  ].map((statement) => ({ run: () => db.run(statement) }))
}
