import { listHidden } from '../../db/queries/hidden'
import { isWanted, type Filter } from '../entry/filter'
import { listBacklog, listHeld } from '../entry/flood'
import type { NewPost } from '../entry/normalise'
import type { RowRules } from './rows'
import type { PostState } from './touches'

type Tombs = ReadonlyMap<string, number>

/** R-HIDE: the names among those of new posts that belong to hidden ones. */
export async function findTombs(feed: string, added: readonly NewPost[]): Promise<Tombs> {
  const hidden = await listHidden(feed, added.flatMap(listSuspect))
  return new Map(hidden.map(({ name, post }) => [name, post]))
}

/** All names of a hidden post that comes again, so that the hide covers those that it did not know. */
export function buried(post: NewPost, tombs: Tombs): { post: number; name: string }[] {
  const tomb = listSuspect(post).flatMap((name) => tombs.get(name) ?? [])[0]
  return tomb === undefined ? [] : namesOf(post).map((name) => ({ post: tomb, name }))
}

function namesOf({ guid, canonical }: NewPost): string[] {
  return canonical === null ? [guid] : [guid, canonical]
}

/**
 * Names under which a post may be a hidden one. An address that another of its document shares names neither, and yet a second
 * entry beside it must not bring back what stood there alone; where many share it, the hide would take all of them.
 */
function listSuspect(post: NewPost): string[] {
  return post.page === null ? namesOf(post) : [post.guid, post.page]
}

export type NewState = { readonly state: PostState; readonly backlog: boolean }

/** What readers see of each new post: R-HIDE, then what planet.yaml asks for, then R-FLOOD. */
export function statesOf(
  added: readonly NewPost[],
  rules: Pick<RowRules, 'now' | 'flood' | 'firstRun'> & {
    readonly filter: Filter
    readonly tombs: Tombs
    readonly firstImport: boolean
  },
): ReadonlyMap<NewPost, NewState> {
  const hidden = added.filter((post) => buried(post, rules.tombs).length > 0)
  const open = added.filter((post) => !hidden.includes(post) && isWanted(post, rules.filter))
  const held = rules.firstImport ? new Set() : listHeld(open, rules)
  const backlog = rules.firstImport && !rules.firstRun ? listBacklog(open) : new Set()
  const states = new Map<NewPost, NewState>(
    added.map((post) => [post, { state: 'filtered', backlog: false }]),
  )
  for (const post of hidden) states.set(post, { state: 'hidden', backlog: false })
  for (const post of open)
    states.set(post, { state: held.has(post) ? 'held' : 'shown', backlog: backlog.has(post) })
  return states
}
