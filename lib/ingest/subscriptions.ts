import { isDeepStrictEqual } from 'node:util'
import { getMemory, PLANET_KEY } from '../../db/queries/memory'
import { listFeeds } from '../../db/queries/feeds'
import { listAllAuthors, saveSubscriptions } from '../../db/queries/subscriptions'
import type { Author, Feed } from '../../db/schema'
import type { Planet } from '../config'
import { listSeenOtherwise } from './seen-otherwise'

/**
 * planet.yaml → rows, when it differs from what is in force; true where it did.
 * Nobody is deleted: who is not named is no longer listed, with all posts, and comes back when named again.
 */
export async function syncSubscriptions(planet: Planet): Promise<boolean> {
  const wanted = JSON.stringify(planet)
  const inForce = await getMemory(PLANET_KEY)
  if (wanted === inForce) return false
  const [oldAuthors, oldFeeds] = await Promise.all([listAllAuthors(), listFeeds()])
  const authors = authorsOf(planet, oldAuthors)
  const before = { planet: inForce === null ? null : (JSON.parse(inForce) as Planet), authors: oldAuthors }
  const known = isDeepStrictEqual(before.planet?.fetch.allow, planet.fetch.allow)
    ? oldFeeds
    : oldFeeds.map(askedAgainIfRefused)
  const feeds = feedsOf(planet, authors, known)
  const restated = await listSeenOtherwise(before, { planet, authors })
  const edited = { authors: changedOf(oldAuthors, authors), feeds: changedOf(oldFeeds, feeds) }
  await saveSubscriptions({ ...edited, planet: wanted, restated })
  return true
}

/** In the order of planet.yaml, then those that it does not name. */
function authorsOf({ authors }: Planet, old: readonly Author[]): Author[] {
  const bySlug = new Map(old.map((author) => [author.slug, author]))
  const ids = numbers(old)
  const named = authors.map(({ slug, name, site, avatar, lang, aliases }): Author => {
    // A renamed author keeps posts and addresses: the old slug is among the new one's aliases (R-AUTHOR).
    const row = [slug, ...aliases].map((known) => bySlug.get(known)).find((known) => known !== undefined)
    const { id, hidden } = row ?? { id: ids.next(), hidden: false }
    return { id, slug, name, site, avatar, lang, aliases: [...aliases], listed: !hidden, hidden }
  })
  return withUnlisted(named, old)
}

function feedsOf({ authors: wanted }: Planet, authors: readonly Author[], old: readonly Feed[]): Feed[] {
  const byAuthor = new Map<number, Feed[]>()
  for (const feed of old) byAuthor.set(feed.authorId, [...(byAuthor.get(feed.authorId) ?? []), feed])
  const slugs = new Set(old.map((feed) => feed.slug))
  const ids = numbers(old)
  const named = wanted.flatMap((author, place) => {
    const authorId = authors[place]!.id
    const mine = byAuthor.get(authorId) ?? []
    const urls = author.feeds.map((feed) => ('url' in feed ? feed.url : feed.path))
    const moved = mine.filter((row) => row.listed && !urls.includes(row.url))
    return urls.map((url, index): Feed => {
      // A feed whose address was edited stays the same feed, with its posts: it takes the row of the one that went.
      const row = mine.find((feed) => feed.url === url) ?? moved.shift()
      const slug = row?.slug ?? freeSlug(author.slug, index, slugs)
      slugs.add(slug)
      const fresh =
        row?.url === url ? row : { ...NEVER_READ, ...row, id: row?.id ?? ids.next(), ...NEVER_TRIED }
      return { ...fresh, authorId, slug, url, listed: true, paused: author.paused }
    })
  })
  return withUnlisted(named, old)
}

/** What the address guard refused may be exempt from it now: an edit shows with the next run. */
function askedAgainIfRefused(feed: Feed): Feed {
  return REFUSALS.has(feed.code) ? { ...feed, nextAt: null } : feed
}

function withUnlisted<Row extends Author | Feed>(named: readonly Row[], old: readonly Row[]): Row[] {
  const kept = new Set(named.map((row) => row.id))
  return [...named, ...old.filter((row) => !kept.has(row.id)).map((row) => ({ ...row, listed: false }))]
}

function changedOf<Row extends Author | Feed>(old: readonly Row[], rows: readonly Row[]): Row[] {
  const before = new Map(old.map((row) => [row.id, row]))
  return rows.filter((row) => !isDeepStrictEqual(row, before.get(row.id)))
}

function numbers(rows: readonly { readonly id: number }[]) {
  let last = rows.reduce((most, { id }) => Math.max(most, id), 0)
  return { next: () => (last += 1) }
}

const REFUSALS: ReadonlySet<string | null> = new Set(['bad-url', 'private-address'])
const NEVER_READ = { title: null, site: null, lang: null, rights: null, licence: null, missingSince: null }
/** A new address starts anew, as a first import: R-REKEY knows the posts again, and nothing of the old address is held against it. */
const NEVER_TRIED = {
  ...{ movedTo: null, etag: null, lastModified: null, bodyHash: null, importedAt: null, goodAt: null },
  ...{ code: null, message: null, notes: [], failures: 0, failingSince: null, triedAt: null, nextAt: null },
  ...{ everyMinutes: null, rhythm: null },
} satisfies Partial<Feed>

/** `anna`, `anna-2`, `anna-3` … */
function freeSlug(author: string, index: number, taken: ReadonlySet<string>): string {
  for (let number = index + 1; ; number += 1) {
    const slug = number === 1 ? author : `${author}-${number}`
    if (!taken.has(slug)) return slug
  }
}
