/**
 * Node's headers from 24.19 on, and of no other line, make the store's driver abort in the middle of its work where it was compiled with
 * them (https://github.com/nodejs/node/issues/65446); what its maker has compiled runs.
 * @param version of Node, without the v @returns what to do about it, null where nothing is wrong
 */
export function driverFault(version: string, { isCompiledHere }: { isCompiledHere: boolean }): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (!isCompiledHere || major !== 24 || minor < 19) return null
  return `better-sqlite3 was compiled with the headers of Node ${version} and will abort: run Node 22 or 26, and npm install once more`
}

/** Node's compiler leaves its settings beside what it made. Read from the project's folder. */
export const DRIVER_SETTINGS = 'node_modules/better-sqlite3/build/config.gypi'
