import { getAuthorId } from '../../db/queries/authors'
import { getPostNames, isBuried, saveAuthorHidden, saveHidden, wasKey } from '../../db/queries/hidden'
import { getMemory, PLANET_KEY } from '../../db/queries/memory'
import { listCardsOfAuthors } from '../../db/queries/twins'
import type { Planet } from '../config'
import { textOf } from '../content/text-of'
import { isWanted } from '../entry/filter'
import { settleCards } from './cards'
import { listCardTouches, listRestated, type RowRules } from './rows'
import type { PostState } from './touches'

type HideRules = Pick<RowRules, 'priorityOf' | 'filterOf' | 'now'>

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
  // Pages may be told when it is deleted already, and nothing else knows what it stood under.
  const stood = { lang: post.lang, tags: post.tags.map(({ tag }) => tag), words: post.words }
  const touched = listCardTouches(settled).map((touch) =>
    touch.id === id ? { ...touch, was: stood } : touch,
  )
  const changes = { restated: listRestated(settled), touched }
  const was = post.state === 'held' || post.state === 'gone' ? post.state : null
  await saveHidden({ id, feed: post.feed, names: namesOf(post), isHidden: true, was, ...changes, now })
  return true
}

/**
 * Takes a hide back: the post is what it was, or what planet.yaml now makes of it. One that is no longer in the store (purged) may come
 * again with its feed.
 * @returns false where no such post is hidden
 */
export async function unhidePost(id: number, { filterOf, priorityOf, now }: HideRules): Promise<boolean> {
  const post = await getPostNames(id)
  const hidden = post?.state === 'hidden' ? post : null
  if (!hidden && !(await isBuried(id))) return false
  const state = hidden && (await stateBefore(hidden, filterOf))
  const settled = await settleCards({
    feedId: post?.feedId ?? null,
    coming: hidden && state === 'shown' ? [hidden] : [],
    added: [],
    states: new Map(state ? [[id, state]] : []),
    priorityOf,
  })
  const changes = { restated: listRestated(settled), touched: listCardTouches(settled) }
  const names = post ? namesOf(post) : []
  await saveHidden({ id, feed: post?.feed ?? '', names, isHidden: false, was: null, ...changes, now })
  return true
}

/** `shown` is for those in sight: whether one is a duplicate is for its card to say. */
async function stateBefore(post: PostNames, filterOf: HideRules['filterOf']): Promise<PostState> {
  const was = await getMemory(wasKey(post.id))
  if (was === 'held' || was === 'gone') return was
  const text = textOf(post.html)
  return isWanted({ ...post, text }, filterOf(post.author)) ? 'shown' : 'filtered'
}

type PostNames = NonNullable<Awaited<ReturnType<typeof getPostNames>>>

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

function namesOf(post: PostNames): string[] {
  return [post.guid, ...post.aliases, ...(post.canonical === null ? [] : [post.canonical])]
}
