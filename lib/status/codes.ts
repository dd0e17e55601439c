import type { Outcome } from '../fetch/outcome'

export type Severity = 'ok' | 'hint' | 'warning' | 'error' | 'paused'

/** Who has to act: the author of the blog, the operator of the planet, or nobody. */
export type Who = 'you' | 'operator' | 'nobody'

/** The fixed words of one state. What was seen (numbers, dates, addresses) is said beside them, by the feed's message. */
export type Status = {
  readonly severity: Severity
  readonly who: Who
  /** What it means. */
  readonly means: string
  /** What to do; empty where there is nothing to do. */
  readonly todo: string
}

/** R-STATUS: every state of a feed or of one of its entries, the same in pages, JSON and CLI. Codes are API: they stay. */
export const statuses = {
  // The last try, as the fetch saw it.
  ok: row('ok', 'nobody', 'The feed was read.'),
  'not-modified': row('ok', 'nobody', 'Nothing new since the last time. That is good manners on both sides.'),
  dormant: row('ok', 'nobody', 'The feed is fine, and has had nothing new for more than a year.'),
  waiting: row('ok', 'nobody', 'The feed was not asked for yet.'),
  stopped: row('ok', 'nobody', 'Our run ended before this feed was through. It comes first in the next one.'),
  moved: row(
    'hint',
    'you',
    'The feed has moved for good. We follow it.',
    'Put the new address into planet.yaml.',
  ),
  'rate-limited': row('hint', 'nobody', 'The server asked us to wait. We will.'),
  gone: row(
    'error',
    'you',
    'The feed was taken away for good. We stopped asking; its posts stay.',
    'If that is a mistake, tell the operators: they can wake the feed.',
  ),
  dead: row(
    'error',
    'you',
    'The feed or its host has been missing for two weeks. We look once a week.',
    'Bring it back, or put its new address into planet.yaml.',
  ),
  'not-found': row(
    'error',
    'you',
    'There is no document at this address.',
    'Check the address in planet.yaml, or bring the feed back.',
  ),
  blocked: row(
    'error',
    'you',
    'The server lets people in, but not us.',
    'Allow our user agent, or the address of this planet, in the settings of the host or its gatekeeper.',
  ),
  timeout: row('error', 'you', 'The server took too long.', 'If it lasts, ask your host.'),
  dns: row(
    'error',
    'you',
    'The name of the host could not be found.',
    'If it lasts, check that the domain is paid for and its DNS is set.',
  ),
  refused: row(
    'error',
    'you',
    'No connection could be made or held.',
    'If it lasts, check that the server is up.',
  ),
  tls: row(
    'error',
    'you',
    'The connection is not secure, so we do not read from it.',
    'Renew or repair the certificate.',
  ),
  'server-error': row(
    'error',
    'you',
    'The server failed to answer.',
    'If it lasts, look into its error log.',
  ),
  'http-error': row(
    'error',
    'you',
    'The server gave an answer that we cannot use.',
    'Open the address of the feed in a browser and see what comes.',
  ),
  redirect: row(
    'error',
    'you',
    'The address sends us around without an end.',
    'Put the final address of the feed into planet.yaml.',
  ),
  'too-big': row('error', 'you', 'The document is larger than 8 MB.', 'Offer the 20 newest posts only.'),
  'bad-encoding': row(
    'error',
    'you',
    'The document arrived broken: it could not be unpacked.',
    'Check the compression settings of the server.',
  ),
  'bad-url': row(
    'error',
    'operator',
    'This is not an address that a feed can be fetched from.',
    'Correct the address in planet.yaml, or list its host and port under fetch: allow.',
  ),
  'private-address': row(
    'error',
    'operator',
    'The address leads to a private network and was refused.',
    'If that is meant, list its host and port under fetch: allow.',
  ),
  'no-file': row(
    'error',
    'operator',
    'The file is missing, or not in the folder of the planet.',
    'Put it there, or correct the path in planet.yaml.',
  ),
  'our-fault': row(
    'error',
    'operator',
    'We failed on this feed; the others went on.',
    'Look into the log, and report it with the feed.',
  ),

  // The document.
  'html-not-feed': row(
    'error',
    'you',
    'This address returns a web page, not a feed.',
    'Put the address of the feed into planet.yaml.',
  ),
  'not-a-feed': row(
    'error',
    'you',
    'What came is not a feed.',
    'Open the address of the feed in a browser and see what comes.',
  ),
  unreadable: row(
    'error',
    'operator',
    'Reading the document took more time or memory than we give it, so we stopped.',
    'Report it with the feed.',
  ),
  malformed: row(
    'warning',
    'you',
    'The feed is not well-formed. We read what we could.',
    'Repair it soon: feed readers may not be as patient.',
  ),
  incomplete: row(
    'warning',
    'you',
    'The feed ends before its end. We read what was there.',
    'Check whether the server or a plugin cuts it off.',
  ),
  encoding: row(
    'warning',
    'you',
    'The feed is not in the character encoding that it declares.',
    'Use UTF-8, and say so.',
  ),
  'too-deep': row(
    'warning',
    'you',
    'Some markup is nested too deeply. It is shown as plain text.',
    'Look for tags that are never closed.',
  ),
  'entry-failed': row(
    'warning',
    'operator',
    'One entry could not be read; the others were.',
    'Report it with the feed.',
  ),
  'bad-date': row(
    'warning',
    'you',
    'Some posts have no readable date. They stand under the day on which we first saw them.',
    'Write dates as RFC 3339 or RFC 822 say.',
  ),
  'future-date': row(
    'warning',
    'you',
    'Some posts are dated in the future. They stand where we first saw them.',
    'Check the clock and time zone of the blog.',
  ),
  'summary-only': row(
    'hint',
    'you',
    'The feed has no full texts. We show the summaries, with a link.',
    'Offer full texts if you like.',
  ),
  'missing-alt': row('hint', 'you', 'Some pictures have no description.', 'Describe them in their alt text.'),
  trackers: row('hint', 'nobody', 'Tracking pictures and share bars were taken out.'),
  redated: row('hint', 'nobody', 'Old posts came with new dates. They keep their places.'),
  'guid-change': row(
    'hint',
    'nobody',
    'Many posts changed their ids at once. They were recognised and are not shown again.',
  ),
  backlog: row('hint', 'nobody', 'A new blog: its older posts stand in the archive at their own dates.'),
  flood: row(
    'warning',
    'operator',
    'Many new posts came at once. The newest are shown, the others wait.',
    'Release or hide those that wait.',
  ),
  stale: row(
    'warning',
    'you',
    'The feed could not be read for a while. Its posts stay.',
    'See what the last try says.',
  ),

  // What the operator decided.
  paused: row(
    'paused',
    'operator',
    'The operators have paused this feed.',
    'Remove paused from planet.yaml to go on.',
  ),
  unlisted: row(
    'paused',
    'operator',
    'The author is no longer listed. The posts are hidden and kept.',
    'List the author again to bring them back.',
  ),

  // One entry of the last fetch: why is my post not there?
  shown: row('ok', 'nobody', 'The post is shown.'),
  held: row(
    'warning',
    'operator',
    'The post waits, because many came at once.',
    'The operators can release it.',
  ),
  hidden: row(
    'paused',
    'operator',
    'The post was hidden by the operators.',
    'Ask them if that is a mistake.',
  ),
  duplicate: row('hint', 'nobody', 'The same post is shown under another author, who is named on it.'),
  undated: row(
    'warning',
    'you',
    'The post has no date. It stands on the page of its author and in the archive only.',
    'Give it a date.',
  ),
  filtered: row(
    'hint',
    'operator',
    'The post does not have the tags or words that this planet asks for, or has some that it leaves out.',
    'Tag it, or change include and exclude in planet.yaml.',
  ),
  deleted: row('hint', 'nobody', 'The post was taken out of the feed, and so it left the planet.'),
  purged: row(
    'paused',
    'operator',
    'The operators have taken the post out of the store.',
    'It comes again when the feed is read anew. Ask them to hide it where it should not.',
  ),
} as const satisfies Readonly<Record<string, Status>>

export type StatusCode = keyof typeof statuses

/** Whether a stored text is one of the codes: an older planet may have known others. */
export function isStatusCode(text: string): text is StatusCode {
  return Object.hasOwn(statuses, text)
}

/** The code of a fetch, before its document was read. */
export function codeOf(outcome: Outcome): StatusCode {
  switch (outcome.kind) {
    case 'fresh':
      return 'ok'
    case 'unchanged':
      return 'not-modified'
    case 'later':
      return 'rate-limited'
    case 'gone':
      return 'gone'
    case 'failed':
      return outcome.code
  }
}

function row(severity: Severity, who: Who, means: string, todo = ''): Status {
  return { severity, who, means, todo }
}
