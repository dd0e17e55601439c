import { and, eq, gt, lte, or, sql } from 'drizzle-orm'
import { database, store } from '../client'
import { listHeirs } from './relicensed'
import { leases, runs, touches, type NewDay, type Touch } from '../schema'

/** Two servers' clocks may differ by so much. */
const SKEW_MS = 60_000

/**
 * Takes a lease if nobody holds it, its time is over, or no clock that is right can have given it (R-RUN). One statement, so that of twenty askers one wins.
 * @returns null when taken, else since when another holds it
 */
export async function takeLease(lease: {
  name: string
  holder: string
  now: number
  ms: number
}): Promise<{ takenAt: number } | null> {
  const row = { name: lease.name, holder: lease.holder, takenAt: lease.now, expiresAt: lease.now + lease.ms }
  const isFree = or(lte(leases.expiresAt, lease.now), gt(leases.expiresAt, row.expiresAt + SKEW_MS))
  const won = await database()
    .insert(leases)
    .values(row)
    .onConflictDoUpdate({ target: leases.name, set: row, setWhere: isFree })
    .returning({ holder: leases.holder })
  if (won.length > 0) return null
  const [held] = await database()
    .select({ takenAt: leases.takenAt })
    .from(leases)
    .where(eq(leases.name, lease.name))
  return { takenAt: held?.takenAt ?? lease.now }
}

/** Keeps a lease alive; false when it was lost to another holder. */
export async function renewLease(lease: {
  name: string
  holder: string
  now: number
  ms: number
}): Promise<boolean> {
  const kept = await database()
    .update(leases)
    .set({ expiresAt: lease.now + lease.ms })
    .where(and(eq(leases.name, lease.name), eq(leases.holder, lease.holder)))
    .returning({ holder: leases.holder })
  return kept.length > 0
}

export async function dropLease(lease: { name: string; holder: string }): Promise<void> {
  await database()
    .delete(leases)
    .where(and(eq(leases.name, lease.name), eq(leases.holder, lease.holder)))
}

/** Opens a run and gives its number. */
export async function startRun(now: number): Promise<number> {
  const [run] = await database().insert(runs).values({ startedAt: now }).returning({ id: runs.id })
  return run!.id
}

/** Whether no run has come to its end yet: all that comes now is the planet's first filling. */
export async function isFirstRun(): Promise<boolean> {
  const [run] = await database()
    .select({ id: runs.id })
    .from(runs)
    .where(sql`${runs.report} ->> 'done' = 1`)
    .limit(1)
  return run === undefined
}

const RUNS_KEPT = 200

/** Closes a run with its report; old ones are forgotten, and what all feeds wrote is folded into the file (ST-09). */
export async function endRun(id: number, now: number, report: Record<string, unknown>): Promise<void> {
  await database().update(runs).set({ endedAt: now, report }).where(eq(runs.id, id))
  await database()
    .delete(runs)
    .where(lte(runs.id, id - RUNS_KEPT))
  await store().checkpoint()
}

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
export async function touchEverything(): Promise<void> {
  await database().insert(touches).values({ what: 'everything' })
}

/** Pages have been told of all up to this one. */
export async function forgetTouches(upTo: number): Promise<void> {
  await database()
    .delete(touches)
    .where(sql`${touches.id} <= ${upTo}`)
}
