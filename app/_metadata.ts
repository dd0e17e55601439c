import type { Metadata } from 'next'
import type { Planet } from '@/lib/config'
import { paths, type FeedFormat } from '@/lib/paths'
import { wordsFor } from '@/lib/words/words'

type Page = {
  /** Null on the front page, which is called like the planet. */
  readonly title: string | null
  readonly description?: string
  /** A path of ours, or the address of the original on another site. */
  readonly canonical?: string
  /** False where search engines must not list even a page that they may list otherwise. Its links are followed in any case. */
  readonly indexed?: boolean
  /** A 404, of which Next says by itself that it must not be listed. */
  readonly isMissing?: true
  /** What the page's own feed is called, where the page is called otherwise. */
  readonly feedTitle?: string
  /** A post: who wrote it and when, in milliseconds. */
  readonly article?: { readonly author: string; readonly published: number | null }
}

/** What search engines may list: our own pages, and a copy that names its original. All else is a way to them. */
const INDEXED = /^(?:\/(?:authors(?:\/.*)?|about)?|https?:.*)$/

/** Pages that have feeds of their own, with all below them. */
const FED = /^\/(?:authors|tags|lang)\/[^/]+/

const FORMATS: readonly (readonly [type: string, format: FeedFormat])[] = [
  ['application/atom+xml', 'atom.xml'],
  ['application/rss+xml', 'rss.xml'],
  ['application/feed+json', 'feed.json'],
]

/**
 * The whole head of a page. Next merges metadata only at the top, so a page that gave a part would lose the planet's feed. Addresses
 * follow from the planet's own, never from the request's Host (PG-08).
 */
export function pageMetadata(planet: Planet, page: Page): Metadata {
  const { title, canonical = null, indexed = true, isMissing, article } = page
  const description =
    page.description || planet.tagline || wordsFor(planet.locale).shell.description(planet.title)
  const isListed = indexed && canonical !== null && INDEXED.test(canonical)
  const own = canonical?.startsWith('/') ? canonical : undefined
  return {
    metadataBase: planet.url ? new URL(planet.url) : null,
    title: title === null ? planet.title : `${title} · ${planet.title}`,
    description,
    robots: isListed || isMissing ? undefined : { index: false, follow: true },
    icons: {
      icon: '/icon.svg',
      apple: '/apple-icon.png',
      // Who is on the planet. There is no other place for a link of a kind that Next has no word for.
      other: { rel: 'blogroll', url: paths.opml, type: 'text/x-opml' },
    },
    alternates: { canonical: canonical ?? undefined, types: feedsOf(planet, own, page.feedTitle ?? title) },
    openGraph: {
      title: title ?? planet.title,
      description,
      siteName: planet.title,
      locale: planet.locale.replace('-', '_'),
      url: own,
      // Others ask for it by its whole address, or not at all.
      images: planet.url ? { url: '/opengraph-image', width: 1200, height: 630, alt: planet.title } : [],
      ...(article
        ? {
            type: 'article',
            authors: article.author,
            publishedTime: article.published === null ? undefined : new Date(article.published).toISOString(),
          }
        : { type: 'website' }),
    },
    twitter: { card: 'summary_large_image' },
  }
}

/** The head of the page of what is not there. */
export function missingMetadata(planet: Planet): Metadata {
  return pageMetadata(planet, { title: wordsFor(planet.locale).missing.title, isMissing: true })
}

/** Of each format the page's own feed, then the planet's. */
export function feedsOf(planet: Planet, canonical?: string, title: string | null = null) {
  const fed = canonical && FED.exec(canonical)?.[0]
  const own = fed ? [{ page: fed, title: `${title ?? fed} · ${planet.title}` }] : []
  const feeds = [...own, { page: paths.front, title: planet.title }]
  const types = FORMATS.map(([type, format]) => [
    type,
    feeds.map(({ page, title }) => ({ url: paths.feed(page, format), title })),
  ])
  return Object.fromEntries(types) as Record<string, { url: string; title: string }[]>
}
