import { access, constants, stat, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Of Linux: what is gone with the machine (tmpfs, ramfs), and what with the container (overlay). Other systems name theirs by other numbers. */
const EPHEMERAL_FILE_SYSTEMS = [0x01021994, 0x858458f6, 0x794c7630]
export const EPHEMERAL = 'EPHEMERAL: posts will be lost'

/**
 * Where posts are kept, in the operator's words: `persistent volume`, `remote libSQL`, `read-only snapshot of 12:40`, or
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
  if (file && !isWritable)
    return `read-only snapshot of ${file.mtime.toISOString().slice(0, 16).replace('T', ' ')}`
  const volume = await statfs(dirname(path)).catch(() => null)
  return volume && EPHEMERAL_FILE_SYSTEMS.includes(volume.type) ? EPHEMERAL : 'persistent volume'
}
