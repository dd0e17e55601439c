import type { Settings } from '../config'
import { getPlanetInForce } from '../ingest/planet-in-force'
import { rulesOf } from '../ingest/planet-rules'
import { releaseHeld } from '../ingest/release'
import { exitCodes, fail } from './exit-codes'
import { isStoreThere } from './store-there'
import { tellSite } from './tell-site'

type Options = { readonly json?: boolean; readonly site?: string }

/** Shows the posts of a feed that R-FLOOD holds, each at its place, and lets the running site tell its pages. */
export async function release(
  feed: string | undefined,
  { json, site }: Options,
  settings: Settings,
): Promise<number> {
  if (feed === undefined) return fail('release: which feed?', exitCodes.misconfigured)
  if (!(await isStoreThere(settings))) return exitCodes.failed
  const { planet } = await getPlanetInForce(settings)
  const told = await releaseHeld(feed, rulesOf(planet ?? { authors: [] }))
  if (told === null) return fail(`${feed}: no feed has this slug.`)
  const { released, filtered } = told
  console.log(
    json ? JSON.stringify({ feed, ...told }) : `${feed}: ${released} posts released, ${filtered} filtered.`,
  )
  return released + filtered === 0 ? exitCodes.done : tellSite({ json, site }, settings)
}
