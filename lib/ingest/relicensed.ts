import { byGuid } from '../entry/dedupe'
import type { KeptRights } from '../entry/rights'
import type { KnownPost, Read } from './feed'

type Relicensed = { readonly post: KnownPost; readonly rights: KeptRights }

/** Known posts of the document whose entries say something else of their rights than before; that is no edit of theirs (R-EDIT). */
export function listRelicensed({ facts, plan, known }: Read): Relicensed[] {
  const postOf = byGuid(known)
  for (const { guid, postId } of plan.aliases) {
    const post = known.find(({ id }) => id === postId)
    if (post) postOf.set(guid, post)
  }
  const seen = new Set<KnownPost>()
  return facts.entries.flatMap(({ guid, rights }) => {
    const post = postOf.get(guid)
    if (!post || seen.has(post)) return []
    seen.add(post)
    return rights.rights === post.rights && rights.licence === post.licence ? [] : [{ post, rights }]
  })
}
