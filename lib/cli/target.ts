import { getAuthorId } from '../../db/queries/authors'
import { listBuried } from '../../db/queries/hidden'
import { listPostsNamed } from '../../db/queries/purge'
import { canonicalUrl } from '../content/link'
import { postIdOf } from '../paths'

/** What an operator means by a word or an address: an author, or the posts that go by it (one for each feed that has it). */
export type Target =
  | { readonly author: string }
  | { readonly posts: readonly { readonly id: number; readonly title: string | null }[] }

/**
 * An author's slug or page, a post's page or number here, or its own address; null where nothing has this name. An author comes before a
 * post: a slug may look like a number. Hidden posts are found that the store no longer has, too.
 */
export async function findTarget(text: string): Promise<Target | null> {
  const author = /^(?:https?:\/\/[^/]+)?\/authors\/([^/]+)\/?$/.exec(text)?.[1] ?? text
  if ((await getAuthorId(author)) !== null) return { author }
  const key = /^(?:https?:\/\/[^/]+)?\/posts\/([^/]+)/.exec(text)?.[1] ?? text
  const id = postIdOf(key)
  const posts = await listPostsNamed({ id, link: text })
  if (posts.length > 0) return { posts }
  const canonical = canonicalUrl(text)
  const buried = await listBuried([text, ...(canonical === null ? [] : [canonical])])
  const ids = id === null ? buried : [id, ...buried]
  return ids.length === 0 ? null : { posts: ids.map((found) => ({ id: found, title: null })) }
}
