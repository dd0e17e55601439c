import type { Post, Sighting } from '../../db/schema'
import { paths } from '../paths'
import { find, type Finding } from './describe'
import type { Place } from './place'
import { formatDay } from './words'

/** Clocks differ: a date so little ahead is none in the future (R-PLACE). */
const AHEAD = 10 * 60_000

/** An entry of a feed's last document, with the post that it is; null where it could not be read, or was purged. */
export type KnownEntry = Pick<Sighting, 'guid' | 'seen'> & {
  readonly post:
    | (Pick<
        Post,
        'id' | 'slug' | 'title' | 'state' | 'backlog' | 'sortAt' | 'publishedAt' | 'firstSeenAt'
      > & {
        readonly hiddenAt: number | null
        /** The post that is shown in its place (R-CROSS). */
        readonly card: { readonly id: number; readonly slug: string; readonly author: string } | null
      })
    | null
}

/** What planet.yaml says that decides over posts. */
export type PlanetWords = {
  readonly include: readonly string[]
  readonly exclude: readonly string[]
  /** Whom to ask; null where planet.yaml does not say. */
  readonly owner: { readonly name: string; readonly email: string | null } | null
}

/** Why a post is where it is, or not there (R-STATUS). */
export type EntryStatus = Finding & {
  readonly guid: string
  readonly title: string
  /** The post's own date, in milliseconds. */
  readonly publishedAt: number | null
  /** Where it can be read on the planet, or what stands there in its place. */
  readonly link: string | null
}

/** What became of one entry, in the words of the catalogue. */
export function describeEntry(entry: KnownEntry, words: PlanetWords, place: Place): EntryStatus {
  const { guid, post } = entry
  const shownAt = post && (post.state === 'duplicate' ? post.card : post)
  const isSeen = post?.state === 'shown' || post?.state === 'duplicate'
  return {
    ...findOf(entry, words, place),
    guid,
    title: post?.title ?? guid,
    publishedAt: post?.publishedAt ?? null,
    link: isSeen && shownAt ? paths.post(shownAt.id, shownAt.slug) : null,
  }
}

function findOf({ seen, post }: KnownEntry, words: PlanetWords, place: Place): Finding {
  if (!post)
    return seen === 'failed'
      ? find('entry-failed', 'It could not be read.')
      : find('purged', 'It is not in the store.')
  const first = `first seen ${formatDay(post.firstSeenAt, place)}`
  switch (post.state) {
    case 'held':
      return find('held', `Came with many others, ${first}.`)
    case 'hidden':
      return find(
        'hidden',
        post.hiddenAt === null ? '' : `Hidden ${formatDay(post.hiddenAt, place)}.`,
        askOwner(words),
      )
    case 'duplicate':
      return find('duplicate', post.card ? `Shown as the post of ${post.card.author}.` : '')
    case 'filtered':
      return find('filtered', filterOf(words))
    case 'gone':
      return find('deleted', '')
    case 'shown':
      return findPlace(post, first, place)
  }
}

function findPlace(post: NonNullable<KnownEntry['post']>, first: string, place: Place): Finding {
  if (post.sortAt === null) return find('undated', 'No readable date.')
  if (post.publishedAt === null) return find('bad-date', `No readable date; ${first}.`)
  const stands = `stands under ${formatDay(post.sortAt, place)}`
  if (post.publishedAt > post.firstSeenAt + AHEAD)
    return find('future-date', `Dated ${formatDay(post.publishedAt, place)}; ${stands}.`)
  return find(post.backlog ? 'backlog' : 'shown', `${stands[0]!.toUpperCase()}${stands.slice(1)}.`)
}

function filterOf({ include, exclude }: PlanetWords): string {
  const asked = include.length > 0 ? [`with one of: ${include.join(', ')}`] : []
  const refused = exclude.length > 0 ? [`with none of: ${exclude.join(', ')}`] : []
  return `Asked for are posts ${[...asked, ...refused].join('; ')}.`
}

function askOwner({ owner }: PlanetWords): Partial<Finding> {
  if (!owner) return {}
  const who = owner.email === null ? owner.name : `${owner.name} (${owner.email})`
  return { todo: `Ask ${who} if that is a mistake.` }
}
