import type { Outcome } from '../fetch/outcome'

export type Severity = 'ok' | 'hint' | 'warning' | 'error' | 'paused'

/** Who has to act: the author of the blog, the operator of the planet, or nobody. */
export type Who = 'you' | 'operator' | 'nobody'

/** How grave a state is, and who has to act; what it means stands in the catalogue of words (lib/words/status/codes). */
export type Status = { readonly severity: Severity; readonly who: Who }

/** R-STATUS: every state of a feed or of one of its entries, the same in pages, JSON and CLI. Codes are API: they stay. */
export const statuses = {
  // The last try, as the fetch saw it.
  ok: { severity: 'ok', who: 'nobody' },
  'not-modified': { severity: 'ok', who: 'nobody' },
  dormant: { severity: 'ok', who: 'nobody' },
  waiting: { severity: 'ok', who: 'nobody' },
  stopped: { severity: 'ok', who: 'nobody' },
  moved: { severity: 'hint', who: 'you' },
  'rate-limited': { severity: 'hint', who: 'nobody' },
  gone: { severity: 'error', who: 'you' },
  dead: { severity: 'error', who: 'you' },
  'not-found': { severity: 'error', who: 'you' },
  blocked: { severity: 'error', who: 'you' },
  timeout: { severity: 'error', who: 'you' },
  dns: { severity: 'error', who: 'you' },
  refused: { severity: 'error', who: 'you' },
  tls: { severity: 'error', who: 'you' },
  'server-error': { severity: 'error', who: 'you' },
  'http-error': { severity: 'error', who: 'you' },
  redirect: { severity: 'error', who: 'you' },
  'too-big': { severity: 'error', who: 'you' },
  'bad-encoding': { severity: 'error', who: 'you' },
  'bad-url': { severity: 'error', who: 'operator' },
  'private-address': { severity: 'error', who: 'operator' },
  'no-file': { severity: 'error', who: 'operator' },
  'our-fault': { severity: 'error', who: 'operator' },

  // The document.
  'html-not-feed': { severity: 'error', who: 'you' },
  'not-a-feed': { severity: 'error', who: 'you' },
  unreadable: { severity: 'error', who: 'operator' },
  malformed: { severity: 'warning', who: 'you' },
  incomplete: { severity: 'warning', who: 'you' },
  encoding: { severity: 'warning', who: 'you' },
  'too-deep': { severity: 'warning', who: 'you' },
  'entry-failed': { severity: 'warning', who: 'operator' },
  'bad-date': { severity: 'warning', who: 'you' },
  'future-date': { severity: 'warning', who: 'you' },
  'same-id': { severity: 'warning', who: 'you' },
  'summary-only': { severity: 'hint', who: 'you' },
  'missing-alt': { severity: 'hint', who: 'you' },
  trackers: { severity: 'hint', who: 'nobody' },
  redated: { severity: 'hint', who: 'nobody' },
  'guid-change': { severity: 'hint', who: 'nobody' },
  backlog: { severity: 'hint', who: 'nobody' },
  flood: { severity: 'warning', who: 'operator' },
  stale: { severity: 'warning', who: 'you' },

  // What the operator decided.
  paused: { severity: 'paused', who: 'operator' },
  unlisted: { severity: 'paused', who: 'operator' },

  // One entry of the last fetch: why is my post not there?
  shown: { severity: 'ok', who: 'nobody' },
  held: { severity: 'warning', who: 'operator' },
  hidden: { severity: 'paused', who: 'operator' },
  duplicate: { severity: 'hint', who: 'nobody' },
  undated: { severity: 'warning', who: 'you' },
  filtered: { severity: 'hint', who: 'operator' },
  deleted: { severity: 'hint', who: 'nobody' },
  purged: { severity: 'paused', who: 'operator' },
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
