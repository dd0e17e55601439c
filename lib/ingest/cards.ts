import { listTwins, type Twin } from '../../db/queries/twins'
import { textOf } from '../content/text-of'
import { electWinner, isSameText } from '../entry/twin'
import { isInSight, type Placed, type PostState } from './touches'

/** R-CROSS: the same post is published everywhere within a week. */
const WITHIN = 7 * 24 * 3_600_000

/** A post that comes into sight, by what its twins are found. */
type Coming = Pick<Twin, 'id' | 'canonical' | 'titleHash' | 'publishedAt' | 'sortAt'>

/** What an edit replaces of what makes posts twins and decides between them. */
type Edited = Pick<Twin, 'link' | 'canonical' | 'titleHash' | 'textHash' | 'html'>

/** A post that the store does not have yet. */
type NewSeat = Omit<Twin, 'listed' | 'duplicateOf' | 'state'>

/** What a post of a card is now; `before` is null where it is new. */
export type Seated = {
  readonly post: Placed
  readonly before: { readonly state: PostState; readonly duplicateOf: number | null } | null
  readonly state: PostState
  readonly duplicateOf: number | null
}

type CardChange = {
  /** Null: posts of any feed. */
  readonly feedId: number | null
  /** Posts in sight that come or were edited: each joins the card of its twins, and leaves one where it has none. */
  readonly coming: readonly Coming[]
  /** Those among them that are new. */
  readonly added: readonly NewSeat[]
  /** What the store does not know yet of those that were edited. */
  readonly edited?: ReadonlyMap<number, Edited>
  /** What posts of the store become at the same time; they leave their card or come back to it. */
  readonly states: ReadonlyMap<number, PostState>
  /** Posts of cards to elect in again for another reason. */
  readonly also?: readonly number[]
  readonly priorityOf: (author: string) => number
  readonly isListed?: (twin: Twin) => boolean
}

/**
 * Cards (R-CROSS): posts of different feeds that are the same belong to one card, until an edit parts them; one of them is shown. It is
 * elected again when somebody joins, leaves or comes back. Gives every post of the cards that this touches.
 */
export async function settleCards({
  feedId,
  coming,
  added,
  edited = new Map(),
  states,
  ...rules
}: CardChange): Promise<Seated[]> {
  const placed = coming.filter((post) => post.sortAt !== null)
  const ids = [...states.keys(), ...edited.keys(), ...(rules.also ?? [])]
  if (placed.length + ids.length === 0) return []
  const posts = placed.map((post) => ({
    canonical: post.canonical,
    titleHash: post.titleHash,
    at: atOf(post),
  }))
  const found = await listTwins({ feedId, posts, within: WITHIN, ids })
  if (found.length === 0) return []
  const isListed = rules.isListed ?? ((twin: Twin) => twin.listed)
  const seats = [
    ...found.map((twin) => ({
      ...{ ...twin, ...edited.get(twin.id) },
      ...{ listed: isListed(twin), state: states.get(twin.id) ?? twin.state },
    })),
    ...added.map((post): Twin => ({ ...post, listed: true, state: 'shown', duplicateOf: null })),
  ]

  const cardOf: Cards = new Map(seats.map((seat) => [seat.id, seat.duplicateOf ?? seat.id]))
  const touched = new Set(ids.map((id) => cardOf.get(id)))
  // All leave before any joins: two posts of one feed may change places.
  for (const id of [...placed.map((post) => post.id), ...edited.keys()])
    for (const card of part(cardOf.get(id)!, seats, cardOf)) touched.add(card)
  for (const { id } of placed) {
    const post = seats.find((seat) => seat.id === id)!
    const twins = seats.filter((seat) => isTwin(post, seat))
    for (const other of new Set(twins.map((twin) => cardOf.get(twin.id)!)))
      for (const card of join(id, other, seats, cardOf)) touched.add(card)
  }
  return [...touched].flatMap((card) => {
    const members = seats.filter((seat) => cardOf.get(seat.id) === card)
    return elect(members, rules.priorityOf).map((seat) => ({
      post: seat,
      before: found.find((twin) => twin.id === seat.id) ?? null,
      state: seat.state,
      duplicateOf: seat.duplicateOf,
    }))
  })
}

/** For each post its card, which goes by one of its posts. */
type Cards = Map<number, number>

/**
 * Parts a card into those of its posts in sight that are alike, be it by way of a third; who is out of sight stays with the shown one.
 * @returns the cards that it makes
 */
function part(card: number, seats: readonly Twin[], cardOf: Cards): number[] {
  const members = seats.filter(({ id }) => cardOf.get(id) === card)
  const seen = members.filter(({ state }) => isInSight(state))
  const parts = listParts([...seen].sort((a, b) => Number(b.id === card) - Number(a.id === card)))
  if (parts.length < 2) return []
  const [first] = parts[0]!
  for (const { id } of members) cardOf.set(id, first!.id)
  for (const alike of parts) for (const { id } of alike) cardOf.set(id, alike[0]!.id)
  return parts.map((alike) => alike[0]!.id)
}

function listParts(posts: readonly Twin[]): Twin[][] {
  const [first] = posts
  if (!first) return []
  const alike = new Set([first])
  // It grows while it is walked.
  for (const post of alike)
    for (const other of posts) if (!alike.has(other) && isTwin(post, other)) alike.add(other)
  return [[...alike], ...listParts(posts.filter((post) => !alike.has(post)))]
}

/**
 * Makes one card of a post's and another. Posts of one feed are never each other's twins, not even by way of a third: where both
 * are in sight nothing is joined, and one out of sight gives way.
 * @returns the cards that it makes
 */
function join(id: number, other: number, seats: readonly Twin[], cardOf: Cards): number[] {
  const mine = cardOf.get(id)!
  if (mine === other) return []
  const members = seats.filter((seat) => [mine, other].includes(cardOf.get(seat.id)!))
  const seen = members.filter(({ state }) => isInSight(state))
  const feeds = new Set(seen.map(({ feedId }) => feedId))
  if (feeds.size < seen.length) return []
  for (const seat of members) {
    const stays = seen.includes(seat) || !feeds.has(seat.feedId)
    feeds.add(seat.feedId)
    cardOf.set(seat.id, stays ? id : seat.id)
  }
  return members.map((seat) => cardOf.get(seat.id)!)
}

function elect(seats: readonly Twin[], priorityOf: CardChange['priorityOf']): Twin[] {
  if (seats.length === 0) return []
  const winner = electWinner(
    seats.map((seat) => ({
      ...seat,
      addresses: [seat.site, seat.feedUrl],
      visible: isInSight(seat.state) && seat.listed,
      priority: priorityOf(seat.author),
    })),
  )
  return seats.map((seat) => ({
    ...seat,
    duplicateOf: seat.id === winner.id ? null : winner.id,
    state: !isInSight(seat.state) ? seat.state : seat.id === winner.id ? 'shown' : 'duplicate',
  }))
}

function isTwin(post: Twin, other: Twin): boolean {
  if (other.feedId === post.feedId || other.sortAt === null || !isInSight(other.state)) return false
  if (Math.abs(atOf(post) - atOf(other)) > WITHIN) return false
  if (post.canonical !== null && post.canonical === other.canonical) return true
  if (post.titleHash === null || post.titleHash !== other.titleHash) return false
  const text = textOf(post.html)
  return (text !== '' && post.textHash === other.textHash) || isSameText(text, textOf(other.html))
}

/** When a post was published, as far as is known. */
function atOf({ publishedAt, sortAt }: Pick<Twin, 'publishedAt' | 'sortAt'>): number {
  return publishedAt ?? sortAt!
}
