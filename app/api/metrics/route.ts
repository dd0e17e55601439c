import { describeStoreFault } from '@/db/queries/store'
import { unavailable } from '@/app/_reply'
import { describeFaults, readSettings } from '@/lib/config'
import { renderMetrics } from '@/lib/ingest/metrics'

export const dynamic = 'force-dynamic'

/** For Prometheus: what /status shows, in numbers, from the store at each scrape. */
export async function GET(): Promise<Response> {
  const read = readSettings()
  if ('faults' in read) return unavailable({ error: describeFaults(read.faults) })
  try {
    const headers = {
      'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
      'Cache-Control': 'no-store',
    }
    return new Response(await renderMetrics(read.settings, Date.now()), { headers })
  } catch (error) {
    return unavailable({ error: describeStoreFault(error) ?? 'The store cannot be read.' })
  }
}
