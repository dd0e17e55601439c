import nextEnv from '@next/env'
import { describeFaults, readSettings, type Fault, type Settings } from '../config'
import { exitCodes } from './exit-codes'

/** Puts what `.env` says into the environment, as the server does before it starts. */
export function loadEnvironment(): void {
  nextEnv.loadEnvConfig(process.cwd(), false, { info: () => {}, error: console.error })
}

/** The settings as the server sees them; ends the process with every fault where one is wrong. */
export function loadSettings(): Settings {
  loadEnvironment()
  const read = readSettings()
  return 'faults' in read ? refuse(read.faults) : read.settings
}

/** Names every fault and ends the process. */
export function refuse(faults: readonly Fault[]): never {
  console.error(describeFaults(faults))
  process.exit(exitCodes.misconfigured)
}
