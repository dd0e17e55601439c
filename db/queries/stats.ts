import { sql } from 'drizzle-orm'
import { database } from '../client'

/*
 * What is counted over all posts is read from the index `posts_counted` alone: a million posts take a part of a second. Authors
 * come first, so that each one's part of the index is read in its order.
 */
const counted = sql`authors a cross join posts p indexed by posts_counted on p.author_id = a.id
  and p.state in ('shown', 'duplicate')`
const placed = sql`a.listed = 1 and p.state = 'shown' and p.day is not null`

export type CountedDay = { readonly day: string; readonly posts: number }

/**
 * The days that have posts, with their number, oldest first: counted in the order of the index of days, without those who are not
 * listed.
 */
export async function countDays(): Promise<CountedDay[]> {
  return database().all<CountedDay>(sql`
    select day, sum(posts) as posts from (
      select p.day, count(*) as posts from posts p indexed by posts_place
        where p.state = 'shown' and p.sort_at is not null group by p.day
      union all
      select p.day, -count(*) from ${counted}
        where a.listed = 0 and p.state = 'shown' and p.day is not null group by p.day)
    group by day having sum(posts) > 0 order by day`)
}

/** The posts of each author on the planet, most first. */
export async function countAuthors() {
  return database().all<{ slug: string; name: string; posts: number }>(
    sql`select a.slug, a.name, count(*) as posts from ${counted} where ${placed}
      group by a.id order by posts desc, a.slug`,
  )
}

/** How many posts have so many words, shortest first; those without any are pictures or links. */
export async function countLengths() {
  return database().all<{ words: number; posts: number }>(
    sql`select p.words, count(*) as posts from ${counted} where ${placed} and p.words > 0 group by p.words`,
  )
}

/** The posts of each author in each month since the month `since`: as they stand on the author's own pages. */
export async function countMonthsOfAuthors(since: string) {
  return database().all<{ slug: string; month: string; posts: number }>(
    sql`select a.slug, substr(p.day, 1, 7) as month, count(*) as posts from ${counted}
      where a.listed = 1 and p.day >= ${since} and not exists (
        select 1 from posts me join posts card on card.id = me.duplicate_of
        where p.state = 'duplicate' and me.id = p.id and card.author_id = p.author_id)
      group by a.id, month`,
  )
}

/** Where the strips of the archive change their colour. */
const HEAT = [1, 4, 16, 64, 256]

/** How busy a month was, 0 to 5: a step is four times as many posts, so that few new posts change the archive. */
export function heatOf(posts: number): number {
  return HEAT.filter((least) => posts >= least).length
}
