import { sql } from 'drizzle-orm'
import { database, prepared, slots, write, type Statement } from '../client'
import { touches, type Help, type NewDay, type Relicensed, type Touch } from '../schema'
import { listHeirs } from './relicensed'

/** What pages must be told, as statements of the transaction that changes it: none where no post is touched. */
export function addTouches(
  what: readonly Touch[] | NewDay | Help | Relicensed | 'everything',
): readonly Statement[] {
  if (Array.isArray(what) && what.length === 0) return []
  return [{ run: () => insertTouch().run({ id: null, what }) }]
}

const insertTouch = prepared((db) => db.insert(touches).values(slots(touches)).prepare())

/**
 * What pages were not told yet, of this run and of any that was cut off before it told them.
 * @param max of more posts than that nothing is said but that there are so many
 */
export async function listTouches(max: number): Promise<{
  upTo: number
  /** Everything, or more posts than `max`. */
  isMuch: boolean
  posts: Touch[]
  newDays: NewDay[]
  /** Authors. */
  helps: string[]
  /** Authors of feeds that say something else of their rights; the posts that take theirs from them are among `posts`. */
  relicensed: string[]
}> {
  // Looked at before it is read: who reads is who serves pages, and a first import leaves megabytes.
  const [seen] = await database()
    .select({
      upTo: sql<number | null>`max(${touches.id})`,
      everything: sql<number>`count(*) filter (where ${touches.what} = '"everything"')`,
      ofPosts: sql<number>`count(*) filter (where substr(${touches.what}, 1, 1) = '[')`,
    })
    .from(touches)
  const { upTo, everything, ofPosts } = seen!
  if (upTo === null) return { upTo: 0, isMuch: false, ...NOTHING }
  if (everything > 0 || ofPosts > max) return { upTo, isMuch: true, ...NOTHING }
  const rows = await database()
    .select()
    .from(touches)
    .where(sql`${touches.id} <= ${upTo}`)
    .orderBy(touches.id)
  const feedIds = rows.flatMap(({ what }) =>
    typeof what === 'object' && 'relicensed' in what ? what.relicensed : [],
  )
  const heirs = await listHeirs(feedIds, max + 1)
  const told = rows.flatMap(({ what }) => (Array.isArray(what) ? what : []))
  // A feed's first words on its rights come with its first posts.
  const known = new Set(told.map(({ id }) => id))
  const posts = [...told, ...heirs.posts.filter(({ id }) => !known.has(id))]
  return {
    upTo,
    isMuch: posts.length > max || heirs.posts.length > max,
    posts,
    newDays: rows.flatMap(({ what }) => (typeof what === 'object' && 'to' in what ? what : [])),
    helps: rows.flatMap(({ what }) => (typeof what === 'object' && 'help' in what ? what.help : [])),
    relicensed: heirs.authors,
  }
}

const NOTHING = { posts: [], newDays: [], helps: [], relicensed: [] }

/** Every page is to be told with the next run. */
export function touchEverything(): Promise<void> {
  return write(addTouches('everything'))
}

/** Pages have been told of all up to this one. */
export async function forgetTouches(upTo: number): Promise<void> {
  await database()
    .delete(touches)
    .where(sql`${touches.id} <= ${upTo}`)
}
