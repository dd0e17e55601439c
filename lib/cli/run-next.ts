import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { constants } from 'node:os'

const PASSED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const LOOK_MS = 500

/** `next <args>` in a process of its own that gets our signals; its exit code, as a shell counts (128 + signal). */
export function runNext(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next')
  const child = spawn(process.execPath, [next, ...args], {
    stdio: 'inherit',
    // What an operator runs reports to nobody.
    env: { NEXT_TELEMETRY_DISABLED: '1', ...process.env, ...env },
  })
  const passOn = (signal: NodeJS.Signals) => child.kill(signal)
  for (const signal of PASSED_ON) process.on(signal, passOn)
  // npm hands its signals to the shell that it runs us in, which dies of them and tells nobody.
  const parent = process.ppid
  const look = () => process.ppid === parent || child.kill('SIGTERM')
  const looking = process.env.npm_lifecycle_event ? setInterval(look, LOOK_MS) : undefined
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      for (const name of PASSED_ON) process.off(name, passOn)
      clearInterval(looking)
      resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM'])
    })
  })
}

export function isBuilt(): boolean {
  return existsSync('.next/BUILD_ID')
}
