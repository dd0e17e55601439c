import { getStatusFacts } from '@/db/queries/status'
import { readSettings } from '@/lib/config'
import { getOverdue, type Overdue } from '@/lib/status/overdue'
import { makeStatusReport, type StatusReport } from '@/lib/status/report'
import { getPlanet } from './_planet'

/** How all feeds are, or those of one slug with the entries of their last documents; as of this moment, nothing of it is kept. */
export async function getStatusReport(slug: string | null): Promise<StatusReport> {
  const [facts, planet] = await Promise.all([getStatusFacts(slug), getPlanet()])
  return makeStatusReport(facts, planet, Date.now())
}

/** Whether runs fail to come, by the rule of `/api/health`. */
export async function getOverdueRun({
  lastRun,
  place: { now },
}: Pick<StatusReport, 'lastRun' | 'place'>): Promise<Overdue | null> {
  const read = readSettings()
  if ('faults' in read) return null
  const { schedule, isSnapshot } = read.settings
  const { everyMs } = (await getPlanet()).fetch
  const upMs = process.uptime() * 1000
  return getOverdue(lastRun?.endedAt ?? null, { schedule, isSnapshot, everyMs, now, upMs })
}
