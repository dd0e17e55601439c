import { createInterface } from 'node:readline'
import { request } from 'undici'
import { describeFaults, loadPlanet, loadSecret, type Settings } from '../config'
import type { FeedReport, RunReport } from '../ingest/report'
import { paths } from '../paths'
import { exitCodes, fail } from './exit-codes'
import { makeProgress } from './progress'

const SHOWN_PAGES = 10
/** Of a page that a proxy put up in the place of an answer. */
const SHOWN_LETTERS = 300

type Options = {
  readonly feed?: string
  readonly force?: boolean
  readonly json?: boolean
  readonly site?: string
}
type Report = RunReport & { readonly revalidated: readonly string[] }
/** What the door sends, a line each: feeds, then the report, or what went wrong. */
type Line = (FeedReport & { readonly due: number }) | Report | { readonly error: string }

/**
 * Calls the running site's door, again as long as feeds remain, and prints each report: a few lines, or JSON, one
 * report a line. On a terminal a bar shows how far it is. Where the planet.yaml here has faults, they are told: runs go by an older one.
 * @returns the exit code: `failed` where the site does not answer or refuses, `busy` during another run
 */
export async function ingest(options: Options, settings: Settings): Promise<number> {
  const code = await knockUntilDone(options, settings)
  if (code === exitCodes.done && options.site === undefined) {
    const loaded = await loadPlanet(settings)
    if ('faults' in loaded)
      console.error(
        `${describeFaults(loaded.faults)}\nUntil this is mended, the last good one stays in force.`,
      )
  }
  return code
}

async function knockUntilDone(options: Options, settings: Settings): Promise<number> {
  const kept = await loadSecret(settings)
  if (!('secret' in kept) || kept.secret === null)
    return fail(
      `No secret: set CRON_SECRET to the site's, or let npm start make ${settings.secretFile}.`,
      exitCodes.misconfigured,
    )
  const site = options.site ?? `http://127.0.0.1:${settings.port}`
  if (!/^https?:/.test(site) || !URL.canParse(site))
    return fail(
      `--site: found ${JSON.stringify(site)}, expected an address such as https://planet.example`,
      exitCodes.misconfigured,
    )
  const door = new URL(paths.ingest, site)
  if (options.feed !== undefined) door.searchParams.set('feed', options.feed)
  if (options.force) door.searchParams.set('force', '1')

  let before = Infinity
  for (;;) {
    const answer = await knock(door, kept.secret, settings.cronSecret ? 'CRON_SECRET' : settings.secretFile)
    if ('trouble' in answer) return fail(answer.trouble, answer.code)
    const { report } = answer
    console.log(options.json ? JSON.stringify(report) : describeReport(report))
    if (report.done) return exitCodes.done
    // A round that gets no further would go on for ever.
    if (report.feeds.remaining >= before) return exitCodes.failed
    before = report.feeds.remaining
    // Where every feed is asked whatever its time, those of this round are not asked again.
    if (options.force && !door.searchParams.has('since')) door.searchParams.set('since', report.startedAt)
  }
}

type Answer = { readonly report: Report } | { readonly trouble: string; readonly code: number }

/** @param place where the secret stands, for who has to look there */
async function knock(door: URL, secret: string, place: string): Promise<Answer> {
  const trouble = (words: string, code: number = exitCodes.failed) => ({
    trouble: `${door.origin} ${words}`,
    code,
  })
  try {
    // A run takes as long as it takes: its own deadline is the limit.
    const { statusCode, body } = await request(door, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, accept: 'application/x-ndjson' },
      headersTimeout: 0,
      bodyTimeout: 0,
    })
    if (statusCode === 401) {
      await body.dump()
      return trouble(`does not take the secret of ${place}: it was started with another one.`)
    }
    if (statusCode !== 200) {
      const code = statusCode === 409 ? exitCodes.busy : exitCodes.failed
      return trouble(`answered ${statusCode}: ${reasonIn(await body.text())}`, code)
    }
    const last = await readLines(body)
    if (last && 'feeds' in last) return { report: last }
    return trouble(
      last && 'error' in last ? `could not go on: ${last.error}` : 'stopped before the run was through',
    )
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? (error as Error).message
    return trouble(`does not answer (${why}): is it running?`)
  }
}

/** What the door says of a refusal, or whatever else answered there. */
function reasonIn(text: string): string {
  try {
    return String((JSON.parse(text) as { error?: unknown }).error ?? text.trim())
  } catch {
    return text.trim().slice(0, SHOWN_LETTERS)
  }
}

/** The last line is what counts; those before it move the bar. */
async function readLines(body: NodeJS.ReadableStream): Promise<Line | null> {
  const progress = makeProgress(process.stderr)
  let last: Line | null = null
  let done = 0
  try {
    for await (const text of createInterface({ input: body })) {
      last = JSON.parse(text) as Line
      if ('feed' in last) progress.show((done += 1), last.due, last.feed)
    }
  } finally {
    progress.clear()
  }
  return last
}

/** A run in a few lines for people. */
function describeReport({ run, durationMs, feeds, posts, revalidated }: Report): string {
  const lines = [
    `Run ${run}, ${(durationMs / 1000).toFixed(1)} s`,
    `feeds  ${feeds.due} due: ${feeds.fetched} fetched, ${feeds.notModified} not modified, ${feeds.failed} failed, ${feeds.remaining} remaining`,
    `posts  ${posts.added} added (${posts.held} held), ${posts.changed} changed, ${posts.same} the same`,
    `pages  ${describePages(revalidated)}`,
  ]
  return lines.join('\n')
}

function describePages(pages: readonly string[]): string {
  if (pages.length === 0) return 'none changed'
  const more = pages.length - SHOWN_PAGES
  return pages.slice(0, SHOWN_PAGES).join(' ') + (more > 0 ? ` and ${more} more` : '')
}
