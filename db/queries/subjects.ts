import { and, desc, eq, gte, lte, sql, type SQL } from 'drizzle-orm'
import { database } from '../client'
import { authors, posts } from '../schema'
import { baseOf } from './languages'
import { newestFirst, placed, selectListed } from './posts'

/** What posts are gathered by: a tag, by its slug, or a language without its region. */
export type Subject = { readonly tag: string } | { readonly lang: string }

/** So many stand on its page; older ones on pages of their years. */
export const NEWEST_ABOUT = 100

/** Its newest posts as lines. */
export async function listNewestAbout(subject: Subject, limit: number) {
  return selectListed()
    .where(and(placed, about(subject)))
    .orderBy(...newestFirst)
    .limit(limit)
}

/** Its posts of a year as lines, newest first, at most `limit`. */
export async function listYearAbout(subject: Subject, year: string, limit: number) {
  return selectListed()
    .where(and(placed, about(subject), gte(posts.day, year), lte(posts.day, `${year}~`)))
    .orderBy(...newestFirst)
    .limit(limit)
}

/** The day of the newest post that is not among its `newest` ones; null where there are no more. */
export async function getDayBeyond(subject: Subject, newest: number): Promise<string | null> {
  const [row] = await database()
    .select({ day: posts.day })
    .from(posts)
    .innerJoin(authors, eq(authors.id, posts.authorId))
    .where(and(placed, about(subject)))
    .orderBy(desc(posts.day))
    .limit(1)
    .offset(newest)
  return row?.day ?? null
}

/** The years that have posts about it, newest first: each is found by a look past the one before. */
export async function listYearsAbout(subject: Subject): Promise<string[]> {
  const years: string[] = []
  for (let before = '~'; ;) {
    const [row] = await database()
      .select({ day: sql<string>`${posts.day}` })
      .from(posts)
      .innerJoin(authors, eq(authors.id, posts.authorId))
      .where(and(placed, about(subject), sql`${posts.day} < ${before}`))
      .orderBy(desc(posts.day))
      .limit(1)
    if (!row) return years
    before = row.day.slice(0, 4)
    years.push(before)
  }
}

function about(subject: Subject): SQL {
  if ('lang' in subject) return sql`${baseOf(posts.lang)} = ${subject.lang}`
  return sql`${posts.id} in (select t.post_id from post_tags t where t.tag = ${subject.tag})`
}
