import { getNextAt, isSubscribed, listDue, saveOurFault, type DueFeed } from '../../db/queries/feeds'
import { getPictureKey } from '../../db/queries/pictures'
import { endRun, startRun } from '../../db/queries/runs'
import { isStoreFault } from '../../db/queries/store'
import { saveToday } from '../../db/queries/today'
import { dayOf } from '../days'
import type { Outcome } from '../fetch/outcome'
import { each } from '../fetch/pace'
import { given, makeEnding, type Ending } from './ending'
import { ingestFeed, type FeedResult } from './feed'
import { holdLease } from './lease'
import { isLocal } from './local'
import { makeReport, reportFeed, type FeedReport, type RunReport } from './report'
import { syncSubscriptions } from './subscriptions'
import { discoverHub, type HubFound } from './websub-discover'
import { openWorkshop, type WorkshopSettings } from './workshop'

const AT_ONCE = 8
/** The lease of all that writes posts. */
export const LEASE = 'ingest'
const FAULT_PAUSE_MS = 3_600_000

export type RunQuestion = {
  readonly slug?: string
  readonly force?: boolean
  /** Milliseconds; see `listDue`. */
  readonly since?: number
  /** Fetch and read, but write nothing. */
  readonly dry?: boolean
}

export type RunSettings = WorkshopSettings & {
  readonly deadlineMs: number
  /** Ends the run early: the feeds at hand are finished, the rest is left to the next one. */
  readonly stop?: AbortSignal
  /** The lease is ours, and so many feeds are due. */
  readonly began?: (due: number) => void
  /** A line for each feed as it happens. */
  readonly log: (line: FeedReport) => void
}

export type RunAnswer =
  | { readonly kind: 'busy'; readonly since: number }
  | { readonly kind: 'unknown-feed' }
  | { readonly kind: 'ran'; readonly report: RunReport; readonly hubs: readonly HubFound[] }

/**
 * One run (R-RUN): takes the lease, asks the feeds whose time has come, a handful at a time, until all are done or the
 * deadline is near. What remains is reported, and comes first next time. Cut off at any point it loses nothing:
 * each feed is one transaction, and the lease ends by itself.
 * @throws where the store takes no writes: no feed is to blame, and all that were not saved stay due
 */
export async function run(question: RunQuestion, settings: RunSettings): Promise<RunAnswer> {
  const ending = makeEnding(settings.deadlineMs, settings.stop)
  try {
    const lease = { name: LEASE, clock: settings.clock, lost: ending.close }
    const held = await holdLease(lease, () => runFeeds(question, settings, ending))
    return held.kind === 'busy' ? held : held.value
  } finally {
    ending.dismiss()
  }
}

async function runFeeds(question: RunQuestion, settings: RunSettings, ending: Ending): Promise<RunAnswer> {
  const { planet, clock, log } = settings
  const startedAt = clock()
  const dry = question.dry ?? false
  if (!dry) await syncSubscriptions(planet)
  if (!dry) await saveToday(dayOf(startedAt, planet.timezone))
  // A snapshot of this store could not make one.
  if (!dry) await getPictureKey()
  if (question.slug !== undefined && !(await isSubscribed(question.slug))) return { kind: 'unknown-feed' }
  const due = await listDue({ ...question, now: startedAt })
  const id = dry ? 0 : await startRun(startedAt)
  settings.began?.(due.length)
  const results: FeedResult[] = []
  const hubs: HubFound[] = []
  const faults: unknown[] = []
  const { shop, close } = await openWorkshop(settings, { runId: id, dry, ending })

  const work = async (next: DueFeed): Promise<void> => {
    if (ending.closing.aborted) return
    const answers: Outcome[] = []
    const fetch = async (feed: DueFeed) => {
      const outcome = await shop.fetch(feed)
      answers.push(outcome)
      return outcome
    }
    try {
      const result = await ingestFeed(next, { ...shop, fetch })
      if (!result) return
      results.push(result)
      const [outcome] = answers
      if (outcome?.kind === 'fresh') hubs.push({ feedId: next.feed.id, ...discoverHub(outcome) })
      log(reportFeed(id, result, outcome, await getNextAt(next.feed.id)))
    } catch (error) {
      if (ending.over.aborted) return
      if (isStoreFault(error)) {
        faults.push(error)
        return ending.close()
      }
      // Our own mistake with one feed: it is told, costs no other feed its turn, and is not made again at once.
      const result = { ...OUR_FAULT, feed: next.feed.slug }
      results.push(result)
      const nextAt = clock() + FAULT_PAUSE_MS
      if (!dry)
        await saveOurFault(next.feed.id, { now: clock(), nextAt }).catch((fault) => faults.push(fault))
      const words = error instanceof Error ? error.stack : String(error)
      log({ ...reportFeed(id, result, answers[0], nextAt), error: words })
    }
  }
  try {
    await Promise.race([each(due, { concurrency: AT_ONCE, keyOf: hostOf }, work), given(ending.over)])
  } finally {
    await close()
  }
  if (faults.length > 0) throw faults[0]
  const report = makeReport({ id, startedAt, endedAt: clock(), due: due.length, results })
  if (!dry) await endRun(id, clock(), report)
  return { kind: 'ran', report, hubs }
}

/** What a report says of a feed that we could not get through. */
const OUR_FAULT = {
  kind: 'failed',
  code: 'our-fault',
  added: 0,
  changed: 0,
  held: 0,
  same: 0,
  ms: 0,
} as const

/** At most one request at a time for each host (R-HTTP). */
function hostOf({ feed }: DueFeed): string {
  return isLocal(feed.url) ? feed.url : new URL(feed.movedTo ?? feed.url).host
}
