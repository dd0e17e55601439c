import { basename } from 'node:path'

/** How the next command is given where this one was: in an image there is no npm. */
export const PLANET =
  basename(process.argv[1] ?? '') === 'planet.mjs' ? 'node planet.mjs' : 'npm run planet --'
