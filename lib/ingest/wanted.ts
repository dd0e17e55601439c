import { listFilterable } from '../../db/queries/filterable'
import { textOf } from '../content/text-of'
import { isWanted, type Filter } from '../entry/filter'

/** Those of these posts that planet.yaml does not ask for, as the store has them. */
export async function listUnwanted(ids: readonly number[], filter: Filter): Promise<number[]> {
  if (ids.length === 0) return []
  const posts = await listFilterable({ ids })
  return posts.flatMap((post) => (isWanted({ ...post, text: textOf(post.html) }, filter) ? [] : post.id))
}
