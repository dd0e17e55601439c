import { and, asc, desc, eq, inArray, or, sql, type SQL } from 'drizzle-orm'
import { database } from '../client'
import { authors, feeds, fetches } from '../schema'
import { wasCalled } from './authors'
import { FAULTS_KEY, getMemory } from './memory'
import { getLastRun } from './runs'
import { listSightings } from './sightings'

/** What a feed's status is made of. */
const columns = {
  id: feeds.id,
  slug: feeds.slug,
  url: feeds.url,
  movedTo: feeds.movedTo,
  listed: feeds.listed,
  paused: feeds.paused,
  title: feeds.title,
  site: feeds.site,
  code: feeds.code,
  message: feeds.message,
  notes: feeds.notes,
  failures: feeds.failures,
  failingSince: feeds.failingSince,
  triedAt: feeds.triedAt,
  goodAt: feeds.goodAt,
  nextAt: feeds.nextAt,
  importedAt: feeds.importedAt,
  author: { slug: authors.slug, name: authors.name, listed: authors.listed },
  // One look into the index of a feed's dates.
  newestAt: sql<number | null>`(select max(p.published_at) from posts p where p.feed_id = feeds.id)`,
}

/**
 * All that is to be told of how feeds are (R-STATUS). Of one slug: the feed of it, listed or not, or all feeds of that author, with
 * the entries of their last documents; `feeds` is empty where nobody has it.
 */
export async function getStatusFacts(slug: string | null) {
  const [found, lastRun, faults] = await Promise.all([
    slug === null ? listStatuses() : listStatusesOf(slug),
    getLastRun(),
    getMemory(FAULTS_KEY),
  ])
  const feeds = await Promise.all(
    found.map(async (one) => ({
      ...one,
      entries: slug === null ? null : await listSightings(one.feed.slug),
    })),
  )
  return { feeds, lastRun, faults: JSON.parse(faults ?? '[]') as Fault[] }
}

/** A fault of planet.yaml as the last run found it, with its place from 1. */
type Fault = {
  readonly file: string
  readonly line: number | null
  readonly column: number | null
  readonly path: string
  readonly message: string
}

/** Every feed of the planet with its last tries, oldest first (20 are kept). */
async function listStatuses() {
  const found = await database()
    .select(columns)
    .from(feeds)
    .innerJoin(authors, eq(authors.id, feeds.authorId))
    .where(and(eq(feeds.listed, true), eq(authors.listed, true)))
    .orderBy(asc(feeds.id))
  return withTries(found)
}

/** The feed of this slug, listed or not; else all feeds of the author of this slug or former slug. */
async function listStatusesOf(slug: string) {
  const select = () =>
    database().select(columns).from(feeds).innerJoin(authors, eq(authors.id, feeds.authorId))
  const [feed] = await select().where(eq(feeds.slug, slug))
  const others = await select().where(isOfAuthor(slug)).orderBy(desc(feeds.listed), asc(feeds.id))
  const listed = others.filter((other) => other.listed)
  const mine = listed.length > 0 ? listed : others.slice(0, 1)
  const isWhole = feed === undefined || (feed.author.slug === slug && mine.length > 1)
  return withTries(isWhole ? mine : [feed])
}

/**
 * The slug whose status is meant by this one: itself, or the present one of an author who was once called so (R-AUTHOR); null where
 * nobody is.
 */
export async function getStatusSlug(slug: string): Promise<string | null> {
  const [one] = await database()
    .select({ slug: sql<string>`case when ${wasCalled(slug)} then ${authors.slug} else ${slug} end` })
    .from(feeds)
    .innerJoin(authors, eq(authors.id, feeds.authorId))
    .where(or(eq(feeds.slug, slug), isOfAuthor(slug)))
    .orderBy(desc(eq(authors.slug, slug)), desc(eq(feeds.slug, slug)))
    .limit(1)
  return one?.slug ?? null
}

function isOfAuthor(slug: string): SQL {
  return sql`(${authors.slug} = ${slug} or ${wasCalled(slug)})`
}

type Row = { readonly id: number }

async function withTries<T extends Row>(found: readonly T[]) {
  const ids = found.map(({ id }) => id)
  const rows = await database()
    .select()
    .from(fetches)
    .where(inArray(fetches.feedId, ids))
    .orderBy(asc(fetches.feedId), asc(fetches.id))
  const byFeed = new Map<number, (typeof rows)[number][]>()
  for (const row of rows) byFeed.set(row.feedId, [...(byFeed.get(row.feedId) ?? []), row])
  return found.map((feed) => ({ feed, tries: byFeed.get(feed.id) ?? [] }))
}
