import type { FullPost } from '@/db/queries/posts'
import type { Planet } from '@/lib/config'
import { originOf, paths } from '@/lib/paths'
import { safeHref } from '../_href'

/** A post in the words of schema.org: a copy on this planet of what stands on its author's blog. Data, which no browser runs. */
export function JsonLd({ post, planet }: { readonly post: FullPost; readonly planet: Planet }) {
  return (
    <script
      type="application/ld+json"
      dangerouslySetInnerHTML={{ __html: renderJsonLd(describePost(post, planet)) }}
    />
  )
}

/** JSON as it may stand in a script element, whatever its texts hold (PG-13). */
export function renderJsonLd(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** What it says of a post; of one without an address elsewhere, that it stands here alone. */
export function describePost(post: FullPost, planet: Planet) {
  const origin = originOf(planet)
  const permalink = origin + paths.post(post.id, post.slug)
  const original = safeHref(post.link)
  const names = post.byline.length > 0 ? post.byline : [post.authorName]
  return {
    '@context': 'https://schema.org',
    '@type': 'BlogPosting',
    '@id': permalink,
    url: original ?? permalink,
    isBasedOn: original ?? undefined,
    headline: post.title,
    description: post.excerpt || undefined,
    inLanguage: post.lang ?? undefined,
    wordCount: post.words,
    datePublished: dateOf(post.publishedAt ?? post.sortAt),
    dateModified: dateOf(post.editedAt),
    author: names.map((name) => ({ '@type': 'Person', name, url: safeHref(post.authorSite) })),
    copyrightNotice: post.rights ?? undefined,
    license: safeHref(post.licence),
    isPartOf: { '@type': 'Blog', name: planet.title, url: origin + paths.front },
  }
}

function dateOf(instant: number | null): string | undefined {
  return instant === null ? undefined : new Date(instant).toISOString()
}
