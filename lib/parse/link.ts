import { resolve } from './capture'
import { attributeOf, childrenOf, textOf, type Node } from './node'

/** RFC 4287 §4.2.7, or RSS's `<link>` with its text. `rel` is `alternate` where unsaid. */
export type Link = {
  readonly rel: string
  readonly href: string
  readonly type: string | null
  readonly title: string | null
  readonly length: string | null
}

/** The links of an element in document order, those of its own vocabulary before Atom's in RSS. */
export function linksOf(node: Node | null): readonly Link[] {
  return childrenOf(node, 'link', 'atom:link').flatMap((link) => {
    const written = attributeOf(link, 'href', 'rdf:resource') ?? textOf(link)
    // An empty reference means its own base (RFC 3986 §4.4).
    const href =
      written === null && link['@']?.['href'] === '' ? attributeOf(link, 'xml:base') : urlOf(link, written)
    if (href === null) return []
    const rel = (attributeOf(link, 'rel') ?? 'alternate').toLowerCase()
    return [
      {
        // Registered relations may be written as IRIs (RFC 4287 §4.2.7.2).
        rel: rel.replace(/^https?:\/\/www\.iana\.org\/assignments\/relation\//, ''),
        href,
        type: attributeOf(link, 'type')?.toLowerCase() ?? null,
        title: attributeOf(link, 'title'),
        length: attributeOf(link, 'length'),
      },
    ]
  })
}

/** Where readers are sent: the first alternate in HTML, else the first alternate. */
export function alternateOf(links: readonly Link[]): string | null {
  const alternates = links.filter((link) => link.rel === 'alternate')
  const page = alternates.find(({ type }) => type === null || isPage(type))
  return (page ?? alternates[0])?.href ?? null
}

export function isPage(type: string): boolean {
  return /^(?:text\/html|application\/xhtml\+xml)/.test(type)
}

/** A URL as the element means it: against its `xml:base` where one is in force, else as written. */
export function urlOf(node: Node | null, url: string | null): string | null {
  const base = attributeOf(node, 'xml:base')
  return url === null || base === null ? url : (resolve(url, base) ?? url)
}
