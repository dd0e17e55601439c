import { Cron } from 'croner'
import type { Settings } from '../config'
import { stopSignal } from './stop'

const FIRST_KNOCK_MS = 200
const RETRY_MS = 2_000
const RETRIES = 30

/** So many runs left out, and what readers see is stale. */
export const STALE_RUNS = 3

/** How far apart the next runs after `since` are to be expected, in milliseconds: as the schedule says, and not before a feed may be asked again. */
export function intervalOf(
  { schedule }: Pick<Settings, 'schedule'>,
  { everyMs, since }: { readonly everyMs: number; readonly since: number },
): number {
  const job = schedule === null ? null : new Cron(schedule)
  let due = since
  // Not the gap of two runs: a schedule may rest over night, or over the weekend.
  for (let runs = 0; runs < STALE_RUNS; runs += 1)
    due = Math.max(due + everyMs, job?.nextRun(new Date(due))?.getTime() ?? 0)
  return (due - since) / STALE_RUNS
}

/**
 * Where the server stays up: a run at once, and then on the schedule. Nothing where no schedule or no secret is set.
 * Runs go through the door, also our own: pages can be told of changes only inside a request.
 */
export function keepRunning(settings: Settings): void {
  if (settings.schedule === null || settings.cronSecret === null) return
  void runSoon(settings)
  // The door keeps runs apart, so a call too many is only a 409.
  const job = new Cron(settings.schedule, { unref: true }, () => void knock(settings))
  stopSignal().addEventListener('abort', () => job.stop())
}

/** The first run of a new server: tried until the server answers and no lease of a killed run stands in the way. */
async function runSoon(settings: Settings): Promise<void> {
  for (let tries = 0; tries < RETRIES; tries += 1) {
    await new Promise((later) => setTimeout(later, tries === 0 ? FIRST_KNOCK_MS : RETRY_MS).unref())
    if (stopSignal().aborted) return
    const status = await knock(settings)
    if (status !== null && status !== 409) return
  }
}

/** @returns the door's status; null where nobody answered yet */
async function knock({ port, cronSecret }: Settings): Promise<number | null> {
  const request = {
    method: 'POST',
    headers: { authorization: `Bearer ${cronSecret}` },
    cache: 'no-store',
  } as const
  const answer = await fetch(`http://127.0.0.1:${port}/api/ingest`, request).catch(() => null)
  await answer?.body?.cancel()
  return answer?.status ?? null
}
