import { and, asc, eq, gt, isNull, lt, lte, ne, or, sql } from 'drizzle-orm'
import { database, prepared } from '../client'
import { authors, feeds } from '../schema'

export type DueFeed = Awaited<ReturnType<typeof listDue>>[number]

type DueQuestion = {
  /** Milliseconds. */
  readonly now: number
  /** Only this feed or this author's feeds. */
  readonly slug?: string
  /** Not waiting for a feed's time. */
  readonly force?: boolean
  /** With force: feeds tried since then are not asked again. */
  readonly since?: number
}

/** Two servers' clocks may differ by so much. */
export const SKEW_MS = 60_000
/** 410: asked again only when somebody wakes it. */
export const NEVER = Number.MAX_SAFE_INTEGER

/** The feeds whose time has come, the longest due first, with the author each is for. */
export async function listDue({ now, slug, force, since }: DueQuestion) {
  const time = force
    ? since === undefined
      ? undefined
      : or(isNull(feeds.triedAt), lt(feeds.triedAt, since))
    : or(
        isNull(feeds.nextAt),
        lte(feeds.nextAt, now),
        // Tried in the future: the clock was wrong then, and so is the time that was planned by it.
        and(gt(feeds.triedAt, now + SKEW_MS), lt(feeds.nextAt, NEVER)),
      )
  // Who took a feed away for good is asked again only by name.
  const awake = force && slug === undefined ? or(isNull(feeds.code), ne(feeds.code, 'gone')) : undefined
  const which = slug === undefined ? undefined : or(eq(feeds.slug, slug), eq(authors.slug, slug))
  return database()
    .select({
      feed: feeds,
      author: { id: authors.id, slug: authors.slug, lang: authors.lang, site: authors.site },
    })
    .from(feeds)
    .innerJoin(authors, eq(authors.id, feeds.authorId))
    .where(and(eq(feeds.listed, true), eq(feeds.paused, false), eq(authors.listed, true), time, which, awake))
    .orderBy(sql`${feeds.nextAt} nulls first`, sql`${feeds.triedAt} nulls first`, asc(feeds.id))
}

/** The feeds of the planet that failed the last time. */
export async function listFailing() {
  return database()
    .select({ slug: feeds.slug, code: feeds.code, failures: feeds.failures, goodAt: feeds.goodAt })
    .from(feeds)
    .innerJoin(authors, eq(authors.id, feeds.authorId))
    .where(
      and(eq(feeds.listed, true), eq(feeds.paused, false), eq(authors.listed, true), gt(feeds.failures, 0)),
    )
    .orderBy(asc(feeds.id))
}

/** A feed that we could not get through by our own mistake: asked again later, held against nobody. */
export async function saveOurFault(
  id: number,
  { now, nextAt }: { now: number; nextAt: number },
): Promise<void> {
  const row = { code: 'our-fault', message: 'We stumbled over this feed.', triedAt: now, nextAt }
  await database().update(feeds).set(row).where(eq(feeds.id, id))
}

/** When a feed is asked next, in milliseconds; null = at once. */
export async function getNextAt(id: number): Promise<number | null> {
  const [row] = await selectNextAt().all({ id })
  return row?.nextAt ?? null
}

const selectNextAt = prepared((db) =>
  db
    .select({ nextAt: feeds.nextAt })
    .from(feeds)
    .where(eq(feeds.id, sql.placeholder('id')))
    .prepare(),
)

/** Whether a feed or an author goes by this slug. */
export async function isSubscribed(slug: string): Promise<boolean> {
  const [row] = await database()
    .select({ id: feeds.id })
    .from(feeds)
    .innerJoin(authors, eq(authors.id, feeds.authorId))
    .where(and(eq(feeds.listed, true), or(eq(feeds.slug, slug), eq(authors.slug, slug))))
    .limit(1)
  return row !== undefined
}

/** How many feeds the planet asks: its subscribers, in the words of the user agent. */
export async function countFeeds(): Promise<number> {
  const [row] = await database()
    .select({ count: sql<number>`count(*)` })
    .from(feeds)
    .where(eq(feeds.listed, true))
  return row?.count ?? 0
}

/** All feeds, listed or not, for comparing with planet.yaml. */
export async function listFeeds() {
  return database().select().from(feeds).orderBy(asc(feeds.id))
}
