import type { Metadata } from 'next'
import type { Planet } from '@/lib/config'
import { paths } from '@/lib/paths'

type Page = {
  /** Null on the front page, which is called like the planet. */
  readonly title: string | null
  readonly description?: string
  /** Absolute, or a path of ours. */
  readonly canonical?: string
  /** Whether search engines may list the page; its links are followed in any case. */
  readonly indexed?: boolean
}

/** The whole head of a page. Next merges metadata only at the top, so a page that gave a part would lose the planet's feed. */
export function pageMetadata(
  planet: Planet,
  { title, description, canonical, indexed = true }: Page,
): Metadata {
  return {
    metadataBase: planet.url ? new URL(planet.url) : null,
    title: title === null ? planet.title : `${title} · ${planet.title}`,
    description: description || planet.tagline || `The blogs of ${planet.title}, by day.`,
    robots: indexed ? undefined : { index: false, follow: true },
    icons: { icon: '/icon.svg' },
    alternates: {
      canonical,
      types: { 'application/atom+xml': [{ url: paths.atom, title: planet.title }] },
    },
  }
}
