import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { backUp, readBackup } from '../../db/backup'
import type { Settings } from '../config'
import { exitCodes } from './exit-codes'
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
  if (to === undefined) {
    console.error('export: to which file?')
    return exitCodes.misconfigured
  }
  const store = storeFileOf(settings)
  const trouble =
    store === null
      ? ON_A_SERVER
      : !existsSync(store)
        ? `${settings.databaseUrl} is not there yet.`
        : existsSync(to) && !force
          ? `${to} is there already: --force writes over it.`
          : null
  if (store === null || trouble !== null) {
    console.error(trouble)
    return exitCodes.failed
  }
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
  if ('fault' in made) {
    console.error(`${to}: ${made.fault}`)
    return exitCodes.failed
  }
  const { posts, authors } = made
  console.log(
    json
      ? JSON.stringify({ file: to, posts, authors })
      : `${posts} posts of ${authors} authors and planet.yaml are in ${to}.`,
  )
  return exitCodes.done
}
