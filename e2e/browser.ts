import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Flags for a container: no sandbox of its own, and not one request that no test made. */
export const BROWSER_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

type Browser =
  | { readonly path: string; readonly how: string }
  /** Playwright's own download, which Playwright finds by itself. */
  | { readonly path: null; readonly how: string }

/** A Chromium that is there: the one that PLAYWRIGHT_CHROMIUM or CHROMIUM names, else one on the PATH. */
export function findBrowser(env: Readonly<Record<string, string | undefined>> = process.env): Browser | null {
  for (const name of ['PLAYWRIGHT_CHROMIUM', 'CHROMIUM']) {
    const path = env[name]
    if (path && isExecutable(path)) return { path, how: `${path}, named by ${name}` }
  }
  for (const folder of (env.PATH ?? '').split(delimiter)) {
    for (const name of NAMES) {
      const path = join(folder, name)
      if (isExecutable(path)) return { path, how: `${path}, found on the PATH` }
    }
  }
  return null
}

/** Brings a Chromium where there is none: Debian's as root, else Playwright's. Null where neither can be had. */
export function installBrowser(): Browser | null {
  const hasApt = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0
  if (hasApt && run('apt-get', ['update', '-q']) && run('apt-get', ['install', '-qy', 'chromium'])) {
    const found = findBrowser()
    if (found) return { ...found, how: `${found.path}, installed by apt-get` }
  }
  return run('npx', ['playwright', 'install', 'chromium'])
    ? { path: null, how: 'the Chromium that Playwright downloaded' }
    : null
}

function run(command: string, args: readonly string[]): boolean {
  console.log(`No Chromium: ${command} ${args.join(' ')}`)
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
