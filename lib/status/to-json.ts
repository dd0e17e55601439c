import { paths } from '../paths'
import { statusWordsFor } from '../words/status/words'
import type { EntryStatus } from './describe-entry'
import type { Finding, Try } from './describe'
import { countStates } from './marks'
import type { FeedReport, StatusReport } from './report'

/**
 * A report as `/status.json` and `planet status --json` give it; this shape stays.
 *
 *   { planet: {title, url}, at, lastRun: {startedAt, endedAt, durationMs, report} | null,
 *     faults: [{file, line, column, path, message}], counts: {fine, hint, author, operator, paused},
 *     feeds: [{ slug, author: {slug, name}, url, movedTo, page, json,
 *               code, severity, who, headline, saw, means, todo, since, failures, triedAt, goodAt, nextAt,
 *               others: [{code, severity, who, saw, means, todo}],
 *               tries: [{at, code, status, ms, bytes, added, changed}],
 *               entries?: [{guid, title, publishedAt, link, code, severity, who, saw, means, todo}] }] }
 *
 * Codes are the API; what is said beside them is in the planet's language. Times are RFC 3339 in UTC or null, `page`, `json` and
 * `link` are paths of the site. `nextAt` is null where nobody asks again by himself. Tries come oldest first. Entries are there
 * where one feed or author was asked for: `/status.json?feed=SLUG`.
 */
export function toJson({ planet, place, lastRun, faults, feeds }: StatusReport) {
  const states = feeds.map(({ status }) => status)
  return {
    planet,
    at: timeOf(place.now),
    lastRun: lastRun && {
      startedAt: timeOf(lastRun.startedAt),
      endedAt: timeOf(lastRun.endedAt),
      durationMs: lastRun.endedAt - lastRun.startedAt,
      report: lastRun.report,
    },
    faults,
    counts: Object.fromEntries(
      countStates(states, statusWordsFor(place.locale)).map(({ name, count }) => [name, count]),
    ),
    feeds: feeds.map(feedToJson),
  }
}

function feedToJson({ feed, tries, status, entries }: FeedReport) {
  const { headline, since, others, ...finding } = status
  return {
    slug: feed.slug,
    author: { slug: feed.author.slug, name: feed.author.name },
    url: feed.url,
    movedTo: feed.movedTo,
    page: paths.statusOf(feed.slug),
    json: paths.statusJsonOf(feed.slug),
    headline,
    ...findingToJson(finding),
    since: timeOf(since),
    failures: feed.failures,
    triedAt: timeOf(feed.triedAt),
    goodAt: timeOf(feed.goodAt),
    nextAt: timeOf(feed.paused || !feed.listed || !feed.author.listed ? null : feed.nextAt),
    others: others.map(findingToJson),
    tries: tries.map(tryToJson),
    ...(entries && { entries: entries.map(entryToJson) }),
  }
}

function findingToJson({ code, severity, who, saw, means, todo }: Finding) {
  return { code, severity, who, saw, means, todo }
}

function tryToJson({ at, code, status, ms, bytes, added, changed }: Try) {
  return { at: timeOf(at), code, status, ms, bytes, added, changed }
}

function entryToJson({ guid, title, publishedAt, link, ...finding }: EntryStatus) {
  return { guid, title, publishedAt: timeOf(publishedAt), link, ...findingToJson(finding) }
}

/** Beyond what a `Date` can hold is "never": so a feed that is gone is marked. */
function timeOf(at: number | null): string | null {
  return at === null || Number.isNaN(new Date(at).getTime()) ? null : new Date(at).toISOString()
}
