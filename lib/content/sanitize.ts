import { blocks, dropped, elements, imageAttributes, linkRel, noAttributes, renamed } from './allowlist'
import { isGutter, isShareWidget } from './boilerplate'
import { cleanAttributes, cleanText, type Removed, type Scope } from './clean-attributes'
import { embedOf, type Embed } from './embed'
import { attributeOf, textOfForeign, type Foreign, type ForeignElement } from './foreign'
import { imageSource, isFormula, isTrackingImage } from './image'
import { declaredLanguage } from './language'
import { mailLink, safeLink, withoutTracking } from './link'
import { append, element, textOf, type Element, type Node } from './node'
import { isBackArrow, isNotes } from './notes'
import { withoutControls } from './text'

/** Where a node stands, as far as it decides what the node may become. */
type Place = {
  readonly inLink: boolean
  readonly inParagraph: boolean
  readonly inPre: boolean
  readonly inNoscript: boolean
  readonly inNotes: boolean
  /** Our ids of the elements around, the nearest last. */
  readonly around: readonly string[]
  /** The programming language that an element around declares. */
  readonly language: string | null
}

const top: Place = {
  inLink: false,
  inParagraph: false,
  inPre: false,
  inNoscript: false,
  inNotes: false,
  around: [],
  language: null,
}

/** Its place on the card, whatever its own size. */
const posterSize = { width: '480', height: '270' }

/** What `sanitize` keeps account of while it walks. */
type Work = Scope & {
  /** Links to a place in this post, if the post has that place. */
  readonly jumps: { readonly link: Element; readonly id: string; readonly place: Place }[]
  readonly pictures: Set<string>
}

/** Our ids → those of the links that lead there, and of what stands around them. */
type Calls = Map<string, Set<string | undefined>>

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
  const work: Work = { base, idPrefix, removed, ids: new Map(), jumps: [], pictures: new Set() }
  const nodes = cleanAll(foreign, top, work)
  leadWithin(work)
  return nodes
}

/** Gives links within the post our ids, and a class to the arrows that lead from a note back to where it is called. */
function leadWithin({ jumps, ids }: Work): void {
  const calls: Calls = new Map()
  for (const { link, id, place } of jumps) {
    const target = ids.get(id)
    if (target === undefined) continue
    link.attributes = { ...link.attributes, rel: linkRel, href: '#' + target }
    if (isBackArrow(textOf(link)) && leadsBack(place, target, calls)) link.attributes.class = 'footnote-back'
    const callers = calls.get(target) ?? new Set()
    calls.set(target, callers.add(link.attributes.id).add(place.around.at(-1)))
  }
}

/** True from among the notes, or from a note to where it is called; the way up to what is all around is none. */
function leadsBack({ inNotes, around }: Place, target: string, calls: Calls): boolean {
  if (around.includes(target)) return false
  return inNotes || around.some((note) => calls.get(note)?.has(target))
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
  if (tagName === 'img') return cleanImage(foreign, place, work)
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
    const inNoscript = place.inNoscript || tag === 'noscript'
    return cleanAll(foreign.childNodes, { ...place, inNoscript, language }, work)
  }
  if (tag === 'br' && place.inPre) return ['\n']
  const attributes = cleanAttributes(foreign, kinds, work)
  if (language !== null && (tag === 'pre' || tag === 'code')) attributes.class = `language-${language}`
  const areNotes = isNotes(foreign, tag, classes)
  if (areNotes) attributes.class = 'footnotes'
  const inside: Place = {
    inLink: place.inLink,
    inParagraph: tag === 'p' || (place.inParagraph && tag !== 'td' && tag !== 'th' && tag !== 'caption'),
    inPre: place.inPre || tag === 'pre',
    inNoscript: place.inNoscript,
    inNotes: place.inNotes || areNotes,
    around: attributes.id === undefined ? place.around : [...place.around, attributes.id],
    language,
  }
  return [element(tag, attributes, cleanAll(foreign.childNodes, inside, work))]
}

function cleanImage(foreign: ForeignElement, place: Place, work: Work): Node[] {
  const read = (name: string) => attributeOf(foreign, name)
  const source = imageSource(read, work.base)
  if (isTrackingImage(read, source)) return remove('tracking-image', work)
  const alt = cleanText(read('alt'))
  if (source === null) {
    remove('image', work)
    return [alt]
  }
  // What a script would load late stands again in a `noscript`.
  if (place.inNoscript && work.pictures.has(source)) return []
  work.pictures.add(source)
  const others = cleanAttributes(foreign, imageAttributes, work)
  if (isFormula(read, source)) others.class = 'latex'
  return [element('img', { src: source, alt, ...others, loading: 'lazy', decoding: 'async' })]
}

function cleanLink(foreign: ForeignElement, place: Place, work: Work): Node[] {
  const children = cleanAll(foreign.childNodes, { ...place, inLink: true }, work)
  const attributes = cleanAttributes(foreign, noAttributes, work)
  const href = attributeOf(foreign, 'href')?.trim() ?? ''
  const jump = place.inLink ? null : jumpOf(href, work.base)
  const url = place.inLink || href === '#' ? null : (safeLink(href, work.base) ?? mailLink(href))
  if (url === null && /^[a-z]*script:/i.test(href)) remove('script', work)
  if (url === null && jump === null) return [element('span', attributes, children)]
  const link = element('a', attributes, children)
  if (url !== null) link.attributes = { rel: linkRel, href: withoutTracking(url), ...attributes }
  if (jump !== null) work.jumps.push({ link, id: jump, place })
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
  const title = cleanText(read('title'))
  const embed = embedOf(read(source) ?? '', title, work.base)
  if (embed === null) return remove('embed', work)
  if (place.inLink) return [embed.label]
  const card = element('span', { class: 'embed' }, [
    element('a', { rel: linkRel, href: embed.url }, cardOf(embed)),
  ])
  if (embed.player !== null) card.attributes['data-embed'] = embed.player
  return [card]
}

/** Poster, title, host. A title made of the address says the host already. */
function cardOf({ poster, label, host }: Embed): Node[] {
  const card: Node[] = [label]
  if (!label.startsWith(host)) card.push(' ', element('small', {}, [host]))
  if (poster !== null)
    card.unshift(element('img', { src: poster, alt: '', ...posterSize, loading: 'lazy', decoding: 'async' }))
  return card
}

function remove(kind: string, { removed }: Work): Node[] {
  removed[kind] = (removed[kind] ?? 0) + 1
  return []
}
