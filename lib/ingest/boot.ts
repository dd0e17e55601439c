import { Cron } from 'croner'
import { migrate } from '../../db/migrate'
import { describeFaults, loadPlanet, readSettings, type Settings } from '../config'

/** Exit code for what the operator must mend. */
const BAD_CONFIGURATION = 2
const RETRY_MS = 2_000
const RETRIES = 30

/**
 * Everything before the first request: a wrong setting stops the start with all faults named, nothing served.
 * Then, where the server stays up, a run at once and on the schedule.
 */
export async function boot(): Promise<void> {
  const read = readSettings()
  if ('faults' in read) return refuse(describeFaults(read.faults))
  const { settings } = read
  const loaded = await loadPlanet(settings)
  if ('faults' in loaded) return refuse(describeFaults(loaded.faults))
  await migrate()
  if (settings.schedule === null || settings.cronSecret === null) return
  void runSoon(settings)
  // The door keeps runs apart, so a call too many is only a 409.
  new Cron(settings.schedule, { unref: true }, () => void knock(settings))
}

function refuse(faults: string): void {
  console.error(faults)
  process.exit(BAD_CONFIGURATION)
}

/** The first run of a new server: tried until the server answers and no run of a killed one stands in the way. */
async function runSoon(settings: Settings): Promise<void> {
  for (let tries = 0; tries < RETRIES; tries += 1) {
    const status = await knock(settings)
    if (status !== null && status !== 409) return
    await new Promise((later) => setTimeout(later, tries === 0 ? RETRY_MS / 10 : RETRY_MS).unref())
  }
}

/**
 * Runs go through the door, also our own: pages can be told of changes only inside a request.
 * @returns the door's status; null where nobody answered yet
 */
async function knock({ port, cronSecret }: Settings): Promise<number | null> {
  const headers = { authorization: `Bearer ${cronSecret}` }
  const answer = await fetch(`http://127.0.0.1:${port}/api/ingest`, {
    method: 'POST',
    headers,
    cache: 'no-store',
  }).catch(() => null)
  await answer?.body?.cancel()
  return answer?.status ?? null
}
