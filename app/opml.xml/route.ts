import { renderOpml } from '@/lib/publish/opml'
import { getPlanet } from '../_planet'
import { document } from '../_reply'

export const dynamic = 'force-dynamic'

/** Everybody's feeds as one subscription list (R-OUT). HEAD is answered by the same. */
export async function GET(request: Request): Promise<Response> {
  const body = renderOpml(await getPlanet())
  return document(request, { body, type: 'text/x-opml; charset=utf-8', changedAt: null })
}
