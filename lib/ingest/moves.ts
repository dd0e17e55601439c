import { getMove } from '../../db/queries/moves'
import type { Feed } from '../../db/schema'
import { isLasting, nextMove, type Move } from '../fetch/moved'
import type { Outcome } from '../fetch/outcome'
import type { Read, Unreadable } from './feed'

export type FoundMove = {
  /** See `feeds.movedTo`. */
  readonly movedTo: string | null
  /** What is to be remembered of a move under way, JSON. Undefined: what was known stands. */
  readonly move?: string | null
}

/**
 * R-HTTP: where a feed lives after one more try. Only a good answer tells: an error is no word on the address, and a redirect
 * that leads to a web page is none that lasts (FE-11).
 */
export async function findMove(
  feed: Feed,
  outcome: Outcome,
  read: Read | Unreadable | null,
  now: number,
): Promise<FoundMove> {
  const { movedTo } = feed
  if (outcome.kind !== 'fresh' && outcome.kind !== 'unchanged') return { movedTo }
  const saved = await getMove(feed.id)
  const known = saved === null ? null : (JSON.parse(saved) as Move)
  const to = read?.kind === 'unreadable' ? null : outcome.permanent
  const move = nextMove(known, { from: movedTo ?? feed.url, to, isOurs: isOurs(feed, outcome, read), now })
  if (move && isLasting(move, now)) return { movedTo: move.to === feed.url ? null : move.to, move: null }
  const value = move && JSON.stringify(move)
  return value === saved ? { movedTo } : { movedTo, move: value }
}

/** Whether a document is that of our feed: it has a post of ours, or is the very one that we have. The first one always is. */
function isOurs(feed: Feed, outcome: Outcome, read: Read | Unreadable | null): boolean | null {
  if (read?.kind === 'read') return feed.goodAt === null || read.known.length > 0
  return outcome.kind === 'fresh' ? true : null
}
