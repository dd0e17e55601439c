import { and, asc, desc, eq, gt, gte, inArray, lt, lte, notInArray, or, sql, type SQL } from 'drizzle-orm'
import { database } from '../client'
import { authors, feeds, posts, postTags } from '../schema'
import { about, NEWEST_ABOUT } from './subjects'
import { keptOnce, listTogether, newestFirst, placed } from './posts'
import { FEED_BYTES } from './too-long'

/** Which posts a feed of ours carries: all of the planet's where nothing is chosen. */
export type Selection = {
  /** A slug: what stands on the author's own page, so far as it has a date. */
  readonly author?: string | null
  readonly tag?: string | null
  /** `en` is any English. */
  readonly lang?: string | null
  /** Slugs of authors to leave out. */
  readonly not?: readonly string[]
  /** `YYYY-MM`. */
  readonly month?: string | null
}

/** A post in full, with what only feeds say of it. */
export type PublishedPost = Awaited<ReturnType<typeof listPublished>>[number]

/**
 * The newest posts of a selection, as little of each as tells whether a feed of them has changed. Of a new blog's backlog only a few
 * are among them, in every feed and archive (R-FLOOD); undated ones never (R-PLACE).
 */
export async function listEditions(selection: Selection, limit: number) {
  return database()
    .select({
      id: posts.id,
      day: posts.day,
      changedAt: posts.changedAt,
      authorName: authors.name,
      authorSite: authors.site,
      feedUrl: feeds.url,
      feedTitle: feeds.title,
      feedRights: feeds.rights,
      feedLicence: feeds.licence,
    })
    .from(posts)
    .innerJoin(authors, eq(authors.id, posts.authorId))
    .innerJoin(feeds, eq(feeds.id, posts.feedId))
    .where(chosen(selection))
    .orderBy(...newestFirst)
    .limit(limit)
}

/** These posts in full, in the order of feeds. */
export async function listPublished(ids: readonly number[]) {
  const found = await listTogether(inArray(posts.id, [...ids]), FEED_BYTES)
  const [bearers, labels] = await Promise.all([listBearers(found.map((post) => post.guid)), listLabels(ids)])
  return found.map((post) => ({
    ...post,
    /** The first post in the store that said this guid: what others say of it counts for nothing (ID-01). */
    isBearer: bearers.get(post.guid) === post.id,
    tags: labels.get(post.id) ?? [],
  }))
}

/** The months beside one that have posts of a selection, as `YYYY-MM`. */
export async function getNeighbourMonths(selection: Selection, month: string) {
  const nearest = async (where: SQL, order: SQL) => {
    const [row] = await database()
      .select({ day: posts.day })
      .from(posts)
      .innerJoin(authors, eq(authors.id, posts.authorId))
      .where(and(chosen({ ...selection, month: null }), where))
      .orderBy(order)
      .limit(1)
    return row?.day?.slice(0, month.length) ?? null
  }
  return {
    older: await nearest(lt(posts.day, month), desc(posts.day)),
    newer: await nearest(gt(posts.day, `${month}~`), asc(posts.day)),
  }
}

/** How its newest posts write a tag most often; null where no post that readers may see has it. */
export async function getLabel(tag: string): Promise<string | null> {
  const [row] = await database()
    .select({ label: postTags.label })
    .from(postTags)
    .innerJoin(posts, eq(posts.id, postTags.postId))
    .innerJoin(authors, eq(authors.id, posts.authorId))
    .where(and(eq(postTags.tag, tag), placed, about({ tag }, { limit: NEWEST_ABOUT })))
    .groupBy(postTags.label)
    .orderBy(desc(sql`count(*)`), asc(postTags.label))
    .limit(1)
  return row?.label ?? null
}

/** Everybody that was ever subscribed to: on the planet or not, and in which language the blog says it is. */
export async function listVoices() {
  return database()
    .select({ slug: authors.slug, listed: authors.listed, lang: sql<string | null>`max(${feeds.lang})` })
    .from(authors)
    .leftJoin(feeds, eq(feeds.authorId, authors.id))
    .groupBy(authors.id)
}

function chosen({ author, tag, lang, not = [], month }: Selection): SQL | undefined {
  return and(
    author ? and(keptOnce, sql`${posts.sortAt} is not null`, eq(authors.slug, author)) : placed,
    eq(posts.backlog, false),
    tag ? sql`${posts.id} in (select t.post_id from post_tags t where t.tag = ${tag})` : undefined,
    lang ? or(eq(posts.lang, lang), and(gte(posts.lang, `${lang}-`), lt(posts.lang, `${lang}.`))) : undefined,
    not.length > 0 ? notInArray(authors.slug, [...not]) : undefined,
    month ? and(gte(posts.day, month), lte(posts.day, `${month}~`)) : undefined,
  )
}

/** Of each guid the post that said it first, whatever became of it: who is hidden is not robbed either. */
async function listBearers(guids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const claims = await database()
    .select({ guid: posts.guid, id: posts.id })
    .from(posts)
    // Asked for by number, since only so the index of guids is read and not every post.
    .where(
      sql`${posts.id} in (select p.id from posts p
        where p.guid in (select value from json_each(${JSON.stringify(guids)})))`,
    )
    .orderBy(desc(posts.firstSeenAt), desc(posts.id))
  return new Map(claims.map(({ guid, id }) => [guid, id]))
}

async function listLabels(ids: readonly number[]): Promise<ReadonlyMap<number, string[]>> {
  const rows = await database()
    .select({ id: postTags.postId, label: postTags.label })
    .from(postTags)
    .where(inArray(postTags.postId, [...ids]))
    .orderBy(asc(postTags.postId), asc(postTags.tag))
  const labels = new Map<number, string[]>()
  for (const { id, label } of rows) labels.set(id, [...(labels.get(id) ?? []), label])
  return labels
}
