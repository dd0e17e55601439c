import { listNewest } from '@/db/queries/posts'
import { renderAtom } from '@/lib/publish/atom'
import { getPlanet } from '../_planet'
import { document } from '../_reply'

export const dynamic = 'force-dynamic'

const NEWEST = 50

/** The newest posts of the planet, in full (R-OUT). HEAD is answered by the same. */
export async function GET(request: Request): Promise<Response> {
  const [planet, posts] = await Promise.all([getPlanet(), listNewest(NEWEST)])
  return document(request, {
    body: renderAtom(planet, posts),
    type: 'application/atom+xml; charset=utf-8',
    changedAt: posts.length > 0 ? Math.max(...posts.map((post) => post.changedAt)) : null,
  })
}
