import type { Post, Touch } from '../../db/schema'
import type { NewPost } from '../entry/normalise'

export type PostState = Post['state']

/** What a touch says of a post. */
export type Placed = Pick<Post, 'id' | 'slug' | 'day' | 'sortAt'> & { readonly author: string }

/** What pages must be told where a post changes its state; nothing where readers see no difference. */
export function touchState(post: Placed, before: PostState | null, after: PostState): Touch[] {
  const from = sightOf(before)
  const to = sightOf(after)
  if (from === to) return []
  return [touch(post, to > from ? 'came' : 'went', Math.max(from, to))]
}

/** What pages must be told of an edit. */
export function touchEdit(
  post: Placed & Pick<Post, 'state' | 'title' | 'minutes' | 'excerpt'>,
  edited: Pick<NewPost, 'title' | 'minutes' | 'excerpt'>,
): Touch[] {
  const sight = sightOf(post.state)
  if (sight === NOWHERE) return []
  const isSameLine =
    post.title === edited.title && post.minutes === edited.minutes && post.excerpt === edited.excerpt
  return [touch(post, isSameLine ? 'text' : 'line', sight)]
}

/** What pages must be told of a post that is shown as before, but with others on its card (R-CROSS). */
export function touchCard(post: Placed): Touch {
  return touch(post, 'line', PLANET)
}

function touch({ id, slug, author, day, sortAt }: Placed, change: Touch['change'], sight: number): Touch {
  return { id, slug, author, day, sortAt, change, ...(sight === AUTHOR && { authorOnly: true }) }
}

const NOWHERE = 0
const AUTHOR = 1
const PLANET = 2

/** How far a post is seen: on the planet, on its author's own pages, or nowhere. */
function sightOf(state: PostState | null): number {
  if (state === 'shown') return PLANET
  return state === 'duplicate' ? AUTHOR : NOWHERE
}
