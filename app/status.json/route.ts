import { toJson } from '@/lib/status/to-json'
import { json } from '../_reply'
import { getStatusReport } from '../_status'

export const dynamic = 'force-dynamic'

/** The twin of `/status` for programs (R-STATUS); `?feed=SLUG` for one feed or author, with the entries of the last document. */
export async function GET(request: Request): Promise<Response> {
  const slug = new URL(request.url).searchParams.get('feed')
  const report = await getStatusReport(slug)
  if (slug !== null && report.feeds.length === 0)
    return json({ error: 'feed: nobody on this planet has this slug' }, { status: 404 })
  return json(toJson(report))
}
