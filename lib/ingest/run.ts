import { randomUUID } from 'node:crypto'
import { countFeeds, isSubscribed, listDue, saveOurFault, type DueFeed } from '../../db/queries/feeds'
import { dropLease, endRun, isFirstRun, renewLease, startRun, takeLease } from '../../db/queries/runs'
import type { Planet } from '../config'
import { readLocal } from '../fetch/file'
import { get } from '../fetch/get'
import { makeAgent } from '../fetch/guard'
import type { Outcome } from '../fetch/outcome'
import { each } from '../fetch/pace'
import { ingestFeed, type FeedResult } from './feed'
import { isLocal, localBase } from './local'
import { originOf } from '../paths'
import { rulesOf } from './planet-rules'
import { makeReader } from './reader'
import { makeReport, type RunReport } from './report'
import { syncSubscriptions } from './subscriptions'
import { makeTurn } from './turn'

const AT_ONCE = 8
const LEASE = 'ingest'
/** Short, so that a killed run is soon forgotten; renewed by a timer while its run lives. */
const LEASE_MS = 20_000
const RENEW_MS = 5_000
const FAULT_PAUSE_MS = 3_600_000
/** What stays free at the end of a deadline for telling pages and answering. */
const CLOSING_MS = 3_000

export type RunQuestion = {
  readonly slug?: string
  readonly force?: boolean
  /** Milliseconds; see `listDue`. */
  readonly since?: number
  /** Fetch and read, but write nothing. */
  readonly dry?: boolean
}

export type RunSettings = {
  readonly planet: Planet
  /** Absolute; feeds given as paths are read below it. */
  readonly folder: string
  readonly version: string
  readonly deadlineMs: number
  readonly clock: () => number
  readonly random: () => number
  /** See `makeReader`. */
  readonly workerArgv?: readonly string[]
  readonly log: (line: Record<string, unknown>) => void
}

export type RunAnswer =
  | { readonly kind: 'busy'; readonly since: number }
  | { readonly kind: 'unknown-feed' }
  | { readonly kind: 'ran'; readonly report: RunReport }

/**
 * One run (R-RUN): takes the lease, asks the feeds whose time has come, a handful at a time, until all are done or the
 * deadline is near. What remains is reported, and comes first next time. Cut off at any point it loses nothing:
 * each feed is one transaction, and the lease ends by itself.
 */
export async function run(question: RunQuestion, settings: RunSettings): Promise<RunAnswer> {
  const { clock } = settings
  const startedAt = clock()
  const lease = { name: LEASE, holder: randomUUID(), ms: LEASE_MS }
  const held = await takeLease({ ...lease, now: startedAt })
  if (held) return { kind: 'busy', since: held.takenAt }
  const ending = new AbortController()
  const deadline = setTimeout(() => ending.abort(), settings.deadlineMs - CLOSING_MS)
  // A run that was suspended so long that another took over stops: its work is that one's now.
  const renewal = setInterval(async () => {
    const mine = await renewLease({ ...lease, now: clock() }).catch(() => true)
    if (!mine) ending.abort()
  }, RENEW_MS)
  try {
    const report = await runFeeds(question, settings, startedAt, ending.signal)
    return report ? { kind: 'ran', report } : { kind: 'unknown-feed' }
  } finally {
    clearTimeout(deadline)
    clearInterval(renewal)
    await dropLease(lease)
  }
}

async function runFeeds(
  question: RunQuestion,
  settings: RunSettings,
  startedAt: number,
  signal: AbortSignal,
): Promise<RunReport | null> {
  const { planet, clock, log } = settings
  if (!question.dry) await syncSubscriptions(planet)
  if (question.slug !== undefined && !(await isSubscribed(question.slug))) return null
  const due = await listDue({ ...question, now: startedAt })
  const id = question.dry ? 0 : await startRun(startedAt)
  const results: FeedResult[] = []
  const reader = makeReader(settings.workerArgv)
  const agent = makeAgent({ allow: planet.fetch.allow })
  const userAgent = `Planet/${settings.version} (+${originOf(planet)}/about; ${await countFeeds()} subscribers)`
  const fetch = ({ feed }: DueFeed): Promise<Outcome> => {
    const known = { etag: feed.etag, lastModified: feed.lastModified }
    if (isLocal(feed.url)) return readLocal(feed.url, settings.folder, known)
    const now = new Date(clock())
    const manners = { userAgent, agent, allow: planet.fetch.allow, signal }
    return get(feed.movedTo ?? feed.url, { validators: known, now, ...manners })
  }
  const authors = new Map(planet.authors.map((author) => [author.slug, author]))
  const shop = {
    ...{ runId: id, reader, fetch, clock, random: settings.random, dry: question.dry ?? false },
    ...{ alone: makeTurn(), firstRun: await isFirstRun(), ...rulesOf(planet) },
    ...{ timezone: planet.timezone, everyMs: planet.fetch.everyMs, flood: planet.flood },
    baseOf: ({ feed }: DueFeed) => (isLocal(feed.url) ? localBase(feed.url, originOf(planet)) : null),
    zoneOf: ({ author }: DueFeed) => authors.get(author.slug)?.timezone ?? null,
  }
  try {
    await each(due, { concurrency: AT_ONCE, keyOf: hostOf }, async (next) => {
      if (signal.aborted) return
      try {
        const result = await ingestFeed(next, shop)
        if (!result) return
        results.push(result)
        log({ run: id, ...result })
      } catch (error) {
        // Our own mistake with one feed: it is told, costs no other feed its turn, and is not made again at once.
        log({ run: id, feed: next.feed.slug, error: error instanceof Error ? error.stack : String(error) })
        results.push({ ...OUR_FAULT, feed: next.feed.slug })
        if (!question.dry)
          await saveOurFault(next.feed.id, { now: clock(), nextAt: clock() + FAULT_PAUSE_MS })
      }
    })
  } finally {
    await Promise.all([reader.close(), agent.close()])
  }
  const report = makeReport({ id, startedAt, endedAt: clock(), due: due.length, results })
  if (!question.dry) await endRun(id, clock(), report)
  return report
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
