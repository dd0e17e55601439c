import { listVoices } from '@/db/queries/published'
import { renderOpml } from '@/lib/publish/opml'
import { getPlanet } from '../_planet'
import { document } from '../_reply'

export const dynamic = 'force-dynamic'

/** Everybody's feeds as one subscription list (R-OUT). HEAD is answered by the same. */
export async function GET(request: Request): Promise<Response> {
  const planet = await getPlanet()
  const voices = new Map((await listVoices()).map((voice) => [voice.slug, voice]))
  const authors = planet.authors
    // Who was taken off is in planet.yaml still (R-SAME).
    .filter(({ slug }) => voices.get(slug)?.listed !== false)
    .map((author) => ({ ...author, lang: author.lang ?? voices.get(author.slug)?.lang ?? null }))
  const body = renderOpml({ ...planet, authors })
  return document(request, { body, type: 'text/x-opml; charset=utf-8', changedAt: null })
}
