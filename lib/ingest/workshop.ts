import { countFeeds, type DueFeed } from '../../db/queries/feeds'
import { isFirstRun } from '../../db/queries/runs'
import type { Planet } from '../config'
import { readLocal } from '../fetch/file'
import { get } from '../fetch/get'
import { makeAgent } from '../fetch/guard'
import type { Outcome } from '../fetch/outcome'
import { userAgentOf } from '../fetch/user-agent'
import { originOf } from '../paths'
import type { Ending } from './ending'
import type { Workshop } from './feed'
import { isLocal, localBase } from './local'
import { rulesOf } from './planet-rules'
import { makeReader } from './reader'
import { makeTurn } from './turn'

export type WorkshopSettings = {
  readonly planet: Planet
  /** Absolute; feeds given as paths are read below it. */
  readonly folder: string
  readonly version: string
  readonly clock: () => number
  readonly random: () => number
  /** See `makeReader`. */
  readonly workerArgv?: readonly string[]
}

/** What the feeds of one run share, and how it is put away. */
export async function openWorkshop(
  { planet, folder, version, clock, random, workerArgv }: WorkshopSettings,
  { runId, dry, ending }: { readonly runId: number; readonly dry: boolean; readonly ending: Ending },
): Promise<{ readonly shop: Workshop; readonly close: () => Promise<void> }> {
  const { allow } = planet.fetch
  const reader = makeReader(workerArgv)
  const agent = makeAgent({ allow })
  const userAgent = userAgentOf(version, originOf(planet), await countFeeds())
  const fetch = ({ feed }: DueFeed): Promise<Outcome> => {
    const known = { etag: feed.etag, lastModified: feed.lastModified }
    if (isLocal(feed.url)) return readLocal(feed.url, folder, known)
    const manners = { userAgent, agent, allow, signal: ending.hangUp }
    return get(feed.movedTo ?? feed.url, { validators: known, now: new Date(clock()), ...manners })
  }
  const authors = new Map(planet.authors.map((author) => [author.slug, author]))
  const inTurn = makeTurn()
  // What is late is not written any more: another run may have begun.
  const alone: Workshop['alone'] = (work) =>
    inTurn(() => {
      ending.over.throwIfAborted()
      return work()
    })
  const shop: Workshop = {
    ...{ runId, reader, fetch, clock, random, dry, alone, firstRun: await isFirstRun(), over: ending.over },
    ...{ timezone: planet.timezone, everyMs: planet.fetch.everyMs, flood: planet.flood, ...rulesOf(planet) },
    baseOf: ({ feed }) => (isLocal(feed.url) ? localBase(feed.url, originOf(planet)) : null),
    zoneOf: ({ author }) => authors.get(author.slug)?.timezone ?? null,
  }
  return {
    shop,
    async close() {
      const closed = Promise.all([reader.close(), agent.destroy()])
      // A document that hangs is let go of by the reader's own timer; nobody waits for it.
      if (!ending.over.aborted) await closed
    },
  }
}
