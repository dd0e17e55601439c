import { blocks, droppedWhenBlank } from './allowlist'
import { isShareLink, isTrailer } from './boilerplate'
import { decorateCode, maxHighlightInPost } from './code'
import { plainAddress } from './embed'
import { append, element, isBlank, isElement, textOf, type Element, type Node } from './node'
import type { Removed } from './clean-attributes'
import { inParagraphs } from './paragraphs'

/** The post's own heading is an h3: its content begins below. */
const topHeading = 4
/** Words beside the links of a share bar: "Share on", "Tweet this post:". */
const maxShareText = 40

type Work = {
  readonly removed: Removed
  /** Levels of the headings that are open at this place, as the author counted them. */
  readonly headings: number[]
  /** Links to share buttons seen so far. */
  shareLinks: number
  /** Tables open at this place. */
  tables: number
  /** Characters of code that may still be coloured. */
  highlight: number
}

/**
 * The clean tree as our page shows it: blank and boilerplate blocks gone, headings below the post's own without gaps,
 * lists that hold items only, players that start when asked, code and tables that scroll. Works on our own nodes, and
 * writes nothing but constants and what is there already. The nodes are changed in place.
 */
export function decorate(nodes: readonly Node[], removed: Removed): Node[] {
  const work: Work = { removed, headings: [], shareLinks: 0, tables: 0, highlight: maxHighlightInPost }
  return withoutTrailers(inParagraphs(decorateAll(nodes, '', work)), removed)
}

function decorateAll(nodes: readonly Node[], parent: string, work: Work): Node[] {
  const decorated: Node[] = []
  for (const node of nodes) {
    if (typeof node === 'string') append(decorated, node)
    else for (const ours of decorateElement(node, parent, work)) append(decorated, ours)
  }
  return decorated
}

function decorateElement(node: Element, parent: string, work: Work): Node[] {
  const { tag, attributes } = node
  const shareLinks = work.shareLinks
  if (tag === 'table') work.tables++
  const children = (node.children = decorateAll(node.children, tag, work))
  if (tag === 'table') work.tables--

  if (droppedWhenBlank.has(tag) && children.every(isBlank)) {
    if (attributes.id !== undefined) return [element('span', { id: attributes.id })]
    return blocks.has(tag) ? [] : children
  }
  if (work.shareLinks > shareLinks && blocks.has(tag) && isShareBar(node)) {
    count(work.removed, 'share-bar')
    return []
  }
  switch (tag) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return [element(shiftedHeading(Number(tag[1]), work.headings), attributes, children)]
    case 'a':
      return [decorateLink(node, work)]
    case 'span':
      return Object.keys(attributes).some((name) => name !== 'title') ? [node] : children
    case 'pre':
      return [decorateCode(node, work)]
    case 'ul':
    case 'ol':
      return [element(tag, attributes, asItems(children))]
    case 'li':
      return parent === 'ul' || parent === 'ol' ? [node] : [element('div', attributes, children)]
    case 'dt':
    case 'dd':
      return parent === 'dl' || parent === 'div' ? [node] : [element('div', attributes, children)]
    case 'picture':
      return children.some((child) => isElement(child, 'img')) ? [node] : []
    case 'audio':
    case 'video':
      if (attributes.src === undefined && !children.some((child) => isElement(child, 'source')))
        return children
      return [element(tag, { ...attributes, controls: '', preload: 'none' }, children)]
    case 'table':
      return work.tables > 0 ? [node] : [scrolling(node)]
    default:
      return [node]
  }
}

/** No heading is more than one step below the one before it. */
function shiftedHeading(level: number, open: number[]): string {
  while ((open.at(-1) ?? 0) >= level) open.pop()
  open.push(level)
  return `h${Math.min(topHeading + open.length - 1, 6)}`
}

/** A link around a picture without words has no name for those who hear the page: its address is one. */
function decorateLink(link: Element, work: Work): Element {
  const { href } = link.attributes
  if (href === undefined) return link
  if (isShareLink(href)) work.shareLinks++
  if (!link.children.every((child) => isNameless(child))) return link
  return element('a', { ...link.attributes, 'aria-label': plainAddress(href) }, link.children)
}

function isNameless(node: Node): boolean {
  if (typeof node === 'string') return node.trim() === ''
  return !node.attributes.alt?.trim() && node.children.every(isNameless)
}

function isShareBar(block: Element): boolean {
  let others = 0
  let beside = 0
  const look = (node: Node): void => {
    if (typeof node === 'string') beside += node.trim().length
    else if (node.tag === 'a' && node.attributes.href !== undefined)
      others += isShareLink(node.attributes.href) ? 0 : 1
    else if (node.tag === 'img') others += 1
    else node.children.forEach(look)
  }
  look(block)
  return others === 0 && beside <= maxShareText
}

/** What stands between the items of a list goes into the item before it. */
function asItems(children: readonly Node[]): Node[] {
  const items: Node[] = []
  let last: Element | null = null
  for (const child of children) {
    if (isElement(child, 'li')) items.push((last = child))
    else if (isBlank(child)) items.push(child)
    else if (last !== null) last.children.push(child)
    else items.push((last = element('li', {}, [child])))
  }
  return items
}

/** A `group`, not a `region`: a page has many tables, and landmarks are few and differ in name. */
function scrolling(table: Element): Element {
  const caption = table.children.find((child) => isElement(child, 'caption'))
  const label = caption === undefined ? '' : textOf(caption).replace(/\s+/g, ' ').trim()
  return element('div', { class: 'table-scroll', role: 'group', 'aria-label': label || 'Table' }, [table])
}

function withoutTrailers(nodes: readonly Node[], removed: Removed): Node[] {
  let end = nodes.length
  for (let node = nodes[end - 1]; node !== undefined; node = nodes[--end - 1]) {
    if (isElement(node, 'hr')) continue
    if (!isElement(node, 'p') && !isElement(node, 'div')) break
    if (!isTrailer(textOf(node))) break
    count(removed, 'trailer')
  }
  return nodes.slice(0, end)
}

function count(removed: Removed, kind: string): void {
  removed[kind] = (removed[kind] ?? 0) + 1
}
