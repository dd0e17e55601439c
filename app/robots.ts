import type { MetadataRoute } from 'next'
import { originOf } from '@/lib/paths'
import { getPlanet } from './_planet'

// The address of the site is known where it is served, not where it is built.
export const dynamic = 'force-dynamic'

/** Everybody may read everything: what must not be listed says so itself, which only who comes can see. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  const origin = originOf(await getPlanet())
  return { rules: { userAgent: '*', disallow: '/api/' }, sitemap: `${origin}/sitemap.xml` }
}
