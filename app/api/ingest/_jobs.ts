import type { Planet, Settings } from '@/lib/config'
import { log } from '@/lib/ingest/log-line'
import { learnPictures } from '@/lib/ingest/pictures'
import { keepSubscribed } from '@/lib/ingest/websub'
import type { HubFound } from '@/lib/ingest/websub-discover'
import packageJson from '@/package.json'

const JOBS_ON_FUNCTION_HOSTS_MS = 7_000
const JOBS_MS = 120_000

/**
 * What follows a run and asks the network for more than feeds (NE-09). Awaited only where a host would stop with the answer: a server
 * that is told to stop does not wait for it.
 */
export async function startJobs(
  { isFunctionHost }: Settings,
  planet: Planet,
  run: { readonly news: boolean; readonly hubs: readonly HubFound[] },
): Promise<void> {
  const deadlineMs = isFunctionHost ? JOBS_ON_FUNCTION_HOSTS_MS : JOBS_MS
  const settings = { planet, deadlineMs, version: packageJson.version, clock: Date.now, log, ...run }
  const jobs = Promise.all([learnPictures(settings), keepSubscribed(settings)])
  // A job that fails costs a picture's size or a hub; the next run begins it anew.
  const ended = jobs.catch((error) => log({ job: 'after the run', error: String(error) }))
  if (isFunctionHost) await ended
}
