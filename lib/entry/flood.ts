import type { NewPost } from './normalise'

const WINDOW = 48 * 3_600_000
const BACKLOG_SHOWN = 3

/** R-FLOOD: of too many new posts at once only the newest of the last two days are shown; these wait for the operator. */
export function listHeld(
  added: readonly NewPost[],
  { now, flood }: { readonly now: number; readonly flood: number },
): Set<NewPost> {
  if (added.length <= flood) return new Set()
  const recent = newestFirst(added, now).filter((post) => atOf(post, now) >= now - WINDOW)
  const shown = new Set(recent.slice(0, flood))
  return new Set(added.filter((post) => !shown.has(post)))
}

/** R-FLOOD: of a new blog's older posts only the newest go into the planet's own feeds; these stand in the archive alone. */
export function listBacklog(added: readonly NewPost[]): Set<NewPost> {
  return new Set(newestFirst(added, 0).slice(BACKLOG_SHOWN))
}

function newestFirst(posts: readonly NewPost[], undated: number): NewPost[] {
  return [...posts].sort((a, b) => atOf(b, undated) - atOf(a, undated))
}

function atOf(post: NewPost, undated: number): number {
  return post.own?.at ?? undated
}
