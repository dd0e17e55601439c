import type { Post, Touch } from '../../db/schema'

export type PostState = Post['state']

/** Whether readers see a post somewhere, be it by another's card. */
export function isInSight(state: PostState): boolean {
  return sightOf(state) !== NOWHERE
}

/** What a touch says of a post. */
export type Placed = Pick<Post, 'id' | 'slug' | 'day' | 'sortAt'> & { readonly author: string }

/** What pages must be told where a post changes its state; nothing where readers see no difference. */
export function touchState(post: Placed, before: PostState | null, after: PostState): Touch[] {
  const from = sightOf(before)
  const to = sightOf(after)
  if (from === to) return []
  return [touch(post, to > from ? 'came' : 'went', Math.max(from, to))]
}

/** What pages show of a post; `tags` are slugs. */
type Shown = Pick<Post, 'title' | 'lang' | 'link' | 'minutes' | 'excerpt' | 'words'> & {
  readonly tags: readonly string[]
}

/** What pages must be told of an edit. */
export function touchEdit(post: Placed & Shown & Pick<Post, 'state'>, edited: Shown): Touch[] {
  const sight = sightOf(post.state)
  if (sight === NOWHERE) return []
  const isSame = (...keys: readonly (keyof Shown)[]) =>
    keys.every((key) => String(post[key]) === String(edited[key]))
  const change = !isSame('title', 'lang')
    ? 'title'
    : !isSame('link')
      ? 'link'
      : !isSame('minutes', 'excerpt')
        ? 'line'
        : 'text'
  const { lang, tags, words } = post
  const was = isSame('lang', 'tags', 'words') ? {} : { was: { lang, tags: [...tags], words } }
  return [{ ...touch(post, change, sight), ...was }]
}

/** What pages must be told of a post that is shown as before, but with others on its card (R-CROSS). */
export function touchCard(post: Placed): Touch {
  return touch(post, 'text', PLANET)
}

/** What pages must be told of a post under other rights. */
export function touchRights(post: Placed & Pick<Post, 'state'>): Touch[] {
  return isInSight(post.state) ? [touch(post, 'rights', sightOf(post.state))] : []
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
