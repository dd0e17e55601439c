import { alternateOf, linksOf } from './link'
import { imageOf } from './media'
import { attributeOf, childText, childrenOf, type Node } from './node'
import type { Entry, ParsedFeed, ParseNote, Text } from './parsed-feed'
import { peopleOf } from './person'
import { rightsOf } from './rights'
import { looseText, textConstruct } from './text'
import { readEntry } from './xml-entry'
import type { XmlDocument } from './xml'

const PERIOD_MINUTES = new Map([
  ['hourly', 60],
  ['daily', 1440],
  ['weekly', 10_080],
  ['monthly', 43_200],
  ['yearly', 525_600],
])

const MORE_PUBLISHED = ['atom:published', 'atom:issued', 'dcterms:issued', 'dcterms:created']
const MORE_UPDATED = ['atom:updated', 'atom:modified', 'dcterms:modified', 'dc:date']

/** A feed's document in our words. An entry that cannot be read costs that entry only (PA-10). */
export function readFeed(
  document: XmlDocument,
  format: ParsedFeed['format'],
  before: readonly ParseNote[],
): ParsedFeed {
  const { type, root, channel, closed } = document
  const notes = [...before]
  const entries: Entry[] = []
  for (const item of document.items) {
    try {
      entries.push(readEntry(item, type))
    } catch (error) {
      notes.push({ code: 'entry-failed', message: error instanceof Error ? error.message : String(error) })
    }
  }
  if (!closed)
    notes.push({ code: 'incomplete', message: 'The document ends before its root element is closed.' })
  const links = [...linksOf(channel), ...(root === channel ? [] : linksOf(root))]
  const linked = (rel: string): readonly string[] =>
    links.filter((link) => link.rel === rel).map(({ href }) => href)
  return {
    kind: 'feed',
    format,
    title: textOfKind(channel, type, 'title', 'atom:title', 'dc:title'),
    description: textOfKind(
      channel,
      type,
      ...[
        'description',
        'subtitle',
        'tagline',
        'abstract',
        'atom:subtitle',
        'atom:tagline',
        'dc:description',
        'itunes:summary',
        'itunes:subtitle',
        'info',
      ],
    ),
    link: alternateOf(links) ?? attributeOf(channel, 'href'),
    self: linked('self')[0] ?? attributeOf(channel, 'rdf:about', 'about', 'self'),
    hubs: [...new Set(linked('hub'))],
    lang: languageOf(channel),
    authors: peopleOf(
      channel,
      'author',
      'managingeditor',
      'dc:creator',
      'atom:author',
      'itunes:author',
      'webmaster',
      'itunes:owner',
      'dc:author',
    ),
    image: imageOf(channel) ?? imageOf(root),
    rights: rightsOf(channel, links, type),
    published: childText(channel, 'pubdate', 'published', 'dc:date', 'issued', 'created', ...MORE_PUBLISHED),
    updated: childText(channel, 'lastbuilddate', 'updated', 'modified', ...MORE_UPDATED),
    everyMinutes: everyMinutes(channel),
    entries,
    complete: closed,
    notes,
  }
}

function textOfKind(channel: Node, type: XmlDocument['type'], ...names: readonly string[]): Text | null {
  for (const node of childrenOf(channel, ...names)) {
    const text = type === 'atom' ? textConstruct(node, 'text') : looseText(node)
    if (text !== null) return text
  }
  return null
}

function languageOf(channel: Node): string | null {
  const written = childText(channel, 'language', 'dc:language') ?? attributeOf(channel, 'xml:lang')
  return written?.replace(/^([a-z]{2,3})_([a-z]{2,4})$/i, '$1-$2') ?? null
}

/** RSS `ttl` is in minutes; mod_syndication says how often in a period. */
function everyMinutes(channel: Node): number | null {
  const ttl = Number.parseInt(childText(channel, 'ttl') ?? '', 10)
  if (ttl > 0) return ttl
  const period = PERIOD_MINUTES.get(childText(channel, 'sy:updateperiod')?.toLowerCase() ?? '')
  if (period === undefined) return null
  const frequency = Number.parseInt(childText(channel, 'sy:updatefrequency') ?? '1', 10)
  return Math.max(1, Math.round(period / (frequency > 0 ? frequency : 1)))
}
