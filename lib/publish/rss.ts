import type { PublishedPost } from '../../db/queries/published'
import type { Planet } from '../config'
import { originOf } from '../paths'
import {
  changedAtOf,
  hubsOf,
  idOf,
  isUri,
  momentsOf,
  namesOf,
  permalinkOf,
  rights,
  type Outgoing,
} from './outgoing'
import { element, textElement, xmlDocument } from './xml'

/** A feed as RSS 2.0 with the modules that carry whole posts, their authors and their archives (R-OUT, RFC 5005). */
export function renderRss(planet: Planet, feed: Outgoing): string {
  const origin = originOf(planet)
  const link = (rel: string, href: string | null, type: string | null = null) =>
    href === null ? '' : element('atom:link', { rel, href, type })
  const at = (path: string | null) => path && origin + path
  return xmlDocument(
    element(
      'rss',
      {
        version: '2.0',
        'xml:lang': feed.lang ?? planet.locale,
        'xmlns:atom': 'http://www.w3.org/2005/Atom',
        'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
        'xmlns:creativeCommons': 'http://backend.userland.com/creativeCommonsRssModule',
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        'xmlns:fh': 'http://purl.org/syndication/history/1.0',
      },
      element(
        'channel',
        {},
        textElement('title', feed.title),
        textElement('link', origin + feed.page),
        textElement('description', planet.tagline ?? planet.title),
        textElement('language', feed.lang ?? planet.locale),
        textElement('copyright', rights),
        textElement('lastBuildDate', new Date(changedAtOf(feed.posts)).toUTCString()),
        link('self', at(feed.self), 'application/rss+xml'),
        ...hubsOf(planet).map((hub) => link('hub', hub)),
        feed.archiveOf === null ? '' : element('fh:archive', {}),
        link('current', at(feed.archiveOf)),
        link('prev-archive', at(feed.older)),
        link('next-archive', at(feed.newer)),
        ...feed.posts.map((post) => `\n${renderItem(post, planet)}`),
      ),
    ),
  )
}

function renderItem(post: PublishedPost, planet: Planet): string {
  const id = idOf(post, planet)
  const permalink = permalinkOf(post, planet)
  const link = post.link ?? permalink
  // RSS has room for one; the others stand in the post.
  const [enclosure] = post.enclosures
  return element(
    'item',
    { 'xml:lang': post.lang },
    textElement('title', post.title),
    textElement('link', link),
    textElement('guid', id, { isPermaLink: String(id === link || id === permalink) }),
    textElement('pubDate', new Date(momentsOf(post).published).toUTCString()),
    ...namesOf(post).map((name) => textElement('dc:creator', name)),
    textElement('dc:rights', post.rights),
    textElement('creativeCommons:license', post.licence),
    textElement('comments', post.comments),
    ...post.tags.map((label) => textElement('category', label)),
    enclosure
      ? element('enclosure', {
          url: enclosure.url,
          length: enclosure.bytes ?? 0,
          type: enclosure.type ?? 'application/octet-stream',
        })
      : '',
    isUri(post.feedUrl)
      ? textElement('source', post.feedTitle ?? post.authorName, { url: post.feedUrl })
      : '',
    textElement('description', post.excerpt || null),
    textElement('content:encoded', post.html || null),
  )
}
