import { countPostsOfAuthor, deleteAuthor, deletePosts } from '../../db/queries/purge'
import { loadPlanet, type Settings } from '../config'
import { hideAuthor, hidePost } from '../ingest/hide'
import { rulesOf } from '../ingest/planet-rules'
import { exitCodes, fail } from './exit-codes'
import { isStoreThere } from './store-there'
import { findTarget, type Target } from './target'
import { tellSite } from './tell-site'

type Options = { readonly yes?: boolean; readonly json?: boolean; readonly site?: string }

/**
 * Deletes a post, or an author with all posts, for ever, and lets the running site tell the pages that changed. A post is hidden
 * first, under all its names: what its feed still says of it is never shown again (R-HIDE).
 * @param text an author's slug, or a post: its page here, its number, or its own address
 * @returns `failed` where nothing has this name, the author is in planet.yaml, or `yes` was not said
 */
export async function purge(
  text: string | undefined,
  { yes, json, site }: Options,
  settings: Settings,
  now: number,
): Promise<number> {
  if (text === undefined) return fail('purge: whom, or which post?', exitCodes.misconfigured)
  if (!(await isStoreThere(settings))) return exitCodes.failed
  const loaded = await loadPlanet(settings)
  const authors = 'planet' in loaded ? loaded.planet.authors : []
  const target = await findKept(text)
  if (!target) return fail(`${text}: no author and no post has this name.`)
  if ('author' in target && authors.some(({ slug }) => slug === target.author)) {
    return fail(
      `${target.author} is in ${settings.planetFile}, and would come back: take the block out first.`,
    )
  }
  const words = await describe(target)
  if (!yes) return fail(`${words} would be deleted for ever: --yes does it.`)
  const rules = { ...rulesOf({ authors }), now }
  if ('author' in target) {
    await hideAuthor(target.author, rules)
    await deleteAuthor(target.author)
  } else {
    for (const { id } of target.posts) await hidePost(id, rules)
    await deletePosts(target.posts.map(({ id }) => id))
  }
  console.log(json ? JSON.stringify({ deleted: target }) : `${words}: deleted.`)
  return tellSite({ json, site }, settings)
}

/** Of posts those alone that are still in the store. */
async function findKept(text: string): Promise<Target | null> {
  const target = await findTarget(text)
  if (!target || 'author' in target) return target
  const posts = target.posts.filter(({ title }) => title !== null)
  return posts.length === 0 ? null : { posts }
}

async function describe(target: Target): Promise<string> {
  if ('author' in target) return `${target.author} with ${await countPostsOfAuthor(target.author)} posts`
  return target.posts.map(({ title }) => `“${title}”`).join(', ')
}
