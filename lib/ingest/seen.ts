import type { AddedPost } from '../../db/queries/fetched'
import type { Sighting } from '../../db/schema'
import { byGuid } from '../entry/dedupe'
import type { Read } from './feed'

/** What became of every entry of a document, in its order (R-STATUS). */
export function listSeen({ facts, known, plan, failed }: Read, added: readonly AddedPost[]): Sighting[] {
  const idOf = new Map([
    ...[...byGuid(known)].map(([guid, { id }]) => [guid, id] as const),
    ...plan.aliases.map(({ guid, postId }) => [guid, postId] as const),
    ...added.map(({ row }) => [row.guid, row.id] as const),
  ])
  const lost = new Set(failed)
  const fresh = new Set(plan.added.map((post) => post.guid))
  const renamed = new Set(plan.aliases.map((alias) => alias.guid))
  const edited = new Set(plan.changed.map(({ post }) => post.guid))
  return facts.entries.map(({ guid }): Sighting => {
    if (lost.has(guid)) return { guid, id: null, seen: 'failed' }
    const id = idOf.get(guid) ?? null
    if (fresh.has(guid)) return { guid, id, seen: 'new' }
    if (renamed.has(guid)) return { guid, id, seen: 'rekeyed' }
    return { guid, id, seen: edited.has(guid) ? 'edited' : 'unchanged' }
  })
}
