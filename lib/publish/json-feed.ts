import type { PublishedPost } from '../../db/queries/published'
import type { Planet } from '../config'
import { originOf } from '../paths'
import { hubsOf, idOf, momentsOf, namesOf, permalinkOf, type Outgoing } from './outgoing'
import { writable } from './writable'

/** A feed as JSON Feed 1.1 (https://jsonfeed.org/version/1.1, R-OUT); what its words do not say stands in `_planet`. */
export function renderJsonFeed(planet: Planet, feed: Outgoing): string {
  const origin = originOf(planet)
  return stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: origin + feed.page,
    feed_url: origin + feed.self,
    description: planet.tagline,
    next_url: feed.older && origin + feed.older,
    icon: `${origin}/icon-512.png`,
    authors: [{ name: planet.owner?.name ?? planet.title, url: origin }],
    language: feed.lang ?? planet.locale,
    hubs: hubsOf(planet).map((url) => ({ type: 'WebSub', url })),
    items: feed.posts.map((post) => itemOf(post, planet)),
  })
}

function itemOf(post: PublishedPost, planet: Planet) {
  const { published, updated } = momentsOf(post)
  const permalink = permalinkOf(post, planet)
  return {
    id: idOf(post, planet),
    url: post.link ?? permalink,
    title: post.title,
    // Of a post too long to stand with others there is its beginning alone.
    ...(post.html === '' ? { content_text: post.excerpt } : { content_html: post.html }),
    summary: post.excerpt || null,
    date_published: new Date(published).toISOString(),
    date_modified: new Date(updated).toISOString(),
    authors: namesOf(post).map((name) => ({ name, url: post.authorSite })),
    tags: post.tags,
    language: post.lang,
    attachments: post.enclosures.map(({ url, type, bytes }) => ({
      url,
      mime_type: type ?? 'application/octet-stream',
      size_in_bytes: bytes,
    })),
    _planet: {
      permalink,
      author: post.authorSlug,
      source: { title: post.feedTitle ?? post.authorName, url: post.feedUrl },
      comments: post.comments,
      rights: post.rights,
      licence: post.licence,
    },
  }
}

/** Texts as any reader takes them; what is nothing, or a list of nothing, is not said. */
function stringify(value: unknown): string {
  return JSON.stringify(value, (key, part: unknown) => {
    if (typeof part === 'string') return writable(part)
    if (part === null || (Array.isArray(part) && part.length === 0 && key !== 'items')) return undefined
    return part
  })
}
