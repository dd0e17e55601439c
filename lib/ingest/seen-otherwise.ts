import type { Restated } from '../../db/queries/hidden'
import { listFilterable } from '../../db/queries/filterable'
import { listCardsOfAuthors } from '../../db/queries/twins'
import type { Author } from '../../db/schema'
import type { Planet } from '../config'
import { textOf } from '../content/text-of'
import { isWanted } from '../entry/filter'
import { settleCards } from './cards'
import { rulesOf } from './planet-rules'
import { listRestated } from './rows'
import type { PostState } from './touches'

type Listed = Pick<Author, 'id' | 'slug' | 'listed'>

/**
 * Posts that an edit of planet.yaml shows or takes away: those of other filters, and those that stand for, or give way to,
 * the posts of who joins, leaves or is preferred (R-CROSS).
 */
export async function listSeenOtherwise(
  before: { readonly planet: Planet | null; readonly authors: readonly Listed[] },
  after: { readonly planet: Planet; readonly authors: readonly Listed[] },
): Promise<Restated[]> {
  if (before.planet === null) return []
  const old = rulesOf(before.planet)
  const { filterOf, priorityOf } = rulesOf(after.planet)
  const rows = new Map(before.authors.map((author) => [author.id, author]))
  const known = after.authors.flatMap(({ id, slug, listed }) => {
    const row = rows.get(id)
    return row ? [{ id, slug, listed, wasListed: row.listed, was: row.slug }] : []
  })
  const filtered = known.filter(({ slug, was }) => !isSameFilter(old.filterOf(was), filterOf(slug)))
  const ranked = known.filter(
    ({ slug, was, listed, wasListed }) => listed !== wasListed || old.priorityOf(was) !== priorityOf(slug),
  )
  if (filtered.length + ranked.length === 0) return []

  const slugs = new Map(known.map(({ id, slug }) => [id, slug]))
  const posts = filtered.length === 0 ? [] : await listFilterable({ authorIds: filtered.map(({ id }) => id) })
  const isNowWanted = new Map(
    posts.map((post) => [
      post.id,
      isWanted({ ...post, text: textOf(post.html) }, filterOf(slugs.get(post.authorId)!)),
    ]),
  )
  const coming = posts.filter((post) => post.state === 'filtered' && isNowWanted.get(post.id))
  const leaving = posts.filter((post) => post.state !== 'filtered' && !isNowWanted.get(post.id))
  const states = new Map<number, PostState>([
    ...coming.map(({ id }) => [id, 'shown'] as const),
    ...leaving.map(({ id }) => [id, 'filtered'] as const),
  ])
  const listed = new Map(known.map((author) => [author.id, author.listed]))
  const settled = await settleCards({
    ...{ feedId: null, coming, added: [], states, priorityOf },
    also: ranked.length === 0 ? [] : await listCardsOfAuthors(ranked.map(({ id }) => id)),
    isListed: (twin) => listed.get(twin.authorId) ?? twin.listed,
  })
  return listRestated(settled)
}

function isSameFilter(
  one: { readonly include: readonly string[]; readonly exclude: readonly string[] },
  other: typeof one,
): boolean {
  return JSON.stringify([one.include, one.exclude]) === JSON.stringify([other.include, other.exclude])
}
