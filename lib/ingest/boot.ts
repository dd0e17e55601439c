import { closeStore } from '../../db/queries/store'
import type { Planet, Settings } from '../config'
import { keepRunning } from './keep-running'
import { stopRuns } from './stop'
import { describeKept, EPHEMERAL } from './store-mode'

/**
 * So long whoever is still being answered is waited for, more than a run takes to end: a request that never ends would hold the
 * server until it is killed.
 */
const LAST_ANSWERS_MS = 8_000

/** What a server says of itself when it begins: where posts are kept, and which hosts the address guard lets through (NE-11). */
export async function describeBoot(settings: Settings, planet: Planet): Promise<readonly string[]> {
  const { allow } = planet.fetch
  const store = await describeKept(settings)
  return [
    `Store: ${store}${store === EPHEMERAL ? ' when this machine or container goes; put DATABASE_URL on a volume' : ''}`,
    `Exempt from the address guard: ${allow.length === 0 ? 'nothing' : allow.join(', ')}`,
    settings.schedule === null
      ? 'Runs: only when /api/ingest is called'
      : `Runs: ${settings.cronSecret === null ? 'none, since there is no CRON_SECRET' : settings.schedule}`,
  ]
}

/**
 * From the first request to the last: runs on their schedule; told to stop, the run at hand comes to its end, and the store is closed.
 * An orderly end is exit code 0, whatever the server makes of the signal.
 */
export function live(settings: Settings): void {
  // Whoever read our log may go away. Without this the server would end over it, or log for ever that it cannot log.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  let isTold = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      isTold = true
      stopRuns()
      setTimeout(() => process.exit(), LAST_ANSWERS_MS).unref()
    })
  }
  process.once('exit', () => {
    closeStore()
    if (isTold) process.exitCode = 0
  })
  keepRunning(settings)
}
