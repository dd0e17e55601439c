import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Made } from './_answer'

const MAX_BYTES = 512 * 1024 * 1024
/** What is left after a clearing, so that not every picture clears. */
const LEFT = 0.9
/** A picture that was read is marked as such, but not each time. */
const MARK_EVERY_MS = 3_600_000

/**
 * Pictures in a folder, the least recently used out when they are too many (`maxBytes`). A picture is written beside its place and then
 * moved there, so that no reader and no crash meets half of one. A disk that fails is a disk that keeps nothing.
 */
export function openKept(folder: string, maxBytes = MAX_BYTES) {
  let bytes: Promise<number> | null = null
  let clearing: Promise<void> | null = null

  const fileOf = (name: string, type: Made['type']) => {
    const hash = createHash('sha256').update(name).digest('hex').slice(0, 40)
    return join(/* turbopackIgnore: true */ folder, hash.slice(0, 2), `${hash}.${type}`)
  }

  return {
    async get(name: string): Promise<Made | null> {
      for (const type of ['webp', 'svg'] as const) {
        const file = fileOf(name, type)
        const found = await readFile(/* turbopackIgnore: true */ file).catch(() => null)
        if (!found) continue
        void mark(file)
        return { bytes: found, type }
      }
      return null
    },

    async set(name: string, made: Made): Promise<void> {
      const file = fileOf(name, made.type)
      const draft = `${file}.${randomUUID()}`
      try {
        await mkdir(join(file, '..'), { recursive: true })
        await writeFile(draft, made.bytes)
        await rename(draft, file)
        bytes ??= list().then(total)
        if ((await (bytes = bytes.then((sum) => sum + made.bytes.length))) > maxBytes)
          await (clearing ??= clear().finally(() => (clearing = null)))
      } catch {
        // Made again for the next one who asks; the first half of it would help to fill a full disk.
        await rm(draft, { force: true }).catch(() => {})
      }
    },
  }

  async function list() {
    const names = await readdir(folder, { recursive: true }).catch(() => [])
    const files = names.map(async (name) => ({
      path: join(folder, name),
      stats: await stat(join(folder, name)).catch(() => null),
    }))
    return (await Promise.all(files)).flatMap(({ path, stats }) =>
      stats?.isFile() ? [{ path, bytes: stats.size, usedAt: stats.mtimeMs }] : [],
    )
  }

  async function clear(): Promise<void> {
    const files = (await list()).sort((a, b) => a.usedAt - b.usedAt)
    let sum = total(files)
    for (const file of files) {
      if (sum <= maxBytes * LEFT) break
      await rm(file.path, { force: true })
      sum -= file.bytes
    }
    bytes = Promise.resolve(sum)
  }
}

function total(files: readonly { readonly bytes: number }[]): number {
  return files.reduce((sum, file) => sum + file.bytes, 0)
}

/** The time of change is the time of last use. */
async function mark(file: string): Promise<void> {
  const now = new Date()
  const stats = await stat(file).catch(() => null)
  if (stats && now.getTime() - stats.mtimeMs > MARK_EVERY_MS) await utimes(file, now, now).catch(() => {})
}
