/**
 * An element as the XML parser collects it: `@` attributes, `#` text, and its children by their canonical names
 * (`names.ts`), each one node or a list. `markup` is set where `#` holds serialised child elements.
 */
export type Node = {
  readonly '@'?: Readonly<Record<string, string>>
  readonly '#'?: string
  readonly '#markup'?: boolean
  readonly [child: string]: unknown
}

/** The children of these names, name by name, in document order within each. */
export function childrenOf(node: Node | null, ...names: readonly string[]): readonly Node[] {
  const found: Node[] = []
  if (node === null) return found
  for (const name of names) {
    const child = Object.hasOwn(node, name) ? node[name] : undefined
    if (Array.isArray(child)) for (const each of child) found.push(each as Node)
    else if (child !== undefined) found.push(child as Node)
  }
  return found
}

/** The first child of these names, null where there is none. */
export function childOf(node: Node | null, ...names: readonly string[]): Node | null {
  return childrenOf(node, ...names)[0] ?? null
}

/** A node's own text without white space around it, null where it is empty. */
export function textOf(node: Node | null): string | null {
  return node?.['#']?.trim() || null
}

/** The text of the first child of these names that has any. */
export function childText(node: Node | null, ...names: readonly string[]): string | null {
  for (const child of childrenOf(node, ...names)) {
    const text = textOf(child)
    if (text !== null) return text
  }
  return null
}

/** A trimmed attribute, null where it is missing or empty. */
export function attributeOf(node: Node | null, ...names: readonly string[]): string | null {
  for (const name of names) {
    const value = node?.['@']?.[name]?.trim()
    if (value) return value
  }
  return null
}
