import type { Outcome } from '../fetch/outcome'
import type { StatusCode } from '../status/codes'
import type { FeedResult } from './feed'

/** What a run says of one feed as it happens: a line of the log, and of a streamed run (SPEC, Machine doors). */
export type FeedReport = {
  readonly run: number
  readonly feed: string
  readonly outcome: Outcome['kind']
  readonly code: StatusCode
  /** Of HTTP; null where nobody answered. */
  readonly status: number | null
  readonly ms: number
  /** Of the document, unpacked; 0 where none came. */
  readonly bytes: number
  readonly new: number
  readonly changed: number
  readonly held: number
  readonly same: number
  /** RFC 3339; null = not before somebody wakes it. */
  readonly next: string | null
  /** Our own mistake, for the log alone. */
  readonly error?: string
}

/** @param nextAt milliseconds; null = at once */
export function reportFeed(
  run: number,
  { feed, kind, code, added, changed, held, same, ms }: FeedResult,
  outcome: Outcome | undefined,
  nextAt: number | null,
): FeedReport {
  return {
    ...{ run, feed, outcome: kind, code, status: outcome?.status ?? null, ms },
    bytes: outcome?.kind === 'fresh' ? outcome.bytes.length : 0,
    ...{ new: added, changed, held, same },
    next: nextAt === null || nextAt > LAST_DATE ? null : new Date(nextAt).toISOString(),
  }
}

/** Of JavaScript's dates. */
const LAST_DATE = 8.64e15

/** The answer of the ingest door (SPEC, Interfaces). `revalidated` is added by the door, which knows pages. */
export type RunReport = {
  readonly run: number
  /** RFC 3339. */
  readonly startedAt: string
  readonly durationMs: number
  readonly feeds: {
    readonly due: number
    readonly fetched: number
    readonly notModified: number
    readonly failed: number
    readonly remaining: number
  }
  readonly posts: {
    readonly added: number
    readonly changed: number
    readonly held: number
    readonly same: number
  }
  readonly done: boolean
}

const FAILED = new Set(['failed', 'later', 'gone'])

export function makeReport(run: {
  readonly id: number
  readonly startedAt: number
  readonly endedAt: number
  readonly due: number
  readonly results: readonly FeedResult[]
}): RunReport {
  const count = (test: (result: FeedResult) => boolean) => run.results.filter(test).length
  const sum = (key: 'added' | 'changed' | 'held' | 'same') =>
    run.results.reduce((all, result) => all + result[key], 0)
  const remaining = run.due - run.results.length
  return {
    run: run.id,
    startedAt: new Date(run.startedAt).toISOString(),
    durationMs: run.endedAt - run.startedAt,
    feeds: {
      due: run.due,
      fetched: count((result) => result.kind === 'fresh'),
      notModified: count((result) => result.kind === 'unchanged'),
      failed: count((result) => FAILED.has(result.kind)),
      remaining,
    },
    posts: { added: sum('added'), changed: sum('changed'), held: sum('held'), same: sum('same') },
    done: remaining === 0,
  }
}
