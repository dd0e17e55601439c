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

const HTML = 'text/html'
/** A licence that is none (RFC 4946 §2.1). */
const UNSPECIFIED = 'http://purl.org/atompub/license#unspecified'

/** A feed as an Atom document (RFC 4287, 5005, R-OUT), each post with its source and the id it had there. */
export function renderAtom(planet: Planet, feed: Outgoing): string {
  const origin = originOf(planet)
  const at = (path: string | null) => path && origin + path
  return xmlDocument(
    element(
      'feed',
      {
        xmlns: 'http://www.w3.org/2005/Atom',
        'xmlns:fh': 'http://purl.org/syndication/history/1.0',
        'xml:lang': feed.lang ?? planet.locale,
      },
      textElement('id', origin + (feed.archiveOf ?? feed.self)),
      textElement('title', feed.title),
      textElement('subtitle', planet.tagline),
      textElement('updated', stamp(changedAtOf(feed.posts))),
      element('author', {}, textElement('name', planet.owner?.name ?? planet.title)),
      textElement('rights', rights),
      textElement('icon', `${origin}/icon.svg`),
      link('self', at(feed.self), 'application/atom+xml'),
      link('alternate', at(feed.page), HTML),
      ...hubsOf(planet).map((hub) => link('hub', hub)),
      feed.archiveOf === null ? '' : element('fh:archive', {}),
      link('current', at(feed.archiveOf)),
      link('prev-archive', at(feed.older)),
      link('next-archive', at(feed.newer)),
      ...feed.posts.map((post) => `\n${renderEntry(post, planet)}`),
    ),
  )
}

function renderEntry(post: PublishedPost, planet: Planet): string {
  const { published, updated } = momentsOf(post)
  const permalink = permalinkOf(post, planet)
  const id = idOf(post, planet)
  return element(
    'entry',
    { 'xml:lang': post.lang },
    textElement('id', isUri(id) ? id : permalink),
    textElement('title', post.title),
    textElement('published', stamp(published)),
    textElement('updated', stamp(updated)),
    ...namesOf(post).map((name) =>
      element('author', {}, textElement('name', name), textElement('uri', post.authorSite)),
    ),
    link('alternate', post.link ?? permalink, HTML),
    link('replies', post.comments, HTML),
    textElement('rights', post.rights),
    // RFC 4946 §2.4: else that of the source would hold for it.
    link('license', post.licence ?? (post.feedLicence === null ? null : UNSPECIFIED)),
    ...post.enclosures.map(({ url, type, bytes }) => link('enclosure', url, type, bytes)),
    ...post.tags.map((label) => element('category', { term: label })),
    renderSource(post, permalink),
    textElement('summary', post.excerpt || null),
    textElement('content', post.html || null, { type: 'html' }),
  )
}

function renderSource(post: PublishedPost, permalink: string): string {
  const feed = isUri(post.feedUrl) ? post.feedUrl : null
  return element(
    'source',
    {},
    textElement('id', feed ?? post.authorSite ?? permalink),
    textElement('title', post.feedTitle ?? post.authorName),
    textElement('updated', stamp(post.changedAt)),
    link('self', feed),
    link('alternate', post.authorSite, HTML),
    textElement('rights', post.feedRights),
    link('license', post.feedLicence),
  )
}

/** A link, where it leads somewhere. */
function link(rel: string, href: string | null, type: string | null = null, length: number | null = null) {
  return href === null ? '' : element('link', { rel, href, type, length })
}

function stamp(instant: number): string {
  return new Date(instant).toISOString()
}
