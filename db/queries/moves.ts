import type { Statement } from '../client'
import { forget, getMemory, remember } from './memory'

/*
 * Permanent redirects that are not believed yet (R-HTTP), a row each among what the planet remembers: few feeds move.
 */
const keyOf = (feedId: number) => `move:${feedId}`

/** What a feed's answers have said of its move so far, as it was saved; null where it is not moving. */
export function getMove(feedId: number): Promise<string | null> {
  return getMemory(keyOf(feedId))
}

/** A statement of the feed's own transaction. */
export function saveMove(feedId: number, value: string | null): Statement {
  return value === null ? forget(keyOf(feedId)) : remember(keyOf(feedId), value)
}
