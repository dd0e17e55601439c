import { access, constants, stat, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { getLastRun } from '../../db/queries/runs'
import type { Settings } from '../config'

/**
 * Of Linux: what is gone with the machine (tmpfs, ramfs), and what with the container (overlay). Other systems name theirs by other
 * numbers.
 */
const EPHEMERAL_FILE_SYSTEMS = [0x01021994, 0x858458f6, 0x794c7630]
export const EPHEMERAL = 'EPHEMERAL: posts will be lost'
const SNAPSHOT = 'read-only snapshot'

/**
 * Where posts are kept, in the operator's words: `persistent volume`, `remote libSQL`, `read-only snapshot of 2026-11-22 12:40`, or
 * `EPHEMERAL: posts will be lost`.
 */
export async function describeStore(databaseUrl: string): Promise<string> {
  if (!databaseUrl.startsWith('file:')) return 'remote libSQL'
  const path = databaseUrl.slice('file:'.length)
  if (path === ':memory:') return EPHEMERAL
  const file = await stat(path).catch(() => null)
  const isWritable = await access(file ? path : dirname(path), constants.W_OK).then(
    () => true,
    () => false,
  )
  if (file && !isWritable) return `${SNAPSHOT} of ${minuteOf(file.mtime)}`
  const volume = await statfs(dirname(path)).catch(() => null)
  return volume && EPHEMERAL_FILE_SYSTEMS.includes(volume.type) ? EPHEMERAL : 'persistent volume'
}

/** See `describeStore`; of a snapshot also how old it is: when its last run ended. */
export async function describeKept({
  databaseUrl,
  isSnapshot,
}: Pick<Settings, 'databaseUrl' | 'isSnapshot'>): Promise<string> {
  if (!isSnapshot) return describeStore(databaseUrl)
  const run = await getLastRun().catch(() => null)
  return run ? `${SNAPSHOT} of ${minuteOf(new Date(run.endedAt))}` : SNAPSHOT
}

function minuteOf(time: Date): string {
  return time.toISOString().slice(0, 16).replace('T', ' ')
}
