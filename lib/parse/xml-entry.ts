import { alternateOf, isPage, linksOf, urlOf, type Link } from './link'
import { enclosuresOf, imageOf, mediaOf } from './media'
import { attributeOf, childOf, childText, childrenOf, textOf, type Node } from './node'
import type { Entry, Rights, Text } from './parsed-feed'
import { peopleOf } from './person'
import { rightsOf } from './rights'
import { looseText, plainText, textConstruct } from './text'
import type { XmlDocument } from './xml'

/** One `item` or `entry` in our words. */
export function readEntry(item: Node, type: XmlDocument['type']): Entry {
  const links = linksOf(item)
  const { content, summary, node } = bodyOf(item, type)
  return {
    guid: guidOf(item),
    link: linkOf(item, links),
    title: titleOf(item, type),
    content,
    summary,
    base: attributeOf(node, 'xml:base') ?? attributeOf(item, 'xml:base'),
    lang:
      childText(item, 'dc:language', 'language') ??
      attributeOf(node, 'xml:lang') ??
      attributeOf(item, 'xml:lang'),
    dates: {
      published: texts(item, 'pubdate', 'published', 'atom:published'),
      issued: texts(
        item,
        'issued',
        'dc:date',
        'created',
        'dcterms:issued',
        'dcterms:created',
        'atom:issued',
        'date',
      ),
      updated: [
        ...texts(
          item,
          'updated',
          'modified',
          'atom:updated',
          'dcterms:modified',
          'atom:modified',
          'lastbuilddate',
        ),
        ...lastModifiedOf(item),
      ],
    },
    authors: authorsOf(item),
    categories: categoriesOf(item),
    enclosures: enclosuresOf(item),
    image: imageOf(item),
    comments: commentsOf(item, links),
    source: sourceOf(item),
    rights: ownRightsOf(item, links, type),
  }
}

function texts(item: Node, ...names: readonly string[]): readonly string[] {
  return childrenOf(item, ...names).flatMap((node) => textOf(node) ?? [])
}

/** CDF has it in an attribute. */
function lastModifiedOf(item: Node): readonly string[] {
  const date = attributeOf(item, 'lastmod')
  return date === null ? [] : [date]
}

function guidOf(item: Node): string | null {
  const written = childText(item, 'guid', 'id', 'atom:id')
  return written ?? attributeOf(item, 'rdf:about', 'about', 'rdf:id') ?? childText(item, 'dc:identifier')
}

function linkOf(item: Node, links: readonly Link[]): string | null {
  const guid = childrenOf(item, 'guid').find(
    (node) => attributeOf(node, 'ispermalink')?.toLowerCase() !== 'false',
  )
  const permalink = textOf(guid ?? null)
  const content = childOf(item, 'content')
  return (
    alternateOf(links) ??
    (permalink !== null && /^https?:\/\//i.test(permalink) ? permalink : null) ??
    links.find((link) => link.rel === 'self')?.href ??
    urlOf(content, attributeOf(content, 'src')) ??
    enclosuresOf(item)[0]?.url ??
    // CDF
    attributeOf(item, 'href')
  )
}

function titleOf(item: Node, type: XmlDocument['type']): Text | null {
  const own = childOf(item, 'title')
  if (type === 'atom')
    return textConstruct(own, 'text') ?? looseText(childOf(item, 'dc:title', 'media:title'))
  const titles = [
    ...childrenOf(item, 'title', 'atom:title', 'dc:title', 'itunes:title'),
    ...mediaOf(item, 'media:title'),
  ]
  for (const node of titles) {
    const title = looseText(node)
    if (title !== null) return title
  }
  return null
}

/** Fullest first: what is called content, then what is called a summary. `node` is where the content stood. */
function bodyOf(
  item: Node,
  type: XmlDocument['type'],
): Pick<Entry, 'content' | 'summary'> & { node: Node | null } {
  const assumed = type === 'atom' ? 'text' : 'html'
  const read = (nodes: readonly Node[], assume: Text['type']): { node: Node; text: Text }[] =>
    nodes.flatMap((node) => {
      const text = textConstruct(node, assume)
      return text === null ? [] : [{ node, text }]
    })
  const contents = [
    ...read(childrenOf(item, 'content:encoded', 'xhtml:body', 'xhtml:div', 'body', 'fullitem'), 'html'),
    ...read(childrenOf(item, 'content'), assumed),
    ...read(childrenOf(item, 'atom:content'), 'text'),
  ]
  const summaries = [
    ...read(childrenOf(item, 'description'), 'html'),
    ...read(childrenOf(item, 'summary', 'abstract'), assumed),
    ...read(childrenOf(item, 'atom:summary'), 'text'),
    ...read(childrenOf(item, 'dc:description', 'itunes:summary', 'itunes:subtitle'), 'html'),
    // Plain where it does not say otherwise (Media RSS), and yet often with markup.
    ...mediaOf(item, 'media:description').flatMap((node) => {
      const text = looseText(node)
      return text === null ? [] : [{ node, text }]
    }),
  ]
  const content = contents.find(({ text }) => text.type === 'html') ?? contents[0] ?? summaries.shift()
  const summary = summaries.find(({ text }) => text.value.trim() !== content?.text.value.trim())
  return { content: content?.text ?? null, summary: summary?.text ?? null, node: content?.node ?? null }
}

function authorsOf(item: Node): Entry['authors'] {
  const own = peopleOf(item, 'author', 'atom:author', 'dc:creator', 'itunes:author', 'dc:author')
  if (own.length > 0) return own
  return peopleOf(childOf(item, 'source', 'atom:source'), 'author', 'atom:author')
}

function categoriesOf(item: Node): readonly string[] {
  const names = childrenOf(item, 'category', 'atom:category', 'dc:subject').flatMap(
    (node) => categoryOf(node) ?? [],
  )
  const media = mediaOf(item, 'media:category').flatMap(
    (node) => attributeOf(node, 'label') ?? textOf(node) ?? [],
  )
  const podcast = childrenOf(item, 'itunes:category').flatMap((node) => [
    node,
    ...childrenOf(node, 'itunes:category'),
  ])
  return [...new Set([...names, ...media, ...podcast.flatMap((node) => attributeOf(node, 'text') ?? [])])]
}

/** The term is what others compare; where it is a URI, only the label is for people. */
function categoryOf(node: Node): string | null {
  const term = attributeOf(node, 'term')
  if (term !== null) return /^[a-z]+:\/\//i.test(term) ? (attributeOf(node, 'label') ?? term) : term
  return attributeOf(node, 'label') ?? plainText(textConstruct(node, 'text')) ?? childText(node, 'rdf:value')
}

function commentsOf(item: Node, links: readonly Link[]): string | null {
  const comments = childOf(item, 'comments')
  const replies = links.filter((link) => link.rel === 'replies')
  return (
    urlOf(comments, textOf(comments)) ??
    (replies.find(({ type }) => type !== null && isPage(type)) ?? replies[0])?.href ??
    null
  )
}

/** What a planet before us passed on stands in the entry's source (RFC 4287 §4.2.11, RFC 4946 §2.4). */
function ownRightsOf(item: Node, links: readonly Link[], type: XmlDocument['type']): Rights | null {
  const own = rightsOf(item, links, type)
  const source = childOf(item, 'source', 'atom:source')
  const passedOn = source && rightsOf(source, linksOf(source), 'atom')
  if (own === null || !passedOn) return own ?? passedOn
  return { text: own.text ?? passedOn.text, licence: own.licence ?? passedOn.licence }
}

function sourceOf(item: Node): Entry['source'] {
  const node = childOf(item, 'source', 'atom:source')
  if (node === null) return null
  const links = linksOf(node)
  const title = plainText(textConstruct(childOf(node, 'title', 'atom:title'), 'text')) ?? textOf(node)
  const url =
    urlOf(node, attributeOf(node, 'url')) ??
    alternateOf(links) ??
    links[0]?.href ??
    childText(node, 'id', 'atom:id')
  return title === null && url === null ? null : { title, url }
}
