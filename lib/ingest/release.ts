import { getHeld, saveReleased } from '../../db/queries/held'
import { settleCards } from './cards'
import { listCardTouches, listRestated, type RowRules } from './rows'
import { listUnwanted } from './wanted'

/**
 * R-FLOOD: shows the posts of a feed that wait, each at its place, which it has had since it was first seen; but for those
 * that planet.yaml no longer asks for.
 * @returns how many are shown now, and how many are not asked for; null where there is no such feed
 */
export async function releaseHeld(
  feedSlug: string,
  { filterOf, priorityOf }: Pick<RowRules, 'filterOf' | 'priorityOf'>,
): Promise<{ readonly released: number; readonly filtered: number } | null> {
  const found = await getHeld(feedSlug)
  if (!found) return null
  const { feed, held } = found
  if (held.length === 0) return { released: 0, filtered: 0 }
  const ids = held.map(({ id }) => id)
  const unwanted = await listUnwanted(ids, filterOf(feed.author))
  const states = new Map(ids.map((id) => [id, unwanted.includes(id) ? 'filtered' : 'shown'] as const))
  const coming = held.filter(({ id }) => states.get(id) === 'shown')
  const settled = await settleCards({ feedId: feed.id, coming, added: [], states, priorityOf })
  await saveReleased({
    feedId: feed.id,
    notes: feed.notes.filter(({ code }) => code !== 'flood'),
    restated: listRestated(settled),
    touched: listCardTouches(settled),
  })
  return { released: coming.length, filtered: unwanted.length }
}
