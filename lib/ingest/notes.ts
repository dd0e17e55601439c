import type { DueFeed } from '../../db/queries/feeds'
import type { FeedNote } from '../../db/schema'
import type { Read } from './feed'
import type { PostRows } from './rows'

/** A post that is dated again by less was only corrected. */
const REDATED_BY = 24 * 3_600_000
/** Fewer new ids at once are no change of engine. */
const REKEYED_MIN = 2

/** Everything that is to be said of the last document: what it says itself, and what it means beside what was known (R-STATUS). */
export function noteFeed({ feed }: DueFeed, read: Read, rows: PostRows): FeedNote[] {
  const { facts, plan, failed } = read
  const notes: FeedNote[] = [
    ...facts.notes,
    ...failed.map((guid) => ({ code: 'entry-failed', message: guid })),
    ...noteRekeyed(read),
    ...noteRedated(read),
    ...noteHeld(read, rows.held),
    ...noteRemoved(read, feed.notes),
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
  const dateOf = new Map(
    known.flatMap((post) => [post.guid, ...post.aliases].map((guid) => [guid, post.publishedAt] as const)),
  )
  const count = facts.entries.filter(({ guid, at }) => {
    const before = dateOf.get(guid) ?? null
    return before !== null && at !== null && at - before > REDATED_BY
  }).length
  return count === 0
    ? []
    : [{ code: 'redated', count, message: `${count} known posts came with a later date.` }]
}

/** R-FLOOD: said as long as posts of the document wait. */
function noteHeld({ known }: Read, held: number): FeedNote[] {
  const count = held + known.filter((post) => post.state === 'held').length
  return count === 0 ? [] : [{ code: 'flood', count, message: `${count} posts wait.` }]
}

/** Only new entries are cleaned: where there were none, what was said of the last ones stands. */
function noteRemoved({ removed }: Read, before: readonly FeedNote[]): FeedNote[] {
  const count = (removed['tracking-image'] ?? 0) + (removed['share-bar'] ?? 0)
  if (count === 0) return before.filter((note) => note.code === 'trackers')
  return [{ code: 'trackers', count, message: `${count} taken out of new posts.` }]
}
