import { Cron } from 'croner'
import type { Settings } from './settings'

/** How far apart the next `runs` after `since` are to be expected, in milliseconds: as the schedule says, and not before a feed may be asked again. */
export function intervalOf(
  { schedule }: Pick<Settings, 'schedule'>,
  { everyMs, since, runs }: { readonly everyMs: number; readonly since: number; readonly runs: number },
): number {
  const job = schedule === null ? null : new Cron(schedule)
  let due = since
  // Not the gap of two runs: a schedule may rest over night, or over the weekend.
  for (let run = 0; run < runs; run += 1)
    due = Math.max(due + everyMs, job?.nextRun(new Date(due))?.getTime() ?? 0)
  return (due - since) / runs
}
