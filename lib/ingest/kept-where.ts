import { getLastRun } from '../../db/queries/runs'
import type { Settings } from '../config'
import { describeStore } from './store-mode'

/** See `describeStore`; of a snapshot also how old it is: `read-only snapshot of 2026-11-22 12:40`, when its last run ended. */
export async function describeKept({
  databaseUrl,
  isSnapshot,
}: Pick<Settings, 'databaseUrl' | 'isSnapshot'>): Promise<string> {
  if (!isSnapshot) return describeStore(databaseUrl)
  const run = await getLastRun().catch(() => null)
  return run
    ? `read-only snapshot of ${new Date(run.endedAt).toISOString().slice(0, 16).replace('T', ' ')}`
    : 'read-only snapshot'
}
