/** What the commands end with, the same for all of them. */
export const exitCodes = {
  done: 0,
  /** It was tried and did not succeed; the words above say why. */
  failed: 1,
  /** Something the operator wrote is wrong: a setting, planet.yaml, the command itself. */
  misconfigured: 2,
  /** A run is in progress: try again later. */
  busy: 3,
} as const

/** Says why it could not be done, and gives the code to end with. */
export function fail(why: string, code: number = exitCodes.failed): number {
  console.error(why)
  return code
}
