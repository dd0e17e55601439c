import { getAuthorId } from '../../db/queries/authors'
import { getPostNames, saveAuthorHidden, saveHidden } from '../../db/queries/hidden'
import { getMemory } from '../../db/queries/memory'
import { listCardsOfAuthors } from '../../db/queries/twins'
import type { Planet } from '../config'
import { settleCards, type CardChange } from './cards'
import { listCardTouches, listRestated } from './rows'
import { PLANET_KEY } from './subscriptions'

export type HideRules = Pick<CardChange, 'priorityOf'> & { readonly now: number }

/**
 * R-HIDE: takes a post off the planet under all its names, whatever the feed says later. Where other feeds have it too, the
 * best of them is shown instead (R-CROSS).
 * @returns false where there is no such post
 */
export async function hidePost(id: number, { priorityOf, now }: HideRules): Promise<boolean> {
  const post = await getPostNames(id)
  if (!post) return false
  const states = new Map([[id, 'hidden' as const]])
  const settled = await settleCards({ feedId: null, coming: [], added: [], states, priorityOf })
  const changes = { restated: listRestated(settled), touched: listCardTouches(settled) }
  await saveHidden({ id, feed: post.feed, names: namesOf(post), isHidden: true, ...changes, now })
  return true
}

/** Takes a hide back. A post that is no longer in the store (purged) may come again with its feed. */
export async function unhidePost(id: number, { priorityOf, now }: HideRules): Promise<void> {
  const post = await getPostNames(id)
  const states = new Map(post?.state === 'hidden' ? [[id, 'shown' as const]] : [])
  const coming = post?.state === 'hidden' ? [post] : []
  const settled = await settleCards({ feedId: post?.feedId ?? null, coming, added: [], states, priorityOf })
  const changes = { restated: listRestated(settled), touched: listCardTouches(settled) }
  const names = post ? namesOf(post) : []
  await saveHidden({ id, feed: post?.feed ?? '', names, isHidden: false, ...changes, now })
}

/** R-HIDE for all that an author has written and will write. @returns false where there is no such author */
export async function hideAuthor(slug: string, rules: HideRules): Promise<boolean> {
  return saveListed(slug, true, false, rules)
}

/** Leaves an author to planet.yaml again. @returns false where there is no such author */
export async function unhideAuthor(slug: string, rules: HideRules): Promise<boolean> {
  const planet = JSON.parse((await getMemory(PLANET_KEY)) ?? '{"authors":[]}') as Pick<Planet, 'authors'>
  const isNamed = planet.authors.some((author) => author.slug === slug)
  return saveListed(slug, false, isNamed, rules)
}

async function saveListed(
  slug: string,
  hidden: boolean,
  listed: boolean,
  { priorityOf }: HideRules,
): Promise<boolean> {
  const id = await getAuthorId(slug)
  if (id === null) return false
  const settled = await settleCards({
    ...{ feedId: null, coming: [], added: [], states: new Map(), also: await listCardsOfAuthors([id]) },
    ...{ priorityOf, isListed: (twin) => (twin.authorId === id ? listed : twin.listed) },
  })
  await saveAuthorHidden(slug, { hidden, listed, restated: listRestated(settled) })
  return true
}

function namesOf(post: NonNullable<Awaited<ReturnType<typeof getPostNames>>>): string[] {
  return [post.guid, ...post.aliases, ...(post.canonical === null ? [] : [post.canonical])]
}
