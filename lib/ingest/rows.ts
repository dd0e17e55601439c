import type { Fetched } from '../../db/queries/fetched'
import type { DueFeed } from '../../db/queries/feeds'
import type { Restated } from '../../db/queries/hidden'
import { listTakenIds } from '../../db/queries/known'
import { listTagsOf } from '../../db/queries/tags'
import type { Touch } from '../../db/schema'
import { dayOf } from '../days'
import { isWanted, type Filter } from '../entry/filter'
import { postId } from '../entry/identity'
import type { NewPost } from '../entry/normalise'
import { place } from '../entry/placed'
import { settleCards, type Seated } from './cards'
import type { Read } from './feed'
import { listRelicensed } from './relicensed'
import { buried, findTombs, statesOf, type NewState } from './first-state'
import { findLongMissing, findVanished } from './gone'
import { listSeen } from './seen'
import { isInSight, touchCard, touchEdit, touchRights, touchState, type PostState } from './touches'
import { listUnwanted } from './wanted'

/** What a fetch writes of posts. */
export type PostRows = Pick<
  Fetched,
  'added' | 'changed' | 'aliases' | 'restated' | 'hidden' | 'seen' | 'touched'
> & {
  /** See `feeds.missingSince`. */
  readonly missingSince: number | null
  readonly held: number
}

export type RowRules = {
  readonly now: number
  readonly timezone: string
  readonly flood: number
  /** The planet is being filled for the first time: nobody's posts are backlog. */
  readonly firstRun: boolean
  readonly filterOf: (author: string) => Filter
  readonly priorityOf: (author: string) => number
}

/**
 * Plan → rows. New posts get their number and their place here, once and for ever; changed ones keep both (R-PLACE, R-EDIT).
 * What readers see of each is decided here too: R-HIDE, include and exclude, R-FLOOD, R-GONE, and last R-CROSS among those
 * that are in sight.
 */
export async function toRows(due: DueFeed, read: Read, rules: RowRules): Promise<PostRows> {
  const { feed, author } = due
  const { plan, known, facts } = read
  const filter = rules.filterOf(author.slug)
  const tombs = await findTombs(feed.slug, plan.added)
  const states = statesOf(plan.added, { ...rules, filter, tombs, firstImport: feed.importedAt === null })
  const numbered = await toNumbered(due, read, states, rules)

  const vanished = await findVanished(due, read, rules.now)
  const byId = new Map(known.map((post) => [post.id, post]))
  const moves = new Map(vanished.states)
  for (const id of await listUnwanted(vanished.back, filter)) moves.set(id, 'filtered')
  for (const { id, post } of plan.changed) {
    const state = moves.get(id) ?? byId.get(id)!.state
    if (state === 'filtered' && isWanted(post, filter)) moves.set(id, 'shown')
    if (isInSight(state) && !isWanted(post, filter)) moves.set(id, 'filtered')
  }
  const from = { author: author.slug, site: author.site, feedUrl: feed.url, claimed: facts.site }
  const arrived = numbered.flatMap(({ row }) => (row.state === 'shown' ? { ...row, ...from } : []))
  const edited = new Map(
    plan.changed.map(({ id, post: { link, canonical, titleHash, textHash, html } }) => [
      id,
      { link, canonical, titleHash, textHash, html },
    ]),
  )
  const stirred = known
    .filter(({ id, state }) => isInSight(moves.get(id) ?? state) && (moves.has(id) || edited.has(id)))
    .map((post) => ({ ...post, ...edited.get(post.id) }))
  const settled = await settleCards({
    ...{ feedId: feed.id, coming: [...stirred, ...arrived], added: arrived, edited, states: moves },
    priorityOf: rules.priorityOf,
  })

  const seatOf = new Map(settled.map((seat) => [seat.post.id, seat]))
  const added = numbered.map(({ row, ...parts }) => {
    const { state, duplicateOf } = seatOf.get(row.id) ?? row
    return { row: { ...row, state, duplicateOf }, ...parts }
  })
  const tagsBefore = await listTagsOf(plan.changed.map(({ id }) => id))
  const relicensed = listRelicensed(read)
  const renamed = plan.aliases.filter((alias) => byId.get(alias.postId)?.state === 'hidden')
  return {
    added,
    changed: plan.changed.map(({ id, post }) => ({
      ...{ id, text: post.text, tags: post.tags },
      set: { ...contentOf(post), changedAt: rules.now, editedAt: rules.now },
    })),
    aliases: plan.aliases,
    restated: [
      ...listRestated(settled),
      ...vanished.marks,
      ...relicensed.map(({ post, rights }) => ({ id: post.id, set: { ...rights, changedAt: rules.now } })),
    ],
    hidden: [
      ...renamed.map(({ postId, guid }) => ({ post: postId, name: guid })),
      ...plan.added.flatMap((post) => buried(post, tombs)),
    ],
    seen: listSeen(read, added),
    touched: [
      ...added.flatMap(({ row }) => touchState({ ...row, author: author.slug }, null, row.state)),
      ...plan.changed.flatMap(({ id, post }) => {
        const before = { ...byId.get(id)!, author: author.slug, tags: tagsBefore.get(id) ?? [] }
        return touchEdit(before, { ...post, tags: post.tags.map(({ tag }) => tag).sort() })
      }),
      ...relicensed.flatMap(({ post }) => touchRights({ ...post, author: author.slug })),
      ...listCardTouches(settled),
    ],
    missingSince: vanished.missingSince,
    held: added.filter(({ row }) => row.state === 'held').length,
  }
}

/**
 * Rows where there is no new document: nothing, but for posts that the old one has missed for a day (R-GONE).
 * @param isSame the document is still the old one, so that it misses them still
 */
export async function toRowsUnread(
  due: DueFeed,
  isSame: boolean,
  { now, priorityOf }: Pick<RowRules, 'now' | 'priorityOf'>,
): Promise<PostRows> {
  const { states, missingSince } = isSame ? await findLongMissing(due, now) : unmoved(due)
  const settled = await settleCards({ feedId: null, coming: [], added: [], states, priorityOf })
  return {
    ...{ added: [], changed: [], aliases: [], hidden: [], seen: null, held: 0, missingSince },
    restated: listRestated(settled),
    touched: listCardTouches(settled),
  }
}

function unmoved({ feed }: DueFeed) {
  return { states: new Map<number, PostState>(), missingSince: feed.missingSince }
}

/** Changes of posts that the store has, from what became of their cards. */
export function listRestated(settled: readonly Seated[]): Restated[] {
  return settled
    .filter(isMoved)
    .map(({ post, state, duplicateOf }) => ({ id: post.id, set: { state, duplicateOf } }))
}

/** The same for pages: who came or went, and whose card has others on it now. */
export function listCardTouches(settled: readonly Seated[]): Touch[] {
  const cards = new Set(
    settled
      .filter((seat) => seat.before === null || isMoved(seat))
      .flatMap(({ before, duplicateOf }) => [before?.duplicateOf, duplicateOf]),
  )
  return settled.flatMap(({ post, before, state }) => {
    if (before === null) return []
    const touched = touchState(post, before.state, state)
    return touched.length === 0 && state === 'shown' && cards.has(post.id) ? [touchCard(post)] : touched
  })
}

function isMoved({ before, state, duplicateOf }: Seated): boolean {
  return before !== null && (before.state !== state || before.duplicateOf !== duplicateOf)
}

async function toNumbered(
  { feed, author }: DueFeed,
  { plan: { added }, facts }: Read,
  states: ReadonlyMap<NewPost, NewState>,
  { now, timezone }: RowRules,
) {
  const firstImport = feed.importedAt === null
  const rightsOf = new Map(facts.entries.map(({ guid, rights }) => [guid, rights]))
  const taken = new Set(await listTakenIds(added.map((post) => postId(feed.slug, post.guid))))
  return added.map((post) => {
    const sortAt = place(post.own?.at ?? null, { now, firstImport })
    const row = {
      ...contentOf(post),
      ...states.get(post)!,
      ...rightsOf.get(post.guid)!,
      id: freeId(feed.slug, post.guid, taken),
      feedId: feed.id,
      authorId: author.id,
      guid: post.guid,
      slug: post.slug,
      sortAt,
      day: sortAt === null ? null : dayOf(sortAt, timezone),
      publishedAt: post.own?.at ?? null,
      dateSource: post.own?.source ?? null,
      duplicateOf: null,
      missingSince: null,
      editedAt: null,
      firstSeenAt: now,
      changedAt: now,
    }
    return { row, text: post.text, tags: post.tags }
  })
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
  return {
    html: post.html,
    raw: Buffer.from(post.raw),
    excerpt: post.excerpt,
    words: post.words,
    minutes: post.minutes,
    title: post.title,
    untitled: post.untitled,
    link: post.link,
    canonical: post.canonical,
    lang: post.lang,
    fingerprint: post.fingerprint,
    textHash: post.textHash,
    titleHash: post.titleHash,
    rawHash: post.rawHash,
    sanitizerVersion: post.sanitizerVersion,
    comments: post.comments,
    byline: [...post.byline],
    enclosures: [...post.enclosures],
    sourceTitle: post.source?.title ?? null,
    sourceUrl: post.source?.url ?? null,
    foldAt: post.fold?.at ?? null,
    foldWords: post.fold?.words ?? null,
  }
}
