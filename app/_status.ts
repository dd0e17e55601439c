import { getStatusFacts } from '@/db/queries/status'
import { makeStatusReport, type StatusReport } from '@/lib/status/report'
import { getPlanet } from './_planet'

/** How all feeds are, or those of one slug with the entries of their last documents; as of this moment, nothing of it is kept. */
export async function getStatusReport(slug: string | null): Promise<StatusReport> {
  const [facts, planet] = await Promise.all([getStatusFacts(slug), getPlanet()])
  return makeStatusReport(facts, planet, Date.now())
}
