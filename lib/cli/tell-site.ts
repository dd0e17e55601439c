import type { Settings } from '../config'
import { exitCodes } from './exit-codes'
import { ingest } from './ingest'

/**
 * Lets the running site tell the pages what a command has changed: through its door, as after a run. Of one feed or author the
 * run asks nobody else, so that it is short.
 * @returns the exit code: `failed` or `busy` where the site could not be told; its next run tells the pages then
 */
export async function tellSite(
  options: { readonly feed?: string; readonly json?: boolean; readonly site?: string },
  settings: Settings,
): Promise<number> {
  const told = await ingest(options, settings)
  if (told !== exitCodes.done) console.error('The pages follow with the next run.')
  return told
}
