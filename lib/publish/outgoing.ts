import type { PublishedPost } from '../../db/queries/published'
import type { Planet } from '../config'
import { originOf, paths } from '../paths'

/** A feed of ours before it has a format. Addresses are paths of ours, with the query that chose the posts. */
export type Outgoing = {
  readonly title: string
  /** Of all its posts, where they share one. */
  readonly lang: string | null
  /** The page that it is the feed of. */
  readonly page: string
  readonly self: string
  /** An archive of one month, of the feed at this address (RFC 5005 §4); null = this is that feed. */
  readonly archiveOf: string | null
  /** The archives of the months before and after. */
  readonly older: string | null
  readonly newer: string | null
  /** Newest first. */
  readonly posts: readonly PublishedPost[]
}

/** When it last changed: when a post did, never now (R-OUT). */
export function changedAtOf(posts: readonly { readonly changedAt: number }[]): number {
  return posts.reduce((newest, { changedAt }) => Math.max(newest, changedAt), 0)
}

/** When a post was written and last edited, in milliseconds. */
export function momentsOf(post: PublishedPost): { readonly published: number; readonly updated: number } {
  // A date ahead of its first sight would stand above all others in a reader for ever (R-PLACE).
  const isAhead = post.publishedAt !== null && post.publishedAt > post.firstSeenAt
  const published = (isAhead ? null : post.publishedAt) ?? post.sortAt ?? post.firstSeenAt
  return { published, updated: post.editedAt ?? published }
}

/**
 * A post's id for readers elsewhere: its guid, so that who follows its blog too meets it once. Of a guid that several posts claim only
 * the first one in the store is the bearer, or a feed could put its words into another's post (ID-01); the others go by our address.
 */
export function idOf(post: PublishedPost, planet: Planet): string {
  const isOurs = post.guid.startsWith(`${originOf(planet)}/posts/`)
  return post.isBearer && !isOurs ? post.guid : permalinkOf(post, planet)
}

export function permalinkOf(post: PublishedPost, planet: Planet): string {
  return originOf(planet) + paths.post(post.id, post.slug)
}

/** By whom: the byline, else whose blog it is. */
export function namesOf(post: PublishedPost): readonly string[] {
  return post.byline.length > 0 ? post.byline : [post.authorName]
}

/** RFC 3986 §3: a scheme and something behind it, no white space and no sign that an IRI must not hold. */
export function isUri(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(text)
}

/** The posts are their authors'; what a reader sees of the planet is the order. */
export const rights = 'Each post belongs to its author.'

/** Who tells subscribers at once that there is news (WebSub), where planet.yaml names one. */
export function hubsOf(planet: Planet): readonly string[] {
  return planet.hub === null ? [] : [planet.hub]
}
