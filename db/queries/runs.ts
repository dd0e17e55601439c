import { and, desc, eq, gt, isNotNull, lte, or, sql } from 'drizzle-orm'
import { database, store } from '../client'
import { leases, runs } from '../schema'
import { SKEW_MS } from './feeds'

/**
 * Takes a lease if nobody holds it, its time is over, or no clock that is right can have given it (R-RUN). One statement, so that of
 * twenty askers one wins.
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

/** The newest run that came to its end, with its report; times in milliseconds. Null before the first one. */
export async function getLastRun() {
  const [run] = await database()
    .select({
      id: runs.id,
      startedAt: runs.startedAt,
      endedAt: sql<number>`${runs.endedAt}`,
      report: runs.report,
    })
    .from(runs)
    .where(isNotNull(runs.endedAt))
    .orderBy(desc(runs.id))
    .limit(1)
  return run ?? null
}
