import {
  blocks,
  dropped,
  elements,
  globalAttributes,
  linkRel,
  renamed,
  type Kind,
  type Kinds,
} from './allowlist'
import { isGutter, isShareWidget } from './boilerplate'
import { embedOf } from './embed'
import { attributeOf, textOfForeign, type Foreign, type ForeignElement } from './foreign'
import { cleanSrcset, imageSource, isTrackingImage } from './image'
import { declaredLanguage } from './language'
import { mailLink, safeLink, withoutTracking } from './link'
import { append, element, type Element, type Node } from './node'
import { withoutControls } from './text'

/** What was taken out, by kind. */
export type Removed = Record<string, number>

const maxTextLength = 1000
const maxIdLength = 100
const maxCells = 100
const noAttributes: Kinds = new Map()
const imageAttributes: Kinds = new Map<string, Kind>([
  ['srcset', 'srcset'],
  ['sizes', 'text'],
  ['width', 'pixels'],
  ['height', 'pixels'],
])

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
export function sanitize(
  foreign: readonly Foreign[],
  base: string,
  idPrefix: string,
  removed: Removed,
): Node[] {
  const work: Work = { base, idPrefix, removed, ids: new Map(), jumps: [] }
  const nodes = cleanAll(foreign, { inLink: false, inParagraph: false, inPre: false, language: null }, work)
  for (const { link, id } of work.jumps) {
    const target = work.ids.get(id)
    if (target !== undefined) link.attributes = { ...link.attributes, href: '#' + target, rel: linkRel }
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

function cleanElement(foreign: ForeignElement, place: Place, work: Work): Node[] {
  const { tagName } = foreign
  if (foreign.namespaceURI !== 'http://www.w3.org/1999/xhtml')
    return [withoutControls(textOfForeign(foreign))]
  if (dropped.has(tagName)) return remove(tagName, work)
  const classes = attributeOf(foreign, 'class')?.split(/\s+/, 50) ?? []
  if (isShareWidget(classes)) return remove('share-bar', work)
  if (isGutter(classes)) return []
  if (tagName === 'img') return cleanImage(foreign, work)
  if (tagName === 'a') return cleanLink(foreign, place, work)
  if (tagName === 'iframe' || tagName === 'embed') return cleanEmbed(foreign, 'src', place, work)
  if (tagName === 'object') {
    const fallback = cleanAll(foreign.childNodes, place, work)
    return fallback.some((node) => typeof node !== 'string')
      ? fallback
      : [...cleanEmbed(foreign, 'data', place, work), ...fallback]
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
  const { id, dir, lang, title, srcset, sizes, width, height } = cleanAttributes(
    foreign,
    imageAttributes,
    work,
  )
  const attributes = {
    id,
    src: source,
    srcset,
    sizes,
    alt,
    title,
    width,
    height,
    dir,
    lang,
    loading: 'lazy',
    decoding: 'async',
  }
  return [element('img', present(attributes))]
}

function cleanLink(foreign: ForeignElement, place: Place, work: Work): Node[] {
  const children = cleanAll(foreign.childNodes, { ...place, inLink: true }, work)
  const { id, dir, lang, title } = cleanAttributes(foreign, noAttributes, work)
  const href = attributeOf(foreign, 'href')?.trim() ?? ''
  const jump = place.inLink ? null : jumpOf(href, work.base)
  const url = place.inLink || href === '#' ? null : (safeLink(href, work.base) ?? mailLink(href))
  if (url === null && /^[a-z]*script:/i.test(href)) remove('script', work)
  if (url === null && jump === null) return id === undefined ? children : [element('span', { id }, children)]
  const attributes = url === null ? {} : { href: withoutTracking(url), rel: linkRel }
  const link = element('a', present({ ...attributes, id, dir, lang, title }), children)
  if (jump !== null) work.jumps.push({ link, id: jump })
  return [link]
}

/** The id that a link within the post leads to, be it written `#fn1` or with the post's own address before it. */
function jumpOf(href: string, base: string): string | null {
  const hash = href.indexOf('#')
  if (hash === -1 || hash === href.length - 1) return null
  if (hash > 0 && safeLink(href.slice(0, hash), base) !== base.split('#', 1)[0]) return null
  const id = href.slice(hash + 1)
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}

/** A frame becomes a link card; a `span`, because frames stand in paragraphs and outside them. */
function cleanEmbed(foreign: ForeignElement, source: string, place: Place, work: Work): Node[] {
  const read = (name: string) => attributeOf(foreign, name)
  if (isTrackingImage(read, null)) return remove('tracking-image', work)
  const title = cleanValue(read('title') ?? '', 'text', work) ?? ''
  const embed = embedOf(read(source) ?? '', title, work.base)
  if (embed === null) return remove('embed', work)
  if (place.inLink) return [embed.label]
  return [
    element('span', { class: 'embed' }, [element('a', { href: embed.url, rel: linkRel }, [embed.label])]),
  ]
}

function cleanAttributes(foreign: ForeignElement, kinds: Kinds, work: Work): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const { name, value } of foreign.attrs) {
    if (name === 'id' || (name === 'name' && foreign.tagName === 'a')) {
      const id = cleanId(value, work)
      if (id !== null) attributes.id = id
      continue
    }
    const kind = kinds.get(name) ?? globalAttributes.get(name)
    const clean = kind === undefined ? null : cleanValue(value, kind, work)
    if (clean !== null) attributes[name] = clean
    else if (name.startsWith('on')) remove('script', work)
  }
  return attributes
}

/** An id with the post's prefix, so that it can name nothing of the page's. A second element of that id gets none. */
function cleanId(value: string, work: Work): string | null {
  const id = withoutControls(value).trim()
  if (id === '' || id.length > maxIdLength || /\s/.test(id) || work.ids.has(id)) return null
  const ours = `uc-${work.idPrefix}-${id}`
  work.ids.set(id, ours)
  return ours
}

function cleanValue(value: string, kind: Kind, work: Work): string | null {
  switch (kind) {
    case 'text':
      return withoutControls(value).slice(0, maxTextLength).toWellFormed()
    case 'count':
      return /^\d{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= maxCells ? value : null
    case 'pixels':
      return /^\s*[1-9]\d{0,4}(?:px)?\s*$/.test(value) ? String(Number.parseInt(value)) : null
    case 'integer':
      return /^-?\d{1,6}$/.test(value) ? value : null
    case 'media':
      return safeLink(value, work.base)
    case 'srcset':
      return cleanSrcset(value, work.base)
    case 'flag':
      return ''
    default:
      return kind.test(value.trim()) ? value.trim() : null
  }
}

function present(attributes: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const name in attributes) {
    const value = attributes[name]
    if (value !== undefined) kept[name] = value
  }
  return kept
}

function remove(kind: string, { removed }: Work): Node[] {
  removed[kind] = (removed[kind] ?? 0) + 1
  return []
}
