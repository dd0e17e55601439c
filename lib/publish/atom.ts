import { generateAtomFeed } from 'feedsmith'
import type { FullPost } from '../../db/queries/posts'
import type { Planet } from '../config'
import { originOf, paths } from '../paths'
import { writable } from './writable'

/**
 * Posts as an Atom document (RFC 4287, R-OUT), each with its source and the id it had there. The same posts give the same bytes.
 * @param posts newest first
 */
export function renderAtom(planet: Planet, posts: readonly FullPost[]): string {
  const origin = originOf(planet)
  const ids = idsOf(posts, origin)
  const xml = generateAtomFeed(
    writable({
      id: origin + paths.front,
      title: { value: planet.title },
      subtitle: planet.tagline ? { value: planet.tagline } : undefined,
      updated: new Date(Math.max(0, ...posts.map((post) => post.changedAt))),
      links: [
        { href: origin + paths.atom, rel: 'self', type: 'application/atom+xml' },
        { href: origin + paths.front, rel: 'alternate', type: 'text/html' },
      ],
      authors: [{ name: planet.owner?.name ?? planet.title }],
      rights: { value: 'Each post belongs to its author.' },
      entries: posts.map((post) => renderEntry(post, ids.get(post) ?? '', origin)),
    }),
  )
  // An id is compared letter by letter: the generator's line breaks around CDATA are not part of it.
  return xml.replace(/<id>\n +<!\[CDATA\[/g, '<id><![CDATA[').replace(/\]\]>\n +<\/id>/g, ']]></id>')
}

function renderEntry(post: FullPost, id: string, origin: string) {
  const feed = isUri(post.feedUrl) ? post.feedUrl : null
  const lang = post.lang ? { lang: post.lang } : undefined
  // A date ahead of its first sight would stand above all others in a reader for ever (R-PLACE).
  const isAhead = post.publishedAt !== null && post.publishedAt > post.firstSeenAt
  const own = (isAhead ? null : post.publishedAt) ?? post.sortAt ?? post.firstSeenAt
  return {
    id,
    title: { value: post.title, xml: lang },
    updated: new Date(post.editedAt ?? own),
    published: new Date(own),
    authors: (post.byline.length > 0 ? post.byline : [post.authorName]).map((name) => ({
      name,
      uri: post.authorSite ?? undefined,
    })),
    links: [
      { href: post.link ?? permalinkOf(post, origin), rel: 'alternate', type: 'text/html' },
      ...post.enclosures.map(({ url, type, bytes }) => ({
        href: url,
        rel: 'enclosure',
        type: type ?? undefined,
        length: bytes ?? undefined,
      })),
    ],
    content: { value: post.html, type: 'html', xml: lang },
    source: {
      id: feed ?? post.authorSite ?? permalinkOf(post, origin),
      title: { value: post.feedTitle ?? post.authorName },
      links: [
        ...(feed ? [{ href: feed, rel: 'self' }] : []),
        ...(post.authorSite ? [{ href: post.authorSite, rel: 'alternate', type: 'text/html' }] : []),
      ],
      updated: new Date(post.changedAt),
    },
  }
}

/**
 * Each post's id for readers elsewhere: its guid where that is a URI, else its link, else ours. An id that several posts claim stays
 * with the one seen first, or a feed could put its words into another's post (ID-01).
 */
function idsOf(posts: readonly FullPost[], origin: string): Map<FullPost, string> {
  const taken = new Set<string>()
  const ids = new Map<FullPost, string>()
  for (const post of [...posts].sort((a, b) => a.firstSeenAt - b.firstSeenAt || a.id - b.id)) {
    const wanted = isUri(post.guid) ? post.guid : post.link
    const id = wanted && !taken.has(wanted) ? wanted : permalinkOf(post, origin)
    taken.add(id)
    ids.set(post, id)
  }
  return ids
}

function permalinkOf(post: FullPost, origin: string): string {
  return origin + paths.post(post.id, post.slug)
}

/** RFC 3986 §3: a scheme and something behind it, no white space and no sign that an IRI must not hold. */
function isUri(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(text)
}
