import { after } from 'next/server'
import { describeStoreFault } from '@/db/queries/store'
import { conflict, json, unauthorized, unavailable } from '@/app/_reply'
import { refresh } from '@/app/_refresh'
import { describeFaults, readSettings, type Planet, type Settings } from '@/lib/config'
import { log } from '@/lib/ingest/log-line'
import { getPlanetInForce } from '@/lib/ingest/planet-in-force'
import type { RunAnswer, RunQuestion } from '@/lib/ingest/run'
import { runApart } from '@/lib/ingest/run-apart'
import { isAuthorised, ownOriginOf, runSettings } from '../_door'
import { startJobs } from './_jobs'
import { startLines } from './_lines'

/** Seconds that a function host gives a run; its deadline stays below (R-RUN). */
export const maxDuration = 60

const DOOR = '/api/ingest'
const SNAPSHOT =
  'This planet is a read-only snapshot: nothing comes in here. Run it where DATABASE_URL may be written, export, and deploy again.'

export const GET = ingest
export const POST = ingest

type Ran = Extract<RunAnswer, { kind: 'ran' }>
type Question = RunQuestion & {
  /** No run: pages are told of what runs have changed. */
  readonly tell: boolean
}
type Job = { readonly question: RunQuestion; readonly settings: Settings; readonly planet: Planet }

/** The one door through which posts come in (R-DOOR): whoever holds the secret may have a run. */
async function ingest(request: Request): Promise<Response> {
  const read = readSettings()
  if ('faults' in read) return unavailable({ error: describeFaults(read.faults) })
  const { settings } = read
  if (settings.isSnapshot) return conflict({ error: SNAPSHOT })
  if (settings.cronSecret === null) {
    return unavailable({
      error: 'No CRON_SECRET is set, so nobody may start a run. Set it to 16 characters or more and restart.',
    })
  }
  if (!isAuthorised(request, settings.cronSecret)) return unauthorized()
  const question = parseQuestion(new URL(request.url).searchParams)
  if ('error' in question) return json(question, { status: 400 })
  try {
    const { planet, faults } = await getPlanetInForce(settings, question)
    if (!planet) return unavailable({ error: describeFaults(faults) })
    const job = { question, settings, planet }
    if (question.tell) return json({ revalidated: await tellPages(job) })
    const origin = isForLines(request) ? ownOriginOf(settings) : null
    return origin === null ? await answerAtOnce(job) : await answerInLines(job, new URL(DOOR, origin))
  } catch (error) {
    return ourFault(error)
  }
}

async function answerAtOnce(job: Job): Promise<Response> {
  const answer = await runApart(job.question, { ...runSettings(job.settings, job.planet), log })
  if (answer.kind !== 'ran') return refusal(answer)
  if (!job.question.dry) after(() => startJobs(job.settings, job.planet, newsOf(answer)))
  const { done, ...report } = answer.report
  return json({ ...report, revalidated: await tellPages(job), done })
}

/**
 * One line a feed as it happens, the report last. Next tells its cache when a handler has returned, and what is said later is lost: so
 * pages are told by a second call of the door, before the last line is sent.
 */
async function answerInLines(job: Job, door: URL): Promise<Response> {
  const { settings, planet, question } = job
  const lines = startLines()
  let due = 0
  let begin: (due: number) => void
  const begun = new Promise<number>((resolve) => (begin = resolve))
  const ran = runApart(question, {
    ...runSettings(settings, planet),
    began: (count) => begin((due = count)),
    log(line) {
      log(line)
      lines.write({ ...line, error: undefined, due })
    },
  })
  // Until the lease is ours there is nothing to say in lines: a refusal is an answer of its own.
  const first = await Promise.race([ran, begun])
  if (typeof first === 'object' && first.kind !== 'ran') return refusal(first)

  const ended = ran.then(async (answer) => {
    if (answer.kind !== 'ran') return null
    const { done, ...report } = answer.report
    const revalidated = question.dry ? [] : await callToTell(door, settings)
    lines.write({ ...report, revalidated, done })
    return answer
  })
  const told = ended
    .catch(async (error) => {
      lines.write(await ourFault(error).json())
      return null
    })
    .finally(lines.close)
  // It also keeps the host awake for a run whose asker has hung up.
  after(async () => {
    const answer = await told
    if (answer && !question.dry) await startJobs(settings, planet, newsOf(answer))
  })
  return lines.response
}

/** @returns the public paths told; none where the server is just stopping: the next run tells them */
async function callToTell(door: URL, { cronSecret }: Settings): Promise<readonly string[]> {
  const asked = {
    method: 'POST',
    headers: { authorization: `Bearer ${cronSecret}` },
    cache: 'no-store',
  } as const
  try {
    const answer = await fetch(new URL('?tell=1', door), asked)
    return ((await answer.json()) as { revalidated?: string[] }).revalidated ?? []
  } catch (error) {
    log({ job: 'telling pages', error: String(error) })
    return []
  }
}

function tellPages({ question, settings, planet }: Job): Promise<readonly string[]> | readonly string[] {
  return question.dry ? [] : refresh({ frontPosts: planet.front.posts, origin: ownOriginOf(settings) })
}

function newsOf({ report, hubs }: Ran) {
  return { news: report.posts.added + report.posts.changed > 0, hubs }
}

function isForLines(request: Request): boolean {
  return /\bapplication\/x-ndjson\b/i.test(request.headers.get('accept') ?? '')
}

function refusal(answer: Exclude<RunAnswer, Ran>): Response {
  if (answer.kind === 'busy') {
    return conflict({ error: 'A run is in progress.', startedAt: new Date(answer.since).toISOString() })
  }
  return json({ error: 'feed: nobody on this planet has this slug' }, { status: 404 })
}

/** What ails the store is told; what is our own mistake stands in the log alone (EP-09). */
function ourFault(error: unknown): Response {
  log({ door: DOOR, error: error instanceof Error ? error.stack : String(error) })
  const ailment = describeStoreFault(error)
  if (ailment) return unavailable({ error: ailment })
  return json({ error: 'We failed; the log says more.' }, { status: 500 })
}

function parseQuestion(query: URLSearchParams): Question | { error: string } {
  const since = query.get('since')
  const at = since === null ? undefined : Date.parse(since)
  if (Number.isNaN(at)) return { error: 'since: expected a time such as 2026-11-22T12:00:00Z' }
  if (since !== null && query.get('force') !== '1') return { error: 'since: goes with force=1' }
  return {
    slug: query.get('feed') ?? undefined,
    force: query.get('force') === '1',
    since: at,
    dry: query.get('dry') === '1',
    tell: query.get('tell') === '1',
  }
}
