import type { Settings } from '../config'
import { hideAuthor, hidePost, unhideAuthor, unhidePost } from '../ingest/hide'
import { getPlanetInForce } from '../ingest/planet-in-force'
import { rulesOf } from '../ingest/planet-rules'
import { exitCodes, fail } from './exit-codes'
import { isStoreThere } from './store-there'
import { findTarget, type Target } from './target'
import { tellSite } from './tell-site'

type HideOptions = { readonly json?: boolean; readonly site?: string }

/**
 * Takes a post or an author off the planet until `unhide`, whatever feeds and planet.yaml say (R-HIDE), and lets the running site tell its
 * pages.
 * @param target an author's slug, or a post: its page here, its number, or its own address
 */
export function hide(target: string | undefined, options: HideOptions, settings: Settings, now: number) {
  return change(
    { name: 'hide', done: 'hidden', author: hideAuthor, post: hidePost },
    target,
    options,
    settings,
    now,
  )
}

/** Takes a hide back: posts are what they were before. */
export function unhide(target: string | undefined, options: HideOptions, settings: Settings, now: number) {
  const ways = { name: 'unhide', done: 'back', author: unhideAuthor, post: unhidePost }
  return change(ways, target, options, settings, now)
}

type Ways = {
  readonly name: string
  readonly done: string
  readonly author: typeof hideAuthor
  readonly post: typeof hidePost
}

async function change(
  ways: Ways,
  target: string | undefined,
  { json, site }: HideOptions,
  settings: Settings,
  now: number,
): Promise<number> {
  if (target === undefined) return fail(`${ways.name}: whom, or which post?`, exitCodes.misconfigured)
  if (!(await isStoreThere(settings))) return exitCodes.failed
  const { planet } = await getPlanetInForce(settings)
  const rules = { ...rulesOf(planet ?? { authors: [] }), now }
  const found = await findTarget(target)
  const changed = found && (await apply(ways, found, rules))
  if (!changed) return fail(`${target}: nothing to ${ways.name} has this name.`)
  console.log(json ? JSON.stringify({ [ways.done]: changed }) : `${describe(changed)}: ${ways.done}.`)
  return tellSite({ json, site }, settings)
}

/** What was changed; null where nothing was. */
async function apply(
  ways: Ways,
  target: Target,
  rules: Parameters<typeof hidePost>[1],
): Promise<Target | null> {
  if ('author' in target) return (await ways.author(target.author, rules)) ? target : null
  const posts = []
  for (const post of target.posts) if (await ways.post(post.id, rules)) posts.push(post)
  return posts.length === 0 ? null : { posts }
}

function describe(target: Target): string {
  if ('author' in target) return `${target.author} with all posts`
  return target.posts.map(({ id, title }) => (title === null ? `post ${id}` : `“${title}”`)).join(', ')
}
