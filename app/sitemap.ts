import type { MetadataRoute } from 'next'
import { listAuthors } from '@/db/queries/authors'
import { originOf, paths } from '@/lib/paths'
import { getPlanet } from './_planet'

export const dynamic = 'force-dynamic'

/** The pages that search engines may list (`INDEXED` in _metadata): posts and days are the blogs' own. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const [planet, authors] = await Promise.all([getPlanet(), listAuthors()])
  const pages = [
    ...[paths.front, paths.authors, paths.about].map((path) => ({ path, newest: null })),
    ...authors.map(({ slug, newest }) => ({ path: paths.author(slug), newest })),
  ]
  return pages.map(({ path, newest }) => ({
    url: originOf(planet) + path,
    lastModified: newest ?? undefined,
  }))
}
