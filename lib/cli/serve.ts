import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { getOrMakeSecret } from './get-or-make-secret'
import { loadSettings } from './load-settings'
import { storeFileOf } from './store-file'

/*
 * The start of an image: as `npm start`, over the server that the image's build has put together. What is wrong with planet.yaml its boot
 * says.
 */
const ENDED_BY_SIGTERM = 128 + 15

const settings = loadSettings()
if (process.getuid?.() === 0 && process.env.RUN_AS) becomeOther(process.env.RUN_AS)
if (!settings.isSnapshot) process.env.CRON_SECRET = await getOrMakeSecret(settings)
process.on('exit', (code) => {
  // Who is told to stop, and does, has not failed.
  if (code === ENDED_BY_SIGTERM) process.exitCode = 0
})
await import(pathToFileURL('server.js').href)

/** Some hosts' volumes belong to root: the folder of the store is handed over, and nothing after that is root's. */
function becomeOther(user: string): void {
  const store = storeFileOf(settings)
  if (store !== null && !settings.isSnapshot) {
    mkdirSync(dirname(store), { recursive: true })
    execFileSync('chown', ['-R', `${user}:${user}`, dirname(store)])
  }
  process.setgroups!([user])
  process.setgid!(user)
  process.setuid!(user)
}
