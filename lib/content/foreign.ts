import type { DefaultTreeAdapterTypes } from 'parse5'

export type Foreign = DefaultTreeAdapterTypes.Node
export type ForeignElement = DefaultTreeAdapterTypes.Element

export function attributeOf(element: ForeignElement, name: string): string | undefined {
  for (const attribute of element.attrs) if (attribute.name === name) return attribute.value
  return undefined
}

/** The text of a drawing or formula; of a formula its TeX source where it brings one. */
export function textOfForeign(root: ForeignElement): string {
  const texts: string[] = []
  let source: string | null = null
  const collect = (node: Foreign): string => {
    if ('value' in node) return node.value
    if (!('childNodes' in node)) return ''
    let text = ''
    for (const child of node.childNodes) text += collect(child)
    if ('tagName' in node && (node.tagName === 'script' || node.tagName === 'style')) return ''
    if ('tagName' in node && node.tagName === 'annotation') {
      if (/tex/i.test(attributeOf(node, 'encoding') ?? '')) source ??= text.trim()
      return ''
    }
    return text
  }
  for (const child of root.childNodes) texts.push(collect(child))
  return source ?? texts.join(root.tagName === 'svg' ? ' ' : '').replace(/\s+/g, ' ')
}
