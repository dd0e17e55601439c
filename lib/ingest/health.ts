import { basename } from 'node:path'
import { countFeedStates } from '../../db/queries/metrics'
import { getLastRun } from '../../db/queries/runs'
import { describeStoreFault, probeStore } from '../../db/queries/store'
import { describeFaults, loadPlanet, type Planet, type Settings } from '../config'
import { getOverdue, STALE_RUNS, type Overdue } from '../status/overdue'
import { describeKept } from './store-mode'
import { getPlanetInForce } from './planet-in-force'

const DEFAULT_EVERY_MS = 3_600_000

type Health = {
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
  const [store, loaded] = await Promise.all([describeKept(settings), loadPlanet(settings)])
  const faults = 'faults' in loaded ? loaded.faults : []
  const reasons = faults.map((fault) => describeFaults([{ ...fault, file: basename(fault.file) }]))
  try {
    await probeStore()
    const run = await getLastRun()
    const states = await countFeedStates()
    const { schedule, isSnapshot } = settings
    const everyMs = everyMsOf((await getPlanetInForce(settings, { dry: true })).planet)
    const overdue = getOverdue(run?.endedAt ?? null, { schedule, isSnapshot, everyMs, now, upMs })
    if (overdue) reasons.push(describeForMonitors(overdue))
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

/** How soon a feed may be asked again, in milliseconds; null is a planet that never was in force. */
export function everyMsOf(planet: Planet | null): number {
  return planet?.fetch.everyMs ?? DEFAULT_EVERY_MS
}

/** As monitors are told, which match its words: in one language and one unit. */
export function describeForMonitors({ since, ageMs, intervalMs }: Overdue): string {
  const hours = (ms: number) => `${Math.round(ms / 360_000) / 10} h`
  return since === 'start'
    ? `No run has come to its end yet, ${hours(ageMs)} after the start.`
    : `The last run ended ${hours(ageMs)} ago; ${STALE_RUNS} were expected within ${hours(STALE_RUNS * intervalMs)}.`
}
