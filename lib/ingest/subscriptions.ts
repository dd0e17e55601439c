import { getMemory } from '../../db/queries/memory'
import { listFeeds } from '../../db/queries/feeds'
import {
  listAllAuthors,
  saveSubscriptions,
  type AuthorRow,
  type FeedRow,
} from '../../db/queries/subscriptions'
import type { Planet, PlanetAuthor } from '../config'
import { listSeenOtherwise } from './seen-otherwise'

/** The memory key of the configuration in force: pages read it there, so that an edit shows with the next run, everywhere at once. */
export const PLANET_KEY = 'planet'

/**
 * planet.yaml → rows, when it differs from what is in force; true where it did.
 * Nobody is deleted: who is not named is no longer listed, with all posts, and comes back when named again.
 */
export async function syncSubscriptions(planet: Planet): Promise<boolean> {
  const wanted = JSON.stringify(planet)
  const inForce = await getMemory(PLANET_KEY)
  if (wanted === inForce) return false
  const [oldAuthors, oldFeeds] = await Promise.all([listAllAuthors(), listFeeds()])
  const authors: AuthorRow[] = []
  const feeds: FeedRow[] = []
  let nextAuthor = Math.max(0, ...oldAuthors.map((row) => row.id)) + 1
  let nextFeed = Math.max(0, ...oldFeeds.map((row) => row.id)) + 1

  for (const author of planet.authors) {
    // A renamed author keeps posts and addresses: the old slug is among the new one's aliases (R-AUTHOR).
    const names = [author.slug, ...author.aliases]
    const old = names
      .map((name) => oldAuthors.find((row) => row.slug === name))
      .find((row) => row !== undefined)
    const id = old?.id ?? nextAuthor++
    authors.push({ id, ...authorColumns(author), listed: old?.hidden !== true })
    const mine = oldFeeds.filter((row) => row.authorId === id)
    const urls = author.feeds.map((feed) => ('url' in feed ? feed.url : feed.path))
    const moved = mine.filter((row) => row.listed && !urls.includes(row.url))
    for (const [index, url] of urls.entries()) {
      // A feed whose address was edited stays the same feed, with its posts: it takes the row of the one that went.
      const row = mine.find((feed) => feed.url === url) ?? moved.shift()
      const fresh = row?.url === url ? {} : NEVER_TRIED
      const slug = row?.slug ?? freeSlug(author.slug, index, [...oldFeeds, ...feeds])
      feeds.push({
        id: row?.id ?? nextFeed++,
        authorId: id,
        slug,
        url,
        listed: true,
        paused: author.paused,
        ...fresh,
      })
    }
  }
  const isKept = <T extends { id?: number }>(rows: readonly T[], id: number) =>
    rows.some((row) => row.id === id)
  authors.push(
    ...oldAuthors.filter((row) => !isKept(authors, row.id)).map((row) => ({ ...row, listed: false })),
  )
  feeds.push(...oldFeeds.filter((row) => !isKept(feeds, row.id)).map((row) => ({ ...row, listed: false })))
  const before = { planet: inForce === null ? null : (JSON.parse(inForce) as Planet), authors: oldAuthors }
  const restated = await listSeenOtherwise(before, { planet, authors })
  await saveSubscriptions({ authors, feeds, planet: wanted, restated })
  return true
}

/** A new address starts anew, as a first import: R-REKEY knows the posts again, and nothing of the old address is held against it. */
const NEVER_TRIED = {
  ...{ movedTo: null, etag: null, lastModified: null, bodyHash: null, importedAt: null, goodAt: null },
  ...{ code: null, message: null, notes: [], failures: 0, failingSince: null, triedAt: null, nextAt: null },
  ...{ everyMinutes: null, rhythm: null },
} satisfies Partial<FeedRow>

function authorColumns({ slug, name, site, avatar, lang, aliases }: PlanetAuthor) {
  return { slug, name, site, avatar, lang, aliases: [...aliases] }
}

/** `anna`, `anna-2`, `anna-3` … */
function freeSlug(author: string, index: number, feeds: readonly { slug: string }[]): string {
  for (let number = index + 1; ; number += 1) {
    const slug = number === 1 ? author : `${author}-${number}`
    if (!feeds.some((feed) => feed.slug === slug)) return slug
  }
}
