import { urlOf } from './link'
import { attributeOf, childOf, childText, childrenOf, textOf, type Node } from './node'
import type { Person } from './parsed-feed'

/** Longer than any byline; also what keeps the expressions below cheap. */
const MAX_LENGTH = 500

const EMAIL = /[^\s<>()[\],;:"'|]{1,64}@[^\s<>()[\],;:"'|]{1,255}/

/** RFC 4287 §3.2, with the names of Atom 0.3; where the element has only text, as in RSS, that is read. */
function personOf(node: Node): Person | null {
  const name = childText(node, 'name', 'atom:name', 'itunes:name', 'foaf:name')
  const email = childText(node, 'email', 'atom:email', 'itunes:email')
  const page = childOf(node, 'uri', 'url', 'homepage', 'atom:uri')
  const url = urlOf(page, textOf(page)) ?? attributeOf(node, 'href', 'rdf:resource')
  if (name !== null || email !== null || url !== null) {
    const read = name === null ? null : parsePerson(name)
    return { name: read?.name ?? null, email: email ?? read?.email ?? null, url }
  }
  const text = textOf(node)
  return text === null ? null : parsePerson(text)
}

/**
 * `a@b (Name)`, `Name <a@b>`, `Name (a@b)`, `mailto:a@b` → name and address apart. A text without an address is the
 * name, commas and all.
 */
export function parsePerson(text: string): Person {
  const plain = text
    .slice(0, MAX_LENGTH)
    .replace(/^mailto:/i, '')
    .replace(/\s+/g, ' ')
    .trim()
  const email = EMAIL.exec(plain)?.[0]
  if (email === undefined) return { name: plain || null, email: null, url: null }
  const rest = plain
    .replace(email, ' ')
    .replace(/mailto:/i, ' ')
    .replace(/[<>()[\]"]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const name = rest.replace(/^[\s,;:|-]+|[\s,;:|-]+$/g, '')
  return { name: name || null, email, url: null }
}

/** The people of these elements, each once. */
export function peopleOf(node: Node | null, ...names: readonly string[]): readonly Person[] {
  const people = new Map<string, Person>()
  for (const child of childrenOf(node, ...names)) {
    const person = personOf(child)
    if (person === null) continue
    const key = (person.name ?? person.email ?? person.url ?? '').toLowerCase()
    if (!people.has(key)) people.set(key, person)
  }
  return [...people.values()]
}
