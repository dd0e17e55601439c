import { and, desc, eq, sql, type SQL } from 'drizzle-orm'
import { database } from '../client'
import { authors, posts } from '../schema'
import { baseOf } from './languages'
import { endOf, newestFirst, placed, selectListed, within } from './posts'

/** What posts are gathered by: a tag, by its slug, or a language without its region. */
export type Subject = { readonly tag: string } | { readonly lang: string }

/** So many stand on its page; older ones on pages of their years. */
export const NEWEST_ABOUT = 100

/** Its newest posts as lines. */
export async function listNewestAbout(subject: Subject, limit: number) {
  return selectListed()
    .where(and(placed, about(subject, { limit })))
    .orderBy(...newestFirst)
    .limit(limit)
}

/** Its posts of a year as lines, newest first, at most `limit`. */
export async function listYearAbout(subject: Subject, year: string, limit: number) {
  return selectListed()
    .where(and(placed, about(subject, { from: year, to: endOf(year), limit }), ...within(year)))
    .orderBy(...newestFirst)
    .limit(limit)
}

/** The day of the newest post that is not among its `newest` ones; null where there are no more. */
export async function getDayBeyond(subject: Subject, newest: number): Promise<string | null> {
  const [row] = await database()
    .select({ day: posts.day })
    .from(posts)
    .innerJoin(authors, eq(authors.id, posts.authorId))
    .where(and(placed, about(subject, { limit: newest + 1 })))
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
      .where(and(placed, about(subject, { to: before, limit: 1 }), sql`${posts.day} < ${before}`))
      .orderBy(desc(posts.day))
      .limit(1)
    if (!row) return years
    before = row.day.slice(0, 4)
    years.push(before)
  }
}

type Range = { readonly from?: string; readonly to?: string; readonly limit: number }

/** Of a tag no more posts are looked at than are asked for: the newest ones from one day on, before another. */
export function about(subject: Subject, range: Range): SQL {
  return 'lang' in subject
    ? sql`${baseOf(posts.lang)} = ${subject.lang}`
    : sql`${posts.id} in (${newestUnder(subject.tag, range)})`
}

function newestUnder(tag: string, { from = '', to = '~', limit }: Range): SQL {
  return sql`select t.post_id from post_tags t
    join posts p on p.id = t.post_id join authors a on a.id = p.author_id
    where t.tag = ${tag} and t.day >= ${from} and t.day < ${to} and p.state = 'shown' and a.listed = 1
    order by t.day desc, t.sort_at desc limit ${limit}`
}
