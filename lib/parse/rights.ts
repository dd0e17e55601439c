import { urlOf, type Link } from './link'
import { attributeOf, childrenOf, type Node } from './node'
import type { Rights, Text } from './parsed-feed'
import { looseText, textConstruct } from './text'
import type { XmlDocument } from './xml'

const WORDS = ['rights', 'dc:rights', 'copyright', 'media:copyright', 'atom:rights', 'dcterms:rights']
const LICENCES = ['creativecommons:license', 'cc:license', 'dcterms:license', 'media:license']

/** What a feed or an entry says of its rights; null where it says nothing. */
export function rightsOf(node: Node, links: readonly Link[], type: XmlDocument['type']): Rights | null {
  const text = wordsOf(node, type)
  const licence = links.find(({ rel }) => rel === 'license')?.href ?? licenceOf(node)
  return text === null && licence === null ? null : { text, licence }
}

function wordsOf(node: Node, type: XmlDocument['type']): Text | null {
  for (const said of childrenOf(node, ...WORDS)) {
    const words = type === 'atom' ? textConstruct(said, 'text') : looseText(said)
    if (words !== null) return words
  }
  return null
}

/** Some name the licence where others have its address. */
function licenceOf(node: Node): string | null {
  for (const said of childrenOf(node, ...LICENCES)) {
    const written = [attributeOf(said, 'rdf:resource', 'href', 'url'), said['#']?.trim()]
    const address = written.find((text) => text && /^https?:\/\//i.test(text))
    if (address) return urlOf(said, address)
  }
  return null
}
