import type { DueFeed } from '../../db/queries/feeds'
import type { FeedNote } from '../../db/schema'
import type { Read } from './feed'
import { byGuid } from '../entry/dedupe'
import type { NewPost } from '../entry/normalise'
import { unpack } from '../entry/packed'
import { attributesOf, tokens } from '../parse/markup'
import type { PostRows } from './rows'

/** A post that is dated again by less was only corrected. */
const REDATED_BY = 24 * 3_600_000
/** Fewer new ids at once are no change of engine. */
const REKEYED_MIN = 2
/** Of a tag so much is looked at. */
const TAG_MAX = 10_000

/** Everything that is to be said of the last document: what it says itself, and what it means beside what was known (R-STATUS). */
export function noteFeed({ feed }: DueFeed, read: Read, rows: PostRows): FeedNote[] {
  const { facts, plan, failed } = read
  const notes: FeedNote[] = [
    ...facts.notes,
    ...failed.map((guid) => ({ code: 'entry-failed', message: guid })),
    ...noteRekeyed(read),
    ...noteRedated(read),
    ...noteHeld(read, rows.held),
    ...noteCleaned(read, feed.notes),
  ]
  if (feed.importedAt === null && plan.added.length > 0) {
    const count = plan.added.length
    notes.push({ code: 'backlog', count, message: `${count} posts at their own dates.` })
  }
  return notes
}

/** R-REKEY: half a document with new ids at once. */
function noteRekeyed({ facts, plan }: Read): FeedNote[] {
  const count = plan.aliases.length
  if (count < REKEYED_MIN || count * 2 < facts.entries.length) return []
  return [
    {
      code: 'guid-change',
      count,
      message: `${count} of ${facts.entries.length} entries came with a new id.`,
    },
  ]
}

function noteRedated({ facts, known }: Read): FeedNote[] {
  const postOf = byGuid(known)
  const count = facts.entries.filter(({ guid, at }) => {
    const before = postOf.get(guid)?.publishedAt ?? null
    return before !== null && at !== null && at - before > REDATED_BY
  }).length
  return count === 0
    ? []
    : [{ code: 'redated', count, message: `${count} known posts came with a later date.` }]
}

/** R-FLOOD: said as long as posts of the document wait. */
function noteHeld({ known }: Read, held: number): FeedNote[] {
  const count = held + known.filter((post) => post.state === 'held').length
  return count === 0
    ? []
    : [{ code: 'flood', count, message: count === 1 ? 'A post waits.' : `${count} posts wait.` }]
}

/** Only new entries are cleaned: where there were none, what was said of the last ones stands. */
function noteCleaned({ plan, removed }: Read, before: readonly FeedNote[]): FeedNote[] {
  const posts = [...plan.added, ...plan.changed.map(({ post }) => post)]
  const found = [...noteRemoved(removed), ...notePictures(posts)]
  const isOf = (code: string) => (note: FeedNote) => note.code === code
  return ['trackers', 'missing-alt'].flatMap(
    (code) => found.find(isOf(code)) ?? (posts.length > 0 ? [] : before.filter(isOf(code))),
  )
}

/** What was taken out of posts when they were cleaned, counted by kind. */
export function removedFrom(posts: readonly Pick<NewPost, 'removed'>[]): Record<string, number> {
  const sum: Record<string, number> = {}
  for (const { removed } of posts)
    for (const [kind, count] of Object.entries(removed)) sum[kind] = (sum[kind] ?? 0) + count
  return sum
}

/** The same as a note. */
export function noteRemoved(removed: Readonly<Record<string, number>>): FeedNote[] {
  const count = (removed['tracking-image'] ?? 0) + (removed['share-bar'] ?? 0)
  return count === 0 ? [] : [{ code: 'trackers', count, message: `${count} taken out of new posts.` }]
}

/** Pictures of posts that their author has not described. */
export function notePictures(posts: readonly Pick<NewPost, 'html' | 'raw'>[]): FeedNote[] {
  const count = posts.reduce((sum, post) => sum + countUndescribed(post), 0)
  if (count === 0) return []
  return [
    { code: 'missing-alt', count, message: `${say(count, 'picture')} of new posts without a description.` },
  ]
}

/**
 * The cleaner gives every picture an `alt`; an empty one may be meant. Only the entry as it came tells, and of what it has only those
 * count that are shown.
 */
function countUndescribed({ html, raw }: Pick<NewPost, 'html' | 'raw'>): number {
  const shown = html
    .split('<img ')
    .filter((part, index) => index > 0 && /^[^>]{0,5000}\salt=""/.test(part)).length
  if (shown === 0) return 0
  const { content, summary } = unpack(raw, html).entry
  const foreign = (content ?? summary)?.value ?? ''
  let bare = 0
  for (const { kind, name, start, end } of tokens(foreign)) {
    if (kind !== 'open' || name !== 'img') continue
    if (!attributesOf(foreign.slice(start, Math.min(end, start + TAG_MAX))).has('alt')) bare += 1
  }
  return Math.min(shown, bare)
}

function say(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
