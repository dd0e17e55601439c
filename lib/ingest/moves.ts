import { getMove } from '../../db/queries/moves'
import type { Feed } from '../../db/schema'
import { isLasting, nextMove, type Move } from '../fetch/moved'
import type { Outcome } from '../fetch/outcome'
import type { Read, Unreadable } from './feed'

type FoundMove = {
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
  // What a hub brings does not say where the feed is: a move under way goes on.
  if (outcome.permanent === undefined) return { movedTo }
  const saved = await getMove(feed.id)
  const known = saved === null ? null : (JSON.parse(saved) as Move)
  const from = movedTo ?? feed.url
  const to = read?.kind === 'unreadable' ? null : outcome.permanent
  const begun = known?.from === from && known.to === to ? known : null
  const move = nextMove(known, { from, to, isOurs: isOurs(feed, outcome, read, begun), now })
  if (move && isLasting(move, now)) return { movedTo: move.to === feed.url ? null : move.to, move: null }
  const value = move && JSON.stringify(move)
  return value === saved ? { movedTo } : { movedTo, move: value }
}

/**
 * Whether a document is that of our feed: it has a post that we had before the move began, or is the very one that we had. What
 * came from there since then proves nothing. The first one always is ours.
 */
function isOurs(
  feed: Feed,
  outcome: Outcome,
  read: Read | Unreadable | null,
  begun: Move | null,
): boolean | null {
  if (read?.kind === 'read')
    return feed.goodAt === null || read.known.some((post) => !begun || post.firstSeenAt < begun.since)
  return outcome.kind === 'fresh' && begun?.isOurs !== false ? true : null
}
