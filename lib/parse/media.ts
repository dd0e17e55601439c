import { linksOf, urlOf } from './link'
import { attributeOf, childOf, childrenOf, textOf, type Node } from './node'
import type { Enclosure } from './parsed-feed'

/** Everything attached to an entry, each URL once: RSS `enclosure`, Atom `rel=enclosure`, Media RSS, mod_enclosure. */
export function enclosuresOf(item: Node): readonly Enclosure[] {
  const found = new Map<string, Enclosure>()
  const add = (url: string | null, type: string | null, length: string | null): void => {
    if (url !== null && !found.has(url)) found.set(url, { url, type, bytes: bytesOf(length) })
  }
  for (const node of childrenOf(item, 'enclosure', 'enc:enclosure')) {
    const url = urlOf(node, attributeOf(node, 'url', 'href', 'rdf:resource', 'enc:url') ?? textOf(node))
    add(url, attributeOf(node, 'type', 'enc:type'), attributeOf(node, 'length', 'enc:length'))
  }
  for (const link of linksOf(item)) if (link.rel === 'enclosure') add(link.href, link.type, link.length)
  for (const node of mediaOf(item, 'media:content')) {
    add(urlOf(node, attributeOf(node, 'url')), attributeOf(node, 'type'), attributeOf(node, 'filesize'))
  }
  return [...found.values()]
}

/** Children of Media RSS's optional wrappers as well as of the item itself. */
export function mediaOf(item: Node, name: string): readonly Node[] {
  const groups = [item, ...childrenOf(item, 'media:group')]
  const contents = groups.flatMap((group) => childrenOf(group, 'media:content'))
  return [...groups, ...contents].flatMap((place) => childrenOf(place, name))
}

/** The picture of a feed or an entry. */
export function imageOf(node: Node): string | null {
  const image = childOf(node, 'image')
  const candidates = [
    childOf(image, 'url'),
    ...childrenOf(node, 'itunes:image', 'googleplay:image', 'logo', 'atom:logo', 'icon', 'atom:icon'),
    ...mediaOf(node, 'media:thumbnail'),
    image,
  ]
  for (const candidate of candidates) {
    const url = textOf(candidate) ?? attributeOf(candidate, 'href', 'url', 'rdf:resource')
    if (url !== null) return urlOf(candidate, url)
  }
  return null
}

function bytesOf(length: string | null): number | null {
  const bytes = length !== null && /^\d{1,15}$/.test(length) ? Number(length) : 0
  return bytes > 0 ? bytes : null
}
