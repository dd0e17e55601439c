import type { MetadataRoute } from 'next'
import { paths } from '@/lib/paths'
import { getPlanet } from './_planet'

export const dynamic = 'force-dynamic'

/** What a phone shows of a planet that stands among its programs. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const planet = await getPlanet()
  return {
    name: planet.title,
    short_name: planet.title,
    description: planet.tagline ?? undefined,
    lang: planet.locale,
    start_url: paths.front,
    display: 'browser',
    background_color: '#faf9fc',
    theme_color: '#54487a',
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      ...[192, 512].map((width) => ({
        src: `/icon-${width}.png`,
        sizes: `${width}x${width}`,
        type: 'image/png',
        purpose: 'maskable' as const,
      })),
    ],
  }
}
