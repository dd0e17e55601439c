import { blocks, dropped, elements, globalAttributes, renamed, type Kind } from './allowlist'
import { isGutter, isShareWidget } from './boilerplate'
import { embedOf } from './embed'
import { cleanSrcset, imageSource, isTrackingImage } from './image'
import { declaredLanguage } from './language'
import { mailLink, safeLink, withoutTracking } from './link'
import { element, type Element, type Node } from './node'
import { attributeOf, textOfForeign, type Foreign, type ForeignElement } from './parse-within-caps'
import { withoutControls } from './text'

/** What was taken out, by kind. */
export type Removed = Record<string, number>

const maxTextLength = 1000
const maxIdLength = 100

/** Where a node stands, as far as it decides what the node may become. */
type Place = {
  readonly inLink: boolean
  readonly inParagraph: boolean
  readonly inPre: boolean
  /** The programming language that an element around declares. */
  readonly language: string | null
}

/** What `sanitize` keeps account of while it walks. */
type Work = {
  readonly base: string
  readonly idPrefix: string
  readonly removed: Removed
  /** Foreign id → ours, first come. */
  readonly ids: Map<string, string>
  /** Links to a place in this post, if the post has that place. */
  readonly jumps: { readonly link: Element; readonly id: string }[]
}

/**
 * Foreign nodes → a clean tree (R-HTML). The clean tree is built anew from what `allowlist.ts` names, never by taking
 * things out of the foreign one: what nobody thought of stays outside. Headings keep their own levels here, and a `pre`
 * bears the class of its language.
 */
export function sanitize(foreign: readonly Foreign[], base: string, idPrefix: string, removed: Removed): Node[] {
  const work: Work = { base, idPrefix, removed, ids: new Map(), jumps: [] }
  const nodes = cleanAll(foreign, { inLink: false, inParagraph: false, inPre: false, language: null }, work)
  for (const { link, id } of work.jumps) {
    const target = work.ids.get(id)
    if (target !== undefined) link.attributes = { href: '#' + target }
  }
  return nodes
}

function cleanAll(foreign: readonly Foreign[], place: Place, work: Work): Node[] {
  const nodes: Node[] = []
  for (const node of foreign) {
    if ('tagName' in node) for (const clean of cleanElement(node, place, work)) append(nodes, clean)
    else if ('value' in node) append(nodes, withoutControls(node.value))
  }
  return nodes
}

/** Elements that gave way to their content leave texts side by side: one text is what a parser would make of them. */
function append(nodes: Node[], node: Node): void {
  const last = nodes.length - 1
  const previous = nodes[last]
  if (typeof node === 'string' && typeof previous === 'string') nodes[last] = previous + node
  else if (node !== '') nodes.push(node)
}

function cleanElement(foreign: ForeignElement, place: Place, work: Work): Node[] {
  const { tagName } = foreign
  if (foreign.namespaceURI !== 'http://www.w3.org/1999/xhtml') return [withoutControls(textOfForeign(foreign))]
  if (dropped.has(tagName)) return remove(tagName, work)
  const classes = attributeOf(foreign, 'class')?.split(/\s+/, 50) ?? []
  if (isShareWidget(classes)) return remove('share-bar', work)
  if (isGutter(classes)) return []
  if (tagName === 'img') return cleanImage(foreign, work)
  if (tagName === 'a') return cleanLink(foreign, place, work)
  if (tagName === 'iframe' || tagName === 'embed') return cleanEmbed(foreign, 'src', place, work)
  if (tagName === 'object') {
    const fallback = cleanAll(foreign.childNodes, place, work)
    return fallback.some((node) => typeof node !== 'string') ? fallback : [...cleanEmbed(foreign, 'data', place, work), ...fallback]
  }

  const tag = renamed.get(tagName) ?? tagName
  const language = declaredLanguage(foreign.attrs, classes) ?? place.language
  const kinds = elements.get(tag)
  // A browser would end the paragraph here, and see two of them where this tree has one.
  if (kinds === undefined || (place.inParagraph && blocks.has(tag))) {
    return cleanAll(foreign.childNodes, { ...place, language }, work)
  }
  if (tag === 'br' && place.inPre) return ['\n']
  const attributes = cleanAttributes(foreign, kinds, work)
  if (language !== null && (tag === 'pre' || tag === 'code')) attributes.class = `language-${language}`
  const inside: Place = {
    inLink: place.inLink,
    inParagraph: tag === 'p' || (place.inParagraph && tag !== 'td' && tag !== 'th' && tag !== 'caption'),
    inPre: place.inPre || tag === 'pre',
    language,
  }
  return [element(tag, attributes, cleanAll(foreign.childNodes, inside, work))]
}

function cleanImage(foreign: ForeignElement, work: Work): Node[] {
  const read = (name: string) => attributeOf(foreign, name)
  const source = imageSource(read, work.base)
  if (isTrackingImage(read, source)) return remove('tracking-image', work)
  const alt = cleanValue(read('alt') ?? '', 'text', work) ?? ''
  if (source === null) {
    remove('image', work)
    return [alt]
  }
  const { id, dir, lang, title, srcset, sizes, width, height } = cleanAttributes(foreign, imageAttributes, work)
  const attributes = { id, src: source, srcset, sizes, alt, title, width, height, dir, lang, loading: 'lazy', decoding: 'async' }
  return [element('img', withoutUndefined(attributes))]
}

function cleanLink(foreign: ForeignElement, place: Place, work: Work): Node[] {
  const children = cleanAll(foreign.childNodes, { ...place, inLink: true }, work)
  const { id, dir, lang, title } = cleanAttributes(foreign, noAttributes, work)
  const href = attributeOf(foreign, 'href')
  const target = href === undefined || place.inLink ? null : linkTarget(href, work)
  if (target === null) {
    if (href !== undefined && /^\s*[a-z]*script:/i.test(href)) remove('script', work)
    return id === undefined ? children : [element('span', { id }, children)]
  }
  const link = element('a', withoutUndefined({ href: target.url, rel, id, dir, lang, title }), children)
  if (target.id !== null) work.jumps.push({ link, id: target.id })
  return [link]
}
