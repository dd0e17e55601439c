import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { backUp, readBackup } from '../../db/backup'
import type { Settings } from '../config'
import { exitCodes, fail } from './exit-codes'
import { storeFileOf, ON_A_SERVER } from './store-file'

type Options = { readonly force?: boolean; readonly json?: boolean }

/**
 * The whole planet in one file, while it runs: the store, planet.yaml, and the settings without their secrets.
 * @returns `failed` where the file is there already, or there is nothing to back up
 */
export async function exportFile(
  to: string | undefined,
  { force, json }: Options,
  settings: Settings,
  now: Date,
): Promise<number> {
  if (to === undefined) return fail('export: to which file?', exitCodes.misconfigured)
  const store = storeFileOf(settings)
  if (store === null) return fail(ON_A_SERVER)
  if (!existsSync(store)) return fail(`${settings.databaseUrl} is not there yet.`)
  if (existsSync(to) && !force) return fail(`${to} is there already: --force writes over it.`)
  const { cronSecret, databaseAuthToken, redisUrl, ...open } = settings
  const secrets = { CRON_SECRET: cronSecret, DATABASE_AUTH_TOKEN: databaseAuthToken, REDIS_URL: redisUrl }
  const papers = {
    'planet.yaml': await readFile(settings.planetFile, 'utf8').catch(() => ''),
    'settings.json': JSON.stringify(open),
    'secrets.json': JSON.stringify(
      Object.keys(secrets).filter((name) => secrets[name as keyof typeof secrets]),
    ),
    'made-at': now.toISOString(),
  }
  await backUp(store, to, papers)
  const made = readBackup(to)
  if ('fault' in made) return fail(`${to}: ${made.fault}`)
  const { posts, authors } = made
  console.log(
    json
      ? JSON.stringify({ file: to, posts, authors })
      : `${posts} posts of ${authors} authors and planet.yaml are in ${to}.`,
  )
  return exitCodes.done
}
