import { existsSync } from 'node:fs'
import { describeFaults, faultOfVariable, loadConfig } from '../config'
import { DRIVER_SETTINGS, driverFault } from './driver-fault'
import { exitCodes } from './exit-codes'
import { isTaken } from './is-taken'
import { getOrMakeSecret } from './get-or-make-secret'
import { loadEnvironment, refuse } from './load-settings'
import { isBuilt, runNext } from './run-next'

/*
 * `npm start`: from a fresh clone to a served planet. What the operator wrote is checked before anything is built;
 * the store is migrated by the server's own boot, the same under every way to start it.
 */
loadEnvironment()
const config = await loadConfig()
if ('faults' in config) refuse(config.faults)
const { settings } = config
if (await isTaken(settings.port)) {
  const message = `port ${settings.port} is taken by another program, expected a free one: PORT=3001 npm start`
  console.error(describeFaults([faultOfVariable('PORT', message)]))
  // Not as a wrong setting: the port may be free in a moment, and who watches over us tries again.
  process.exit(exitCodes.failed)
}
const driver = driverFault(process.versions.node, { isCompiledHere: existsSync(DRIVER_SETTINGS) })
if (driver !== null) console.warn(`Warning: ${driver}.`)
const secret = settings.isSnapshot ? null : await getOrMakeSecret(settings)

if (!isBuilt()) {
  console.log('No build yet: building once, this takes a minute or two.')
  const code = await runNext(['build'])
  if (code !== exitCodes.done) process.exit(code)
}
const port = String(settings.port)
// The server's own calls of its door need both.
const env = { PORT: port, ...(secret !== null && { CRON_SECRET: secret }) }
process.exit(await runNext(['start', '-p', port], env))
