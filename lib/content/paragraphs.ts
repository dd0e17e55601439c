import { blocks } from './allowlist'
import { element, isBlank, isElement, type Node } from './node'

/**
 * The blocks of a post. Text and inline elements between them stand in paragraphs, parted where the author broke the
 * line twice; a wrapper around everything is none.
 */
export function inParagraphs(nodes: readonly Node[]): Node[] {
  const [only, ...others] = nodes.filter((node) => !isBlank(node))
  if (
    only !== undefined &&
    others.length === 0 &&
    isElement(only, 'div') &&
    Object.keys(only.attributes).length === 0
  ) {
    return inParagraphs(only.children)
  }
  const paragraphs: Node[] = []
  let line: Node[] = []
  let breaks = 0
  const end = () => {
    while (line.length > 0 && isBlank(line.at(-1) ?? '')) line.pop()
    if (line.length > 0) paragraphs.push(element('p', {}, line))
    line = []
    breaks = 0
  }
  for (const node of nodes) {
    if (typeof node !== 'string' && blocks.has(node.tag)) {
      end()
      paragraphs.push(node)
    } else if (isElement(node, 'br') && ++breaks === 2) end()
    else if (!isBlank(node)) {
      breaks = 0
      line.push(node)
    } else if (line.length > 0) line.push(node)
  }
  end()
  return paragraphs
}
