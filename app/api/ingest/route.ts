import { createHash, timingSafeEqual } from 'node:crypto'
import { dirname, resolve } from 'node:path'
import { after } from 'next/server'
import { conflict, json, unauthorized, unavailable } from '@/app/_reply'
import { refresh } from '@/app/_refresh'
import { describeFaults, readSettings, type Planet, type Settings } from '@/lib/config'
import { learnPictures } from '@/lib/ingest/pictures'
import { getPlanetInForce } from '@/lib/ingest/planet-in-force'
import { run, type RunQuestion } from '@/lib/ingest/run'
import packageJson from '@/package.json'

/** Seconds that a function host gives a run; its deadline stays below (R-RUN). */
export const maxDuration = 60
const DEADLINE_ON_FUNCTION_HOSTS_MS = 50_000
const DEADLINE_MS = 600_000
const PICTURES_ON_FUNCTION_HOSTS_MS = 7_000
const PICTURES_MS = 120_000

export const GET = ingest
export const POST = ingest

/** The one door through which posts come in (R-DOOR): whoever holds the secret may have a run. */
async function ingest(request: Request): Promise<Response> {
  const read = readSettings()
  if ('faults' in read) return unavailable({ error: describeFaults(read.faults) })
  const { settings } = read
  if (settings.cronSecret === null) {
    return unavailable({
      error: 'No CRON_SECRET is set, so nobody may start a run. Set it to 16 characters or more and restart.',
    })
  }
  if (!isAuthorised(request, settings.cronSecret)) return unauthorized()
  const question = parseQuestion(new URL(request.url).searchParams)
  if ('error' in question) return json(question, { status: 400 })
  const { planet, faults } = await getPlanetInForce(settings)
  if (!planet) return unavailable({ error: describeFaults(faults) })

  const answer = await run(question, {
    planet,
    folder: dirname(resolve(settings.planetFile)),
    version: packageJson.version,
    deadlineMs:
      planet.fetch.deadlineMs ?? (settings.isFunctionHost ? DEADLINE_ON_FUNCTION_HOSTS_MS : DEADLINE_MS),
    clock: Date.now,
    random: Math.random,
    log: (line) => console.log(JSON.stringify(line)),
  })
  if (answer.kind === 'busy') {
    return conflict({ error: 'A run is in progress.', startedAt: new Date(answer.since).toISOString() })
  }
  if (answer.kind === 'unknown-feed')
    return json({ error: 'feed: nobody on this planet has this slug' }, { status: 404 })
  const { done, ...report } = answer.report
  const news = report.posts.added + report.posts.changed > 0
  if (!question.dry) after(() => lookAtPictures(settings, planet, news))
  const revalidated = question.dry
    ? []
    : await refresh({ frontPosts: planet.front.posts, origin: originOf(settings) })
  return json({ ...report, revalidated, done })
}

/** Awaited only where a host would stop with the answer: a server that is told to stop does not wait for pictures. */
function lookAtPictures(
  { isFunctionHost }: Settings,
  planet: Planet,
  news: boolean,
): Promise<void> | undefined {
  const log = (line: Record<string, unknown>) => console.log(JSON.stringify(line))
  const deadlineMs = isFunctionHost ? PICTURES_ON_FUNCTION_HOSTS_MS : PICTURES_MS
  const learned = learnPictures({
    ...{ planet, news, deadlineMs, log },
    ...{ version: packageJson.version, clock: Date.now },
  })
  return isFunctionHost ? learned : undefined
}

/** Compared as digests, so that neither length nor beginning of the secret shows in the time it takes (EP-03). */
function isAuthorised(request: Request, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(request.headers.get('authorization') ?? ''), digest(`Bearer ${secret}`))
}

function parseQuestion(query: URLSearchParams): RunQuestion | { error: string } {
  const since = query.get('since')
  const at = since === null ? undefined : Date.parse(since)
  if (Number.isNaN(at)) return { error: 'since: expected a time such as 2026-11-22T12:00:00Z' }
  if (since !== null && query.get('force') !== '1') return { error: 'since: goes with force=1' }
  return {
    slug: query.get('feed') ?? undefined,
    force: query.get('force') === '1',
    since: at,
    dry: query.get('dry') === '1',
  }
}

/** This server's own address, never the Host header: who asks must not say whom we call. */
function originOf({ isFunctionHost, port, siteUrl }: Settings): string | null {
  return isFunctionHost ? siteUrl : `http://127.0.0.1:${port}`
}
