import { getSubscription } from '@/db/queries/websub'
import { json, unavailable } from '@/app/_reply'
import { refresh } from '@/app/_refresh'
import { readSettings } from '@/lib/config'
import { log } from '@/lib/ingest/log-line'
import { getPlanetInForce } from '@/lib/ingest/planet-in-force'
import { confirm, deliver, isSigned } from '@/lib/ingest/websub-delivery'
import { originOf, runSettings } from '../../_door'
import { readBody } from './_body'

export const maxDuration = 60

type Context = { readonly params: Promise<{ readonly feed: string }> }

const CHALLENGE_MAX = 1_000
const REFUSALS = { 408: 'too slow', 413: 'too big', 503: 'too many at once: come again' }

/** A hub asks whether we want what we asked for (WebSub §5.3): its challenge comes back where we do, else 404. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  if (isSnapshot()) return nothing()
  const query = new URL(request.url).searchParams
  const challenge = query.get('hub.challenge') ?? ''
  const subscribed = await getSubscription((await params).feed)
  const verification = {
    mode: query.get('hub.mode'),
    topic: query.get('hub.topic'),
    leaseSeconds: Number(query.get('hub.lease_seconds')) || 0,
  }
  const isOurs = challenge.length <= CHALLENGE_MAX && subscribed !== null
  if (!isOurs || !(await confirm(subscribed, verification, Date.now()))) return nothing()
  log({ door: 'websub', feed: subscribed.feed.slug, confirmed: true })
  return new Response(challenge, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}

/**
 * A hub brings news (WebSub §7). 410 tells it that nobody wants them any more. What is not signed with our secret is thanked for and
 * forgotten, so that whoever tries learns nothing.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const subscribed = isSnapshot() ? null : await getSubscription((await params).feed)
  if (!subscribed) return json({ error: 'nobody here has asked for this' }, { status: 410 })
  const body = await readBody(request)
  if (typeof body === 'number') return json({ error: REFUSALS[body] }, { status: body })
  if (!isSigned(body, request.headers.get('x-hub-signature'), subscribed.websub.secret)) {
    log({ door: 'websub', feed: subscribed.feed.slug, signed: false })
    return thanks()
  }
  const read = readSettings()
  const planet = 'settings' in read ? (await getPlanetInForce(read.settings)).planet : null
  if (!('settings' in read) || !planet) return unavailable({ error: 'this planet cannot be read' })
  const document = { body, contentType: request.headers.get('content-type') }
  const delivered = await deliver(subscribed, document, runSettings(read.settings, planet))
  log({
    door: 'websub',
    feed: subscribed.feed.slug,
    signed: true,
    ...(delivered.kind === 'read' && delivered.report),
  })
  if (delivered.kind === 'read')
    await refresh({ frontPosts: planet.front.posts, origin: originOf(read.settings) })
  return thanks()
}

/** What it was subscribed to where it was made brings nothing to a snapshot. */
function isSnapshot(): boolean {
  const read = readSettings()
  return 'settings' in read && read.settings.isSnapshot
}

function thanks(): Response {
  return new Response(null, { status: 202, headers: { 'Cache-Control': 'no-store' } })
}

function nothing(): Response {
  return json({ error: 'not asked for' }, { status: 404 })
}
