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
