import { listAbsent, listMissing } from '../../db/queries/known'
import type { DueFeed } from '../../db/queries/feeds'
import type { Restated } from '../../db/queries/hidden'
import { isGone, listVanished, oldestOf } from '../entry/vanished'
import type { KnownPost, Read } from './feed'
import type { PostState } from './touches'

export type VanishedPosts = {
  /** Posts that are gone now, and those that are back. */
  readonly states: ReadonlyMap<number, PostState>
  /** Those that are back. */
  readonly back: readonly number[]
  /** Since when posts are missing, where that changed. */
  readonly marks: readonly Restated[]
  readonly missingSince: number | null
}

/** R-GONE for a document that was read: which posts it misses, and which are back. A document cut short says nothing. */
export async function findVanished(
  { feed }: DueFeed,
  { facts, known, plan }: Read,
  now: number,
): Promise<VanishedPosts> {
  const guids = new Set(facts.entries.map((entry) => entry.guid))
  const renamed = new Set(plan.aliases.map((alias) => alias.postId))
  const present = known.filter(
    (post) => renamed.has(post.id) || [post.guid, ...post.aliases].some((guid) => guids.has(guid)),
  )
  const back = present.flatMap((post) => (post.state === 'gone' ? post.id : []))
  const states = new Map<number, PostState>(back.map((id) => [id, 'shown']))
  const seen = present.filter((post) => post.missingSince !== null)
  const marks: Restated[] = seen.map(({ id }) => ({ id, set: { missingSince: null } }))
  if (!facts.complete || feed.importedAt === null)
    return { states, back, marks, missingSince: feed.missingSince }

  const oldest = oldestOf(facts.entries.flatMap((entry) => entry.at ?? []))
  // While posts are missing, those that fell out of the window meanwhile must be found as well.
  const after = feed.missingSince === null && oldest !== null ? oldest : 0
  const absent =
    oldest === null
      ? []
      : await listAbsent(
          feed.id,
          after,
          present.map(({ id }) => id),
        )
  const inWindow = present.filter((post) => isSince(post, oldest)).length
  const { gone, missing, cleared, missingSince } = listVanished(absent, { oldest, present: inWindow, now })
  for (const id of gone) states.set(id, 'gone')
  const changes = [
    ...missing.map((id) => ({ id, set: { missingSince: now } })),
    ...cleared.map((id) => ({ id, set: { missingSince: null } })),
  ]
  return { states, back, marks: [...marks, ...changes], missingSince }
}

/** R-GONE where the document is still the one that missed them: what is missing for a day is gone. */
export async function findLongMissing(
  { feed }: DueFeed,
  now: number,
): Promise<Omit<VanishedPosts, 'marks' | 'back'>> {
  if (!isGone(feed.missingSince, now)) return { states: new Map(), missingSince: feed.missingSince }
  const missing = await listMissing(feed.id)
  const waiting = missing.filter((post) => !isGone(post.missingSince, now)).map((post) => post.missingSince)
  return {
    states: new Map(
      missing.flatMap((post) => (isGone(post.missingSince, now) ? [[post.id, 'gone'] as const] : [])),
    ),
    missingSince: waiting.length === 0 ? null : Math.min(...waiting),
  }
}

function isSince(post: KnownPost, oldest: number | null): boolean {
  const isInSight = post.state === 'shown' || post.state === 'duplicate'
  return isInSight && oldest !== null && post.publishedAt !== null && post.publishedAt >= oldest
}
