import { Cron } from 'croner'
import type { Settings } from './settings'

/** How often a run is to be expected, in milliseconds: as the schedule says, and not before a feed may be asked again. */
export function intervalOf({ schedule }: Pick<Settings, 'schedule'>, everyMs: number): number {
  if (schedule === null) return everyMs
  const [first, second] = new Cron(schedule).nextRuns(2)
  return Math.max(everyMs, first && second ? second.getTime() - first.getTime() : 0)
}
