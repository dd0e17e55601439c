import { json } from '@/app/_reply'
import { describeFaults, readSettings } from '@/lib/config'
import { getHealth } from '@/lib/ingest/health'

export const dynamic = 'force-dynamic'

/** 200 where all is well, else 503 with the reasons: for monitors, open to all, and without anything that is nobody's business. */
export async function GET(): Promise<Response> {
  const read = readSettings()
  if ('faults' in read)
    return json({ ok: false, reasons: describeFaults(read.faults).split('\n') }, { status: 503 })
  const health = await getHealth(read.settings, Date.now(), process.uptime() * 1000)
  return json(health, { status: health.ok ? 200 : 503 })
}
