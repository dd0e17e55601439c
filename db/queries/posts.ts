import { and, asc, desc, eq, gt, gte, inArray, lt, lte, or, sql } from 'drizzle-orm'
import type { SQL, SQLWrapper } from 'drizzle-orm'
import { database } from '../client'
import { authors, feeds, posts } from '../schema'
import { listTooLong, PAGE_BYTES } from './too-long'

/*
 * What readers may see, in one place (R-SAME). Two predicates decide, written as literals so that SQLite
 * takes the partial indexes: `placed` is front page, days and feeds; `kept` is an author's own pages.
 */
export const placed = and(
  sql`${posts.state} = 'shown' and ${posts.sortAt} is not null`,
  eq(authors.listed, true),
)
const kept = and(sql`${posts.state} in ('shown', 'duplicate')`, eq(authors.listed, true))
/** `kept` in lists: what an author has in two feeds stands there once. */
export const keptOnce = and(
  kept,
  sql`not (${posts.state} = 'duplicate' and exists (
    select 1 from posts card where card.id = posts.duplicate_of and card.author_id = posts.author_id))`,
)

/** R-PLACE: newest first; equal instants by feed, then by id, so that the order is the same for ever. The day leads the index. */
export const newestFirst = [desc(posts.day), desc(posts.sortAt), asc(feeds.slug), asc(posts.id)]

const author = {
  authorSlug: authors.slug,
  authorName: authors.name,
  authorSite: authors.site,
  authorAvatar: authors.avatar,
}

/** What a line of a list shows. */
const listed = {
  id: posts.id,
  slug: posts.slug,
  title: posts.title,
  untitled: posts.untitled,
  link: posts.link,
  lang: posts.lang,
  byline: posts.byline,
  publishedAt: posts.publishedAt,
  sortAt: posts.sortAt,
  day: posts.day,
  minutes: posts.minutes,
  excerpt: posts.excerpt,
  ...author,
}

/** A post's own, else its feed's. */
const rights = {
  rights: sql<string | null>`coalesce(${posts.rights}, ${feeds.rights})`,
  licence: licenceOf(sql`coalesce(${posts.licence}, ${feeds.licence})`),
}

/** What a whole post shows. */
const full = {
  ...listed,
  html: posts.html,
  words: posts.words,
  foldAt: posts.foldAt,
  foldWords: posts.foldWords,
  firstSeenAt: posts.firstSeenAt,
  editedAt: posts.editedAt,
  changedAt: posts.changedAt,
  guid: posts.guid,
  enclosures: posts.enclosures,
  comments: posts.comments,
  sourceTitle: posts.sourceTitle,
  sourceUrl: posts.sourceUrl,
  ...rights,
  feedUrl: feeds.url,
  feedTitle: feeds.title,
  feedRights: feeds.rights,
  feedLicence: licenceOf(feeds.licence),
}

/** An empty licence is none. */
export function licenceOf(licence: SQLWrapper) {
  return sql<string | null>`nullif(${licence}, '')`
}

export type ListedPost = Awaited<ReturnType<typeof listMonth>>[number]
export type FullPost = Awaited<ReturnType<typeof listDay>>[number]

function selectFull(html: typeof posts.html | SQL<string> = posts.html) {
  return database()
    .select({ ...full, html })
    .from(posts)
    .innerJoin(authors, eq(authors.id, posts.authorId))
    .innerJoin(feeds, eq(feeds.id, posts.feedId))
}

/** Posts that stand together, newest first, each in full while there is room; of the others `html` is empty. */
export async function listTogether(which: SQL | undefined, room: number) {
  const cut = await listTooLong(which, room)
  const html = cut.length === 0 ? posts.html : sql<string>`iif(${inArray(posts.id, cut)}, '', ${posts.html})`
  return selectFull(html)
    .where(which)
    .orderBy(...newestFirst)
}

export function selectListed() {
  return database()
    .select(listed)
    .from(posts)
    .innerJoin(authors, eq(authors.id, posts.authorId))
    .innerJoin(feeds, eq(feeds.id, posts.feedId))
}

/** The oldest day of the front page: whole days until there are `atLeast` posts (R-FRONT). Null on an empty planet. */
export async function getFrontDay(atLeast: number): Promise<string | null> {
  const days = await database()
    .select({ day: posts.day })
    .from(posts)
    .innerJoin(authors, eq(authors.id, posts.authorId))
    .where(placed)
    .orderBy(desc(posts.day))
    .limit(atLeast)
  return days.at(-1)?.day ?? null
}

/** The front page: whole days, newest first, each in full. */
export async function listFront(atLeast: number) {
  const oldest = await getFrontDay(atLeast)
  if (oldest === null) return []
  return listTogether(and(placed, gte(posts.day, oldest)), PAGE_BYTES)
}

/** One day in full, newest first. `day` is `YYYY-MM-DD`. */
export async function listDay(day: string) {
  return listTogether(and(placed, eq(posts.day, day)), PAGE_BYTES)
}

/** The posts of a month as lines, newest first. `month` is `YYYY-MM`. */
export async function listMonth(month: string) {
  return selectListed()
    .where(and(placed, ...within(month)))
    .orderBy(...newestFirst)
}

/** The days of a year that have posts, newest first, with their number. */
export async function listDaysOfYear(year: string) {
  return database()
    .select({ day: sql<string>`${posts.day}`, posts: sql<number>`count(*)` })
    .from(posts)
    .innerJoin(authors, eq(authors.id, posts.authorId))
    .where(and(placed, ...within(year)))
    .groupBy(posts.day)
    .orderBy(desc(posts.day))
}

/** The posts of a day in the years before it, as lines, newest first: the days are known, so each is one look into the index. */
export async function listOnThisDay(day: string, limit: number) {
  const years = Array.from({ length: Number(day.slice(0, 4)) - FIRST_YEAR }, (_, index) => FIRST_YEAR + index)
  return selectListed()
    .where(
      and(
        placed,
        inArray(
          posts.day,
          years.map((year) => `${year}${day.slice(4)}`),
        ),
      ),
    )
    .orderBy(...newestFirst)
    .limit(limit)
}

/** No post is older (R-DATE). */
const FIRST_YEAR = 1980

/**
 * The nearest dates with posts before and after `date`, in its own length: of a day the neighbouring days,
 * of a month the neighbouring months.
 */
export async function getNeighbourDates(
  date: string,
): Promise<{ older: string | null; newer: string | null }> {
  const nearest = async (where: SQL, order: SQL) => {
    const [row] = await database()
      .select({ day: posts.day })
      .from(posts)
      .innerJoin(authors, eq(authors.id, posts.authorId))
      .where(and(placed, where))
      .orderBy(order)
      .limit(1)
    return row?.day?.slice(0, date.length) ?? null
  }
  return {
    older: await nearest(lt(posts.day, date), desc(posts.day)),
    newer: await nearest(gt(posts.day, endOf(date)), asc(posts.day)),
  }
}

/** How many posts stand on a day, or in a month or year. */
export async function countByDate(date: string): Promise<number> {
  const [row] = await database()
    .select({ posts: sql<number>`count(*)` })
    .from(posts)
    .innerJoin(authors, eq(authors.id, posts.authorId))
    .where(and(placed, ...within(date)))
  return row?.posts ?? 0
}

/** One post in full, for its own page; null where readers may not see it. */
export async function getPost(id: number) {
  const [post] = await selectFull().where(and(kept, eq(posts.id, id)))
  return post ?? null
}

/** The author's posts before and after a post, as lines. */
export async function getNeighbourPosts(post: { id: number; authorSlug: string; sortAt: number | null }) {
  if (post.sortAt === null) return { older: null, newer: null }
  const place = post.sortAt
  const mine = and(keptOnce, eq(authors.slug, post.authorSlug))
  // The order of an author's page: place, then id; `or` keeps posts of one instant from hiding each other.
  const [older] = await selectListed()
    .where(and(mine, lte(posts.sortAt, place), or(lt(posts.sortAt, place), gt(posts.id, post.id))))
    .orderBy(desc(posts.sortAt), asc(posts.id))
    .limit(1)
  const [newer] = await selectListed()
    .where(and(mine, gte(posts.sortAt, place), or(gt(posts.sortAt, place), lt(posts.id, post.id))))
    .orderBy(asc(posts.sortAt), desc(posts.id))
    .limit(1)
  return { older: older ?? null, newer: newer ?? null }
}

/** The years of an author with the number of posts, newest first; undated posts are year null. */
export async function listYearsOfAuthor(slug: string) {
  return database()
    .select({ year: sql<string | null>`substr(${posts.day}, 1, 4)`, posts: sql<number>`count(*)` })
    .from(posts)
    .innerJoin(authors, eq(authors.id, posts.authorId))
    .where(and(keptOnce, eq(authors.slug, slug)))
    .groupBy(sql`1`)
    .orderBy(desc(sql`1`))
}

/** The months of an author with the number of posts, oldest first; undated posts are none of them. */
export async function listMonthsOfAuthor(slug: string) {
  return database()
    .select({ month: sql<string>`substr(${posts.day}, 1, 7)`, posts: sql<number>`count(*)` })
    .from(posts)
    .innerJoin(authors, eq(authors.id, posts.authorId))
    .where(and(keptOnce, eq(authors.slug, slug), sql`${posts.day} is not null`))
    .groupBy(sql`1`)
    .orderBy(asc(sql`1`))
}

/** An author's posts of one year as lines, newest first; `year` null is the undated ones. */
export async function listPostsOfAuthor(slug: string, year: string | null) {
  const when = year === null ? [sql`${posts.sortAt} is null`] : within(year)
  return selectListed()
    .where(and(keptOnce, eq(authors.slug, slug), ...when))
    .orderBy(desc(posts.sortAt), asc(posts.id))
}

/** All days of `2015` or `2015-05`: days are texts, so a prefix is a range. */
function within(prefix: string): SQL[] {
  return [gte(posts.day, prefix), lte(posts.day, endOf(prefix))]
}

/** The last text that begins with `prefix`, as days go. */
function endOf(prefix: string): string {
  return `${prefix}~`
}

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
        ? sql`${posts.id} in (select value from json_each(${JSON.stringify(which.ids)}))`
        : sql`${inArray(posts.authorId, [...which.authorIds])} and ${posts.state} in ('shown', 'duplicate', 'filtered')`,
    )
  return found.map((post) => ({ ...post, tags: JSON.parse(post.tags) as { label: string }[] }))
}
