import { and, eq } from 'drizzle-orm'
import { database } from '../client'
import { authors, feeds, posts } from '../schema'
import { newestFirst, placed } from './posts'

type OnDay = { readonly id: number; readonly day: string | null }

/** The posts above and below one on its day, in the order of the day (R-PLACE), by their names; null where it ends, or does not hold it. */
export async function getBesideOnDay({ id, day }: OnDay) {
  const all = await listOnDay(day)
  const at = all.findIndex((post) => post.id === id)
  return { newer: all[at - 1] ?? null, older: at < 0 ? null : (all[at + 1] ?? null) }
}

/**
 * Who leads to a post on its day, or did before it went: where it stood among those of one instant is not known then, so all of
 * them count.
 */
export async function listBesideOnDay({ id, day, sortAt }: OnDay & { readonly sortAt: number | null }) {
  const all = await listOnDay(day)
  const at = all.findIndex((post) => post.id === id)
  if (at >= 0) return all.filter((_, index) => Math.abs(index - at) === 1)
  if (sortAt === null) return []
  const placeOf = (post: { sortAt: number | null }) => post.sortAt ?? 0
  return [
    ...all.filter((post) => placeOf(post) > sortAt).slice(-1),
    ...all.filter((post) => placeOf(post) === sortAt),
    ...all.filter((post) => placeOf(post) < sortAt).slice(0, 1),
  ]
}

async function listOnDay(day: string | null) {
  if (day === null) return []
  return database()
    .select({ id: posts.id, slug: posts.slug, title: posts.title, lang: posts.lang, sortAt: posts.sortAt })
    .from(posts)
    .innerJoin(authors, eq(authors.id, posts.authorId))
    .innerJoin(feeds, eq(feeds.id, posts.feedId))
    .where(and(placed, eq(posts.day, day)))
    .orderBy(...newestFirst)
}
