import { getHeld, saveReleased } from '../../db/queries/held'
import { settleCards } from './cards'
import { listCardTouches, listRestated, type RowRules } from './rows'

/**
 * R-FLOOD: shows the posts of a feed that wait, each at its place, which it has had since it was first seen.
 * @returns how many; null where there is no such feed
 */
export async function releaseHeld(
  feedSlug: string,
  { priorityOf }: Pick<RowRules, 'priorityOf'>,
): Promise<number | null> {
  const found = await getHeld(feedSlug)
  if (!found) return null
  const { feed, held } = found
  if (held.length === 0) return 0
  const states = new Map(held.map(({ id }) => [id, 'shown' as const]))
  const settled = await settleCards({ feedId: feed.id, coming: held, added: [], states, priorityOf })
  await saveReleased({
    feedId: feed.id,
    notes: feed.notes.filter(({ code }) => code !== 'flood'),
    restated: listRestated(settled),
    touched: listCardTouches(settled),
  })
  return held.length
}
