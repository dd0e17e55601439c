import type { AddedPost, ChangedPost } from '../../db/queries/fetched'
import type { DueFeed } from '../../db/queries/feeds'
import { listTakenIds } from '../../db/queries/known'
import type { Touch } from '../../db/schema'
import { dayOf } from '../days'
import type { Plan } from '../entry/dedupe'
import { postId } from '../entry/identity'
import type { NewPost } from '../entry/normalise'
import { place } from '../entry/placed'
import type { Read } from './feed'

export type PostRows = {
  readonly added: readonly AddedPost[]
  readonly changed: readonly ChangedPost[]
  readonly aliases: Plan['aliases']
  readonly touched: readonly Touch[]
  readonly held: number
}

export const NO_POSTS: PostRows = { added: [], changed: [], aliases: [], touched: [], held: 0 }

/** Plan → rows. New posts get their number and their place here, once and for ever; changed ones keep both (R-PLACE, R-EDIT). */
export async function toRows(
  due: DueFeed,
  { plan, known }: Read,
  { now, timezone, flood }: { now: number; timezone: string; flood: number },
): Promise<PostRows> {
  const { feed, author } = due
  const firstImport = feed.importedAt === null
  const touched: Touch[] = []
  const held = firstImport ? new Set<NewPost>() : listHeld(plan.added, { now, flood })
  const taken = new Set(await listTakenIds(plan.added.map((post) => postId(feed.slug, post.guid))))
  const added = plan.added.map((post) => {
    const id = freeId(feed.slug, post.guid, taken)
    const sortAt = place(post.own?.at ?? null, { now, firstImport })
    const day = sortAt === null ? null : dayOf(sortAt, timezone)
    const state = held.has(post) ? ('held' as const) : ('shown' as const)
    if (state === 'shown')
      touched.push({ id, slug: post.slug, author: author.slug, day, sortAt, change: 'came' })
    const dated = { sortAt, day, publishedAt: post.own?.at ?? null, dateSource: post.own?.source ?? null }
    const identity = { id, feedId: feed.id, authorId: author.id, guid: post.guid, slug: post.slug }
    const row = { ...identity, state, ...dated, ...contentOf(post), firstSeenAt: now, changedAt: now }
    return { row, raw: post.raw, tags: post.tags }
  })
  const byId = new Map(known.map((post) => [post.id, post]))
  const changed = plan.changed.map(({ id, post }) => {
    const old = byId.get(id)!
    const inLists = old.title !== post.title || old.minutes !== post.minutes || old.excerpt !== post.excerpt
    const { slug, day, sortAt } = old
    if (old.state === 'shown')
      touched.push({ id, slug, author: author.slug, day, sortAt, change: inLists ? 'line' : 'text' })
    return { id, set: { ...contentOf(post), changedAt: now, editedAt: now }, raw: post.raw, tags: post.tags }
  })
  return { added, changed, aliases: plan.aliases, touched, held: held.size }
}

const FLOOD_WINDOW = 48 * 3_600_000

/** R-FLOOD: of too many new posts at once only the newest of the last two days are shown, the others wait for the operator. */
function listHeld(added: readonly NewPost[], { now, flood }: { now: number; flood: number }): Set<NewPost> {
  if (added.length <= flood) return new Set()
  const at = (post: NewPost) => post.own?.at ?? now
  const recent = added.filter((post) => at(post) >= now - FLOOD_WINDOW).sort((a, b) => at(b) - at(a))
  const shown = new Set(recent.slice(0, flood))
  return new Set(added.filter((post) => !shown.has(post)))
}

function freeId(feedSlug: string, guid: string, taken: Set<number>): number {
  for (let attempt = 0; ; attempt += 1) {
    const id = postId(feedSlug, guid, attempt)
    if (taken.has(id)) continue
    taken.add(id)
    return id
  }
}

/** The columns that an edit replaces: neither identity nor date nor place (R-EDIT). */
function contentOf(post: NewPost) {
  const { html, text, excerpt, words, minutes, title, untitled, link, canonical, lang } = post
  const { fingerprint, textHash, rawHash, sanitizerVersion, comments, fold } = post
  return {
    ...{ html, text, excerpt, words, minutes, title, untitled, link, canonical, lang },
    ...{ fingerprint, textHash, rawHash, sanitizerVersion, comments },
    ...{ byline: [...post.byline], enclosures: [...post.enclosures] },
    ...{ sourceTitle: post.source?.title ?? null, sourceUrl: post.source?.url ?? null },
    ...{ foldAt: fold?.at ?? null, foldWords: fold?.words ?? null },
  }
}
