import { Cron } from 'croner'
import type { Settings } from '../config'
import { stopSignal } from './stop'

const FIRST_KNOCK_MS = 200
const RETRY_MS = 2_000
const RETRIES = 30
/** So long a timer waits at most: it learns nothing of a clock that was put right meanwhile. */
const LOOK_MS = 30_000

/**
 * Where the server stays up: a run at once, and then on the schedule. Nothing where no schedule or no secret is set.
 * Runs go through the door, also our own: pages can be told of changes only inside a request.
 */
export function keepRunning(settings: Settings): void {
  if (settings.schedule === null || settings.cronSecret === null) return
  void runSoon(settings)
  // The door keeps runs apart, so a call too many is only a 409.
  comeRound(new Cron(settings.schedule), Date.now(), () => void knock(settings))
}

/** Calls each time the schedule comes round. Croner's own timer counts from its last call: after a clock is put back it would rest until then. */
function comeRound(schedule: Cron, since: number, call: () => void): void {
  if (stopSignal().aborted) return
  const now = Date.now()
  const nextAfter = (time: number) => schedule.nextRun(new Date(time))?.getTime() ?? Infinity
  if (nextAfter(Math.min(since, now)) <= now) call()
  setTimeout(() => comeRound(schedule, now, call), Math.min(nextAfter(now) - now, LOOK_MS)).unref()
}

/** The first run of a new server: tried until the server answers and no lease of a killed run stands in the way. */
async function runSoon(settings: Settings): Promise<void> {
  let status: number | null = null
  for (let tries = 0; tries < RETRIES; tries += 1) {
    await new Promise((later) => setTimeout(later, tries === 0 ? FIRST_KNOCK_MS : RETRY_MS).unref())
    if (stopSignal().aborted) return
    status = await knock(settings)
    if (status !== null && status !== 409) return
  }
  if (status !== null) return
  console.error(
    `No run has begun: this server calls ${doorOf(settings)}, and nobody answers. It must listen there too.`,
  )
}

/** @returns the door's status; null where nobody answered yet */
async function knock(settings: Settings): Promise<number | null> {
  const request = {
    method: 'POST',
    headers: { authorization: `Bearer ${settings.cronSecret}` },
    cache: 'no-store',
  } as const
  const answer = await fetch(doorOf(settings), request).catch(() => null)
  await answer?.body?.cancel()
  return answer?.status ?? null
}

function doorOf({ port }: Settings): string {
  return `http://127.0.0.1:${port}/api/ingest`
}
