import { basename } from 'node:path'
import { countFeedStates, getLastRun } from '../../db/queries/health'
import { describeStoreFault, probeStore } from '../../db/queries/store'
import { describeFaults, intervalOf, loadPlanet, type Settings } from '../config'
import { getOverdue, STALE_RUNS, type Overdue } from '../status/overdue'
import { describeKept } from './kept-where'

const DEFAULT_EVERY_MS = 3_600_000

export type Health = {
  readonly ok: boolean
  /** What is wrong, a sentence each; empty where nothing is. */
  readonly reasons: readonly string[]
  /** Where posts are kept: `persistent volume`, `EPHEMERAL: posts will be lost` … */
  readonly store: string
  readonly lastRun: { readonly endedAt: string; readonly ageSeconds: number } | null
  /** How many feeds are in each state of the status catalogue. */
  readonly feeds: Readonly<Record<string, number>>
}

/** Whether all is as it should be, for monitors: no path, no secret, nothing that a feed says. @param upMs since this process began */
export async function getHealth(settings: Settings, now: number, upMs: number): Promise<Health> {
  const [store, planet] = await Promise.all([describeKept(settings), readPlanet(settings)])
  const reasons = [...planet.reasons]
  try {
    await probeStore()
    const run = await getLastRun()
    const states = await countFeedStates()
    const endedAt = run?.endedAt ?? null
    const expected = { everyMs: planet.everyMs, since: endedAt ?? now - upMs, runs: STALE_RUNS }
    const intervalMs = intervalOf(settings, expected)
    const overdue = getOverdue(endedAt, { now, upMs, intervalMs })
    // A snapshot is as old as it is: no run is expected.
    if (overdue && !settings.isSnapshot) reasons.push(describeForMonitors(overdue))
    const ageSeconds = run && Math.max(0, Math.round((now - run.endedAt) / 1000))
    return {
      ...{ ok: reasons.length === 0, reasons, store },
      lastRun: run && { endedAt: new Date(run.endedAt).toISOString(), ageSeconds: ageSeconds ?? 0 },
      feeds: Object.fromEntries(states.map(({ code, feeds }) => [code ?? 'waiting', feeds])),
    }
  } catch (error) {
    reasons.push(describeStoreFault(error) ?? 'The store cannot be read.')
    return { ok: false, reasons, store, lastRun: null, feeds: {} }
  }
}

/** What is wrong with planet.yaml as it is now, a sentence each, and how soon a feed may be asked again, in milliseconds. */
export async function readPlanet(
  settings: Settings,
): Promise<{ readonly reasons: readonly string[]; readonly everyMs: number }> {
  const loaded = await loadPlanet(settings)
  const everyMs = 'planet' in loaded ? loaded.planet.fetch.everyMs : DEFAULT_EVERY_MS
  const faults = 'faults' in loaded ? loaded.faults : []
  const reasons = faults.map((fault) => describeFaults([{ ...fault, file: basename(fault.file) }]))
  return { reasons, everyMs }
}

/** As monitors are told, which match its words: in one language and one unit. */
export function describeForMonitors({ since, ageMs, intervalMs }: Overdue): string {
  const hours = (ms: number) => `${Math.round(ms / 360_000) / 10} h`
  return since === 'start'
    ? `No run has come to its end yet, ${hours(ageMs)} after the start.`
    : `The last run ended ${hours(ageMs)} ago; ${STALE_RUNS} were expected within ${hours(STALE_RUNS * intervalMs)}.`
}
