import { saveWoken } from '../../db/queries/held'
import type { Settings } from '../config'
import { exitCodes, fail } from './exit-codes'
import { isStoreThere } from './store-there'
import { tellSite } from './tell-site'

type Options = { readonly json?: boolean; readonly site?: string }

/** Has a feed that is gone, dead or resting asked again, at once where the site runs (R-HTTP). */
export async function wake(
  feed: string | undefined,
  { json, site }: Options,
  settings: Settings,
): Promise<number> {
  if (feed === undefined) return fail('wake: which feed?', exitCodes.misconfigured)
  if (!(await isStoreThere(settings))) return exitCodes.failed
  const woken = await saveWoken(feed)
  if (woken.length === 0)
    return fail(`${feed}: no feed that could be asked has this slug; paused and unlisted ones are not.`)
  console.log(json ? JSON.stringify({ woken }) : `${woken.join(', ')}: awake.`)
  return tellSite({ feed, json, site }, settings)
}
