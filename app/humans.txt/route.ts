import { listAuthors } from '@/db/queries/authors'
import { getPlanet } from '../_planet'

export const dynamic = 'force-dynamic'

/** Who is behind the planet (humanstxt.org): its operators and those who write. No address of anybody (R-AUTHOR). */
export async function GET(): Promise<Response> {
  const [planet, authors] = await Promise.all([getPlanet(), listAuthors()])
  const lines = [
    ...['/* OPERATORS */', planet.owner?.name ?? planet.title, ''],
    ...['/* AUTHORS */', ...authors.map(({ name, site }) => (site ? `${name}, ${site}` : name)), ''],
  ]
  return new Response(lines.join('\n'), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
