import { isApart } from './measure'

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' }

/**
 * The plain text of a post from its HTML, as `clean` gave both: the store keeps only the HTML. What `clean` has written needs no
 * parser, since there each `<` begins a tag of ours. It may be cut off anywhere.
 */
export function textOf(html: string): string {
  return html
    .replace(/<\/?([a-z0-9]+)[^>]*>?/g, (_tag, name: string) => (isApart(name) ? ' ' : ''))
    .replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity]!)
    .replace(/\s{2,}|[^\S ]/g, ' ')
    .trim()
}
