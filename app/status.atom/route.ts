import { toAtom } from '@/lib/status/to-atom'
import { document } from '../_reply'
import { getStatusReport } from '../_status'

export const dynamic = 'force-dynamic'

/** What is not fine with feeds, for the feed readers of operators and authors (R-STATUS). HEAD is answered by the same. */
export async function GET(request: Request): Promise<Response> {
  const body = toAtom(await getStatusReport(null))
  return document(request, { body, type: 'application/atom+xml; charset=utf-8', changedAt: null })
}
