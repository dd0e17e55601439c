/**
 * The clean tree: what a page may hold, and nothing of the parser's. Text is a string; an element has a name and
 * attributes that our own code wrote, so that whatever is not built here cannot be in it.
 */
export type Node = string | Element
export type Element = { tag: string; attributes: Record<string, string>; children: Node[] }

export function element(tag: string, attributes: Record<string, string>, children: Node[] = []): Element {
  return { tag, attributes, children }
}

/** Adds a node at the end. Two texts side by side are one, as a parser would read them. */
export function append(nodes: Node[], node: Node): void {
  const last = nodes.length - 1
  const previous = nodes[last]
  if (typeof node === 'string' && typeof previous === 'string') nodes[last] = previous + node
  else if (node !== '') nodes.push(node)
}

/** True for what shows nothing: white space, line breaks, and elements of these alone. */
export function isBlank(node: Node): boolean {
  if (typeof node === 'string') return !/[^\s\u00a0\u200b\ufeff]/.test(node)
  return node.tag === 'br'
}

/** The text of a node as it stands, without any separators. */
export function textOf(node: Node): string {
  if (typeof node === 'string') return node
  let text = ''
  for (const child of node.children) text += textOf(child)
  return text
}

export function isElement(node: Node, tag: string): node is Element {
  return typeof node !== 'string' && node.tag === tag
}
