import type { Post, Sighting } from '../../db/schema'
import { paths } from '../paths'
import { statusWordsFor } from '../words/status/words'
import { find, type Finding } from './describe'
import type { Place } from './place'
import { formatDay } from './format'

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
type PlanetWords = {
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
export function describeEntry(entry: KnownEntry, rules: PlanetWords, place: Place): EntryStatus {
  const { guid, post } = entry
  const shownAt = post && (post.state === 'duplicate' ? post.card : post)
  const isSeen = post?.state === 'shown' || post?.state === 'duplicate'
  return {
    ...findOf(entry, rules, place),
    guid,
    title: post?.title ?? guid,
    publishedAt: post?.publishedAt ?? null,
    link: isSeen && shownAt ? paths.post(shownAt.id, shownAt.slug) : null,
  }
}

function findOf({ seen, post }: KnownEntry, rules: PlanetWords, place: Place): Finding {
  const words = statusWordsFor(place.locale).entry
  if (!post)
    return seen === 'failed' ? find('entry-failed', words.failed, place) : find('purged', words.purged, place)
  switch (post.state) {
    case 'held':
      return find('held', words.held(formatDay(post.firstSeenAt, place)), place)
    case 'hidden': {
      const saw = post.hiddenAt === null ? '' : words.hidden(formatDay(post.hiddenAt, place))
      return find('hidden', saw, place, askOwner(rules, place))
    }
    case 'duplicate':
      return find('duplicate', post.card ? words.shownAs(post.card.author) : '', place)
    case 'filtered':
      return find('filtered', filterOf(rules, place), place)
    case 'gone':
      return find('deleted', '', place)
    case 'shown':
      return findPlace(post, place)
  }
}

function findPlace(post: NonNullable<KnownEntry['post']>, place: Place): Finding {
  const words = statusWordsFor(place.locale).entry
  const { sortAt, publishedAt, firstSeenAt } = post
  if (sortAt === null) return find('undated', words.noDate, place)
  if (publishedAt === null) return find('bad-date', words.noDateSeen(formatDay(firstSeenAt, place)), place)
  const day = formatDay(sortAt, place)
  if (publishedAt > firstSeenAt + AHEAD)
    return find('future-date', words.ahead(formatDay(publishedAt, place), day), place)
  return find(post.backlog ? 'backlog' : 'shown', words.stands(day), place)
}

/** Nothing where planet.yaml asks for nothing any more. */
function filterOf({ include, exclude }: PlanetWords, { locale }: Place): string {
  const words = statusWordsFor(locale).entry
  const [some, none] = [include.join(', '), exclude.join(', ')]
  if (some && none) return words.includeExclude(some, none)
  if (some) return words.include(some)
  return none && words.exclude(none)
}

function askOwner({ owner }: PlanetWords, { locale }: Place): Partial<Finding> {
  if (!owner) return {}
  const who = owner.email === null ? owner.name : `${owner.name} (${owner.email})`
  return { todo: statusWordsFor(locale).entry.ask(who) }
}
