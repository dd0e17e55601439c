import type { FeedResult } from './feed'

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
