import { loadConfig, loadSecret } from '../config'
import { exitCodes } from './exit-codes'
import { loadEnvironment, refuse } from './load-settings'
import { makeSecret } from './make-secret'
import { isBuilt, runNext } from './run-next'

/*
 * `npm start`: from a fresh clone to a served planet. What the operator wrote is checked before anything is built;
 * the store is migrated by the server's own boot, the same under every way to start it.
 */
loadEnvironment()
const config = await loadConfig()
if ('faults' in config) refuse(config.faults)
const { settings } = config
const secret = await getOrMakeSecret()

if (!isBuilt()) {
  console.log('No build yet: building once, this takes a minute or two.')
  const code = await runNext(['build'])
  if (code !== exitCodes.done) process.exit(code)
}
// The server's own calls of its door need both.
const env = { CRON_SECRET: secret, PORT: String(settings.port) }
process.exit(await runNext(['start', '-p', env.PORT], env))

async function getOrMakeSecret(): Promise<string> {
  const kept = await loadSecret(settings)
  if ('faults' in kept) refuse(kept.faults)
  if (kept.secret !== null) return kept.secret
  const file = settings.secretFile
  const made = await makeSecret(file).catch((error: NodeJS.ErrnoException) =>
    refuse([
      {
        file,
        line: null,
        column: null,
        path: '',
        message: `cannot be written (${error.code}); set CRON_SECRET`,
      },
    ]),
  )
  console.log(`No CRON_SECRET: made ${file}, which opens /api/ingest and is shown this once: ${made}`)
  return made
}
