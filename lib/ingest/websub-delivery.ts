import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { getSubscription, NO_RUN, saveAnswer, saveNextAt, sumBrought } from '../../db/queries/websub'
import type { Fresh } from '../fetch/outcome'
import { makeEnding } from './ending'
import { ingestFeed, type Workshop } from './feed'
import { holdLease } from './lease'
import type { Reader } from './reader'
import { reportFeed, type FeedReport } from './report'
import { LEASE, type RunSettings } from './run'
import { LEASE_MAX_MS } from './websub'
import { openWorkshop } from './workshop'

/** Of the recommendation; `sha1` is what most hubs still send. */
const METHODS = ['sha1', 'sha256', 'sha384', 'sha512']
const LEASE_MIN_MS = 60_000
/** A feed names its own hub: within an hour that brings no more than the feed itself could (R-FLOOD), and not without end. */
const HOUR_MS = 3_600_000
const MOST_AN_HOUR = 10

export type Subscribed = NonNullable<Awaited<ReturnType<typeof getSubscription>>>

/** A hub's question whether we want what it was asked to bring (WebSub §5.3). */
export type Verification = {
  readonly mode: string | null
  readonly topic: string | null
  readonly leaseSeconds: number
}

/**
 * Whether we asked for that, and are still waiting for the answer; only then it is confirmed, and the promise noted. A refusal is
 * noted the same way, and never confirmed.
 */
export async function confirm(
  { websub }: Subscribed,
  { mode, topic, leaseSeconds }: Verification,
  now: number,
): Promise<boolean> {
  if (!websub.pending || topic !== websub.topic) return false
  if (mode !== 'subscribe') {
    if (mode === 'denied') await saveAnswer(websub.feedId, null)
    return false
  }
  const ms = Math.min(Math.max(leaseSeconds * 1000, LEASE_MIN_MS), LEASE_MAX_MS)
  await saveAnswer(websub.feedId, now + ms)
  return true
}

/** Whether this body was signed under the secret that only this hub has from us: `X-Hub-Signature: sha256=…` (WebSub §7.1). */
export function isSigned(body: Uint8Array, signature: string | null, secret: string): boolean {
  const [, method = '', hex = ''] = /^\s*(sha\d{1,3})=([0-9a-f]{40,128})\s*$/i.exec(signature ?? '') ?? []
  if (!METHODS.includes(method.toLowerCase())) return false
  const made = createHmac(method.toLowerCase(), secret).update(body).digest()
  const given = Buffer.from(hex, 'hex')
  return made.length === given.length && timingSafeEqual(made, given)
}

export type Delivery = { readonly body: Uint8Array; readonly contentType: string | null }
export type Delivered =
  | { readonly kind: 'busy' }
  /** Too often: the feed is asked at its own time. */
  | { readonly kind: 'enough' }
  /** Null where the time was over: the next run asks the feed. */
  | { readonly kind: 'read'; readonly report: FeedReport | null }

/**
 * What a hub brought goes the way of a fetched document from there on: read, identified, cleaned, in one transaction. It may be a part
 * of the feed alone, so it counts as incomplete: it takes nothing away, and neither validators nor the next fetch know of it (R-GONE).
 * @returns `busy` during a run: the feed is due then, and the next run asks it
 */
export async function deliver(
  { feed, author }: Subscribed,
  { body, contentType }: Delivery,
  settings: Omit<RunSettings, 'log'>,
): Promise<Delivered> {
  const before = await sumBrought(feed.id, settings.clock() - HOUR_MS)
  if (before.times >= MOST_AN_HOUR) return { kind: 'enough' }
  const ending = makeEnding(settings.deadlineMs, settings.stop)
  const due = { feed, author }
  try {
    const held = await holdLease({ name: LEASE, clock: settings.clock, lost: ending.close }, async () => {
      const { shop, close } = await openWorkshop(settings, { runId: NO_RUN, dry: false, ending })
      try {
        const outcome = brought(body, contentType, feed.movedTo ?? feed.url)
        const flood = Math.max(0, shop.flood - before.posts)
        const part = { ...asPart(shop, feed.title), flood, fetch: async () => outcome }
        const result = await ingestFeed(due, part)
        return result && reportFeed(NO_RUN, result, outcome, feed.nextAt)
      } finally {
        await close()
      }
    })
    await saveNextAt(feed.id, held.kind === 'busy' ? null : feed.nextAt)
    return held.kind === 'busy' ? held : { kind: 'read', report: held.value }
  } finally {
    ending.dismiss()
  }
}

function brought(bytes: Uint8Array, contentType: string | null, url: string): Fresh {
  return {
    ...{ kind: 'fresh', bytes, contentType, url, status: 200, permanent: undefined, keepSeconds: null },
    hash: createHash('sha256').update(bytes).digest('hex'),
    validators: { etag: null, lastModified: null },
  }
}

function asPart(shop: Workshop, title: string | null): Workshop {
  const reader: Reader = {
    ...shop.reader,
    read: (source, use) =>
      shop.reader.read(source, (facts, clean) =>
        use(
          facts.kind === 'feed'
            ? { ...facts, title: facts.title ?? title, rhythm: null, complete: false }
            : facts,
          clean,
        ),
      ),
  }
  return { ...shop, reader }
}
