/** R-HTTP: equal answers, and the time between the first and the last of them, after which a permanent redirect is believed. */
const LASTING_ANSWERS = 3
const LASTING_MS = 24 * 60 * 60_000

/** A permanent redirect that a feed's answers have agreed upon so far. */
export type Move = {
  /** The address that was asked, and where every hop led for good. */
  readonly from: string
  readonly to: string
  /** Milliseconds: when it was said first. */
  readonly since: number
  readonly answers: number
  /** Whether a document there shared a post with what was known before the move; null while it sent none. */
  readonly isOurs: boolean | null
}

/** What one good answer says of the feed's address. */
type Direction = {
  readonly from: string
  /** Null: the feed is where it was asked, or elsewhere for a time only (302, 303, 307). */
  readonly to: string | null
  readonly isOurs: boolean | null
  readonly now: number
}

/** What is known of a move after one more good answer; an answer that disagrees begins anew. Null = the feed is not moving. */
export function nextMove(known: Move | null, { from, to, isOurs, now }: Direction): Move | null {
  if (to === null) return null
  if (known?.from !== from || known.to !== to) return { from, to, since: now, answers: 1, isOurs }
  return { ...known, answers: known.answers + 1, isOurs: known.isOurs || (isOurs ?? known.isOurs) }
}

/** FE-09: whether the feed is asked at its new address from now on. */
export function isLasting({ answers, since, isOurs }: Move, now: number): boolean {
  return answers >= LASTING_ANSWERS && now - since >= LASTING_MS && isOurs === true
}
