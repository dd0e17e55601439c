import type { DefaultTreeAdapterTypes } from 'parse5'

export type Foreign = DefaultTreeAdapterTypes.Node
export type ForeignElement = DefaultTreeAdapterTypes.Element

export function attributeOf(element: ForeignElement, name: string): string | undefined {
  for (const attribute of element.attrs) if (attribute.name === name) return attribute.value
  return undefined
}

/** The text under a foreign node: no scripts or styles, and of a formula its TeX source where it brings one. */
export function textOfForeign(root: ForeignElement | DefaultTreeAdapterTypes.DocumentFragment): string {
  let source: string | null = null
  const collect = (node: Foreign): string => {
    if ('value' in node) return node.value
    if (!('childNodes' in node)) return ''
    const name = 'tagName' in node ? node.tagName : ''
    if (name === 'script' || name === 'style') return ''
    const text = node.childNodes.map(collect).join('')
    if (name !== 'annotation') return text
    if ('tagName' in node && /tex/i.test(attributeOf(node, 'encoding') ?? '')) source ??= text
    return ''
  }
  const texts = root.childNodes.map(collect)
  // Labels of a drawing stand apart from one another; the parts of a formula or title do not.
  const text =
    root.nodeName === 'svg' ? texts.filter((label) => label.trim() !== '').join(' ') : texts.join('')
  return (source ?? text).replace(/\s+/g, ' ')
}
