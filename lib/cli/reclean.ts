import type { Settings } from '../config'
import { reclean as cleanAll } from '../ingest/reclean'
import { exitCodes } from './exit-codes'
import { isStoreThere } from './store-there'
import { tellSite } from './tell-site'

type Options = { readonly json?: boolean; readonly site?: string }

/**
 * Cleans all stored posts with the sanitiser of today, and lets the running site tell the pages that changed: through its door, as after
 * a run. Progress on a terminal only; with `json` a report a line.
 * @returns the exit code: `failed` or `busy` where the site could not be told; its next run tells the pages then
 */
export async function reclean({ json = false, site }: Options, settings: Settings): Promise<number> {
  if (!(await isStoreThere(settings))) return exitCodes.failed
  const isWatched = process.stderr.isTTY && !json
  const report = await cleanAll(Date.now(), (done, all) => {
    if (isWatched) process.stderr.write(`\r${done} of ${all} posts`)
  })
  if (isWatched) process.stderr.write('\n')
  const { posts, changed, failed } = report
  const words = `${posts} posts cleaned, ${changed} changed${failed > 0 ? `, ${failed} cannot be read and stay as they are` : ''}`
  console.log(json ? JSON.stringify(report) : words)
  return changed === 0 ? exitCodes.done : tellSite({ json, site }, settings)
}
