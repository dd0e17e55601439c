import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { planetSchema } from '../config/planet'
import { readSettings } from '../config/settings'
import { describeBoot } from './boot'
import { describeStore, EPHEMERAL } from './store-mode'

/** A file system in memory, which Linux has here. */
const IN_MEMORY = '/dev/shm'

it.each([
  ['a server of its own', 'libsql://db.example', 'remote libSQL'],
  ['nothing but memory', 'file::memory:', EPHEMERAL],
])('where posts are kept: %s', async (_name, url, expected) => {
  expect(await describeStore(url)).toBe(expected)
})

it.runIf(existsSync(IN_MEMORY))('a file system in memory is named at boot, with what to do', async () => {
  const folder = mkdtempSync(join(IN_MEMORY, 'store-'))
  try {
    const url = `file:${join(folder, 'planet.db')}`
    expect(await describeStore(url)).toBe(EPHEMERAL)
    expect((await boot({ DATABASE_URL: url }))[0]).toBe(
      `Store: ${EPHEMERAL} when this machine or container goes; put DATABASE_URL on a volume`,
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
})

it.each(['VERCEL', 'NETLIFY', 'AWS_LAMBDA_FUNCTION_NAME'])(
  'in production a file does not start on %s',
  async (host) => {
    const url = `file:${join(tmpdir(), 'planet.db')}`
    await expect(boot({ NODE_ENV: 'production', [host]: '1', DATABASE_URL: url })).rejects.toThrow(
      /DATABASE_URL.+this host keeps no files; expected libsql:\/\/host, with DATABASE_AUTH_TOKEN/,
    )
  },
)

async function boot(env: Record<string, string>): Promise<readonly string[]> {
  const read = readSettings(env)
  if ('faults' in read)
    throw new Error(read.faults.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  return describeBoot(read.settings, planetSchema.parse({ title: 'Boot', authors: [] }))
}
