import { randomBytes } from 'node:crypto'
import { listSubscriptions, saveAsked, saveHubs, type Subscription } from '../../db/queries/websub'
import type { Planet } from '../config'
import { checkUrl, makeAgent } from '../fetch/guard'
import { each } from '../fetch/pace'
import { paths } from '../paths'
import type { HubFound } from './websub-discover'
import { tellHub, type HubManners } from './websub-hub'

const AT_ONCE = 4
const DAY_MS = 86_400_000
/** What we ask for; hubs give what they like. */
const LEASE_MS = 10 * DAY_MS
/** A promise is renewed before it ends. */
const RENEW_MS = DAY_MS
/** Longer promises are taken as wrong clocks. */
export const LEASE_MAX_MS = 30 * DAY_MS
/** A hub that did not confirm is asked again after this, doubled with each time, at most a day. */
const RETRY_MS = 3_600_000

export type WebSubSettings = {
  readonly planet: Planet
  readonly version: string
  /** What the feeds of the run before it named. */
  readonly hubs: readonly HubFound[]
  /** Whether the run before it brought posts. */
  readonly news: boolean
  readonly deadlineMs: number
  readonly clock: () => number
  readonly log: (line: Record<string, unknown>) => void
}

/**
 * After a run: asks the hubs that feeds name to bring us their news (WebSub §5.1), and tells our own hub of ours (§7). A job of its own,
 * through the guard (NE-09). Whatever comes of it, feeds are polled all the same. Nothing where no hub could reach this site.
 */
export async function keepSubscribed(settings: WebSubSettings): Promise<void> {
  const { planet, clock, news } = settings
  await takeDown(settings.hubs)
  const callback = callbackOf(planet)
  const due =
    callback === null ? [] : (await listSubscriptions()).filter(({ websub }) => isDue(websub, clock()))
  const isTold = news && planet.hub !== null && callback !== null
  if (due.length === 0 && !isTold) return
  const { allow } = planet.fetch
  const agent = makeAgent({ allow })
  const userAgent = `Planet/${settings.version} (+${planet.url}/about)`
  const manners: HubManners = { agent, allow, userAgent, signal: AbortSignal.timeout(settings.deadlineMs) }
  try {
    if (isTold) await announce(planet, settings, manners)
    const lanes = { concurrency: AT_ONCE, keyOf: ({ websub }: (typeof due)[number]) => websub.hub }
    await each(due, lanes, async ({ websub, slug, url, movedTo }) => {
      if (manners.signal.aborted) return
      // Some hubs confirm before they answer.
      await saveAsked(websub.feedId, clock())
      const form = subscribe(websub, `${callback}/api/websub/${slug}`)
      const told = await tellHub(websub.hub, form, movedTo ?? url, manners)
      settings.log({ job: 'websub', feed: slug, asked: 'subscribe', ...told })
    })
  } finally {
    await agent.destroy()
  }
}

/** What news of ours are called at our hub. */
async function announce(planet: Planet, { log }: WebSubSettings, manners: HubManners): Promise<void> {
  const form = { 'hub.mode': 'publish', 'hub.url': `${planet.url}${paths.atom}` }
  const told = await tellHub(planet.hub!, { ...form, 'hub.topic': form['hub.url'] }, planet.hub!, manners)
  log({ job: 'websub', asked: 'publish', ...told })
}

function subscribe({ topic, secret }: Subscription, callback: string): Record<string, string> {
  return {
    'hub.mode': 'subscribe',
    'hub.topic': topic,
    'hub.callback': callback,
    'hub.secret': secret,
    'hub.lease_seconds': String(LEASE_MS / 1000),
    // What hubs before the recommendation ask for.
    'hub.verify': 'async',
  }
}

/** Our address, where others can reach it; null on somebody's own machine. */
function callbackOf({ url, fetch }: Planet): string | null {
  return url !== null && checkUrl(url, fetch.allow).kind === 'ok' ? url : null
}

async function takeDown(hubs: readonly HubFound[]): Promise<void> {
  const known = new Map((await listSubscriptions()).map(({ websub }) => [websub.feedId, websub]))
  const changed = hubs.filter(({ feedId, hub, topic }) => {
    const old = known.get(feedId)
    return old?.hub !== (hub ?? undefined) || old?.topic !== (topic ?? undefined)
  })
  if (changed.length === 0) return
  const found = changed.flatMap(({ feedId, hub, topic }) =>
    hub !== null && topic !== null
      ? { feedId, hub, topic, secret: randomBytes(32).toString('base64url') }
      : [],
  )
  await saveHubs(
    found,
    changed.filter(({ hub }) => hub === null).map(({ feedId }) => feedId),
  )
}

/** Whether a hub is to be asked: never yet, its promise ends soon, or it left us without an answer long enough. */
export function isDue({ askedAt, failures, until }: Subscription, now: number): boolean {
  const left = until === null ? 0 : until - now
  // Of a short promise the last quarter, or its hub would be asked after every run.
  const margin = Math.max(0, Math.min(RENEW_MS, (left + now - (askedAt ?? now)) / 4))
  if (left > margin && left <= LEASE_MAX_MS) return false
  if (askedAt === null || askedAt > now || failures === 0) return true
  return now - askedAt >= Math.min(RETRY_MS * 2 ** (failures - 1), DAY_MS)
}
