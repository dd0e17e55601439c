import { isStatusCode, statuses, type StatusCode } from './codes'

/** A server may stumble; what fails so often in a row lasts. */
const LASTING = 3
/** What is often over before anybody could mend it. */
const PASSING: ReadonlySet<string> = new Set<StatusCode>([
  ...(['timeout', 'dns', 'refused', 'server-error', 'http-error', 'not-found'] as const),
])

export type Health = {
  readonly code: string | null
  readonly failures: number
  readonly goodAt: number | null
}

/** Whether a failure is of a kind that is often over by itself, and has not lasted yet. */
export function isPassing({ code, failures, goodAt }: Health): boolean {
  return PASSING.has(code ?? '') && failures < LASTING && goodAt !== null
}

/** Whether no post of this feed will come until somebody acts: what pages of readers point to (R-STATUS). */
export function needsHelp(feed: Health): boolean {
  const { code } = feed
  if (code === null || !isStatusCode(code) || feed.failures === 0) return false
  return statuses[code].severity === 'error' && !isPassing(feed)
}
