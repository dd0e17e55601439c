import { decoded, namesIn, stylesOf } from './drawing-names'

/** Elements that a drawing may come to, each counted as often as it is drawn: more than maps have, less than what holds a browser up. */
const ELEMENTS_MAX = 100_000
/** What those may say beside their own name, once for each that they stand in. */
const NAMES_MAX = 20 * ELEMENTS_MAX
const DEPTH_MAX = 100
const CLASSES_MAX = 100
/** A step of a filter is work on each of its pixels. */
const FILTER_STEP = 100
/** Steps that are slow however small the drawing, and that diagrams have no use for. */
const SLOW = /^fe(?:Morphology|Turbulence|ConvolveMatrix|DisplacementMap|DiffuseLighting|SpecularLighting)$/
/** Space before the name keeps what a value holds from being an attribute. */
const ATTRIBUTE = /(?<=[\s"'])([^\s"'=<>/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
/** What no drawing program declares but names of vocabularies: an entity could say whatever is looked for here, in parts. */
const ENTITY = /^<!ENTITY\s+[\w.-]+\s+(["'])[a-z]+:[^<>&"']*\1\s*>$/i

/** What stands in an element: how much, and by what names it draws what stands elsewhere. */
type Part = { size: number; readonly names: string[] }
type Parts = Map<string, Part>

/** The whole has no name. */
const WHOLE = ''

/**
 * Whether a drawing is no more work than it seems. What `use`, markers and masks name is drawn once more for each of them, and that again
 * within another: twenty short lines can say more than any browser draws in a lifetime, and hold up the page around them. Of what
 * is not well-formed nothing is known. One pass, and no tree.
 */
export function isTame(bytes: Uint8Array): boolean {
  return costOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString(), 0) <= ELEMENTS_MAX
}

/** What a drawing comes to, in elements; without bounds beyond them. */
function costOf(svg: string, depth: number): number {
  const parts = partsOf(svg, depth)
  return parts === null ? Infinity : drawnOf(parts)
}

/**
 * The elements with a name (`#name`), what styles give to a class (`.class`) and to all (`*`), and the whole; null where there are too
 * many, or one slow.
 */
function partsOf(svg: string, depth: number): Parts | null {
  const parts: Parts = new Map()
  const open: (Part | null)[] = [partNamed(WHOLE, parts)]
  const styles: string[] = []
  let elements = 0
  let said = 0
  let isStyle = false
  for (let at = svg.indexOf('<'); at !== -1;) {
    const end = endOf(svg, at)
    if (end === -1) return null
    const tag = svg.slice(at, end)
    const next = svg.indexOf('<', end)
    const text = svg.slice(end, next === -1 ? end : next)
    at = next
    if (tag.startsWith('</')) isStyle = false
    if (isStyle) styles.push(tag.startsWith('<![CDATA[') ? tag.slice(9, -3) : '', withoutReferences(text))
    if (isDeclared(tag)) return null
    if (/^<[!?]/.test(tag)) continue
    if (tag.startsWith('</')) {
      if (open.length > 1) open.pop()
      continue
    }
    const name = /^<(?:[\w.-]+:)?([\w.-]+)/.exec(tag)?.[1] ?? ''
    if (++elements > ELEMENTS_MAX || open.length > DEPTH_MAX || SLOW.test(name)) return null
    const read = readTag(tag)
    if (read === null) return null
    const { id, names, inner } = read
    const size =
      (name.startsWith('fe') ? FILTER_STEP : 1) +
      (inner === null ? 0 : depth < 2 ? costOf(inner, depth + 1) : Infinity)
    open.push(id === null ? null : partNamed(`#${id}`, parts))
    const around = new Set(open.filter((part) => part !== null))
    if ((said += names.length * around.size) > NAMES_MAX) return null
    for (const part of around) {
      part.size += size
      for (const each of names) part.names.push(each)
    }
    if (tag.endsWith('/>')) open.pop()
    else if (name === 'style') {
      isStyle = true
      styles.push(withoutReferences(text))
    }
  }
  const rules = stylesOf(styles.join(''))
  if (rules === null) return null
  for (const [to, names] of rules) parts.set(to, { size: 0, names: [...names] })
  return parts
}

/** A tag's own name, what it names, and a drawing that stands in it as an address. */
type Said = { readonly id: string | null; readonly names: readonly string[]; readonly inner: string | null }

/** Null where it says too much. */
function readTag(tag: string): Said | null {
  let id: string | null = null
  let inner: string | null = null
  const names: string[] = []
  for (const [, key = '', double, single] of tag.matchAll(ATTRIBUTE)) {
    const value = withoutReferences(double ?? single ?? '')
    if (key === 'id') id = value
    else if (key === 'class') names.push(...value.split(/\s+/, CLASSES_MAX).map((each) => `.${each}`))
    else if (/^\s*data:/i.test(value)) inner = drawingIn(value) ?? inner
    else {
      const found = namesIn(value)
      if (found === null) return null
      for (const each of found) names.push(each)
    }
  }
  return { id, names, inner }
}

/** Badges have their emblems so. */
function drawingIn(address: string): string | null {
  const [, type = '', data = ''] = /^\s*data:([^,]*),([^]*)$/i.exec(address) ?? []
  if (!/svg|xml/i.test(type)) return null
  return /;\s*base64/i.test(type) ? Buffer.from(decoded(data), 'base64').toString() : decoded(data)
}

/** Whether a declaration may say what is looked for in elements. */
function isDeclared(tag: string): boolean {
  if (/^<!ENTITY/.test(tag)) return !ENTITY.test(tag)
  return /^<!ATTLIST/.test(tag)
    ? /#(?!REQUIRED|IMPLIED|FIXED)|[&%\\]/.test(tag)
    : /^<\?xml-stylesheet/.test(tag)
}

function partNamed(name: string, parts: Parts): Part {
  const part = parts.get(name) ?? { size: 0, names: [] }
  parts.set(name, part)
  return part
}

/** What the whole comes to with all that it names, followed as a browser does it; what names itself is not drawn. */
function drawnOf(parts: Parts): number {
  const known = (names: readonly string[] = []) => names.filter((name) => parts.has(name))
  const forAll = known(parts.get('*')?.names)
  const namesOf = new Map(Array.from(parts, ([name, part]) => [name, known(part.names)]))
  const way = [{ name: WHOLE, next: 0 }]
  const within = new Set<string>()
  let drawn = parts.get(WHOLE)!.size
  for (let here = way.at(-1); here && drawn <= ELEMENTS_MAX; here = way.at(-1)) {
    const names = namesOf.get(here.name)!
    const next = here.next++
    const ofStyle = next - names.length
    const isStyled = ofStyle >= 0 && ofStyle < forAll.length * parts.get(here.name)!.size
    const name = isStyled ? forAll[ofStyle % forAll.length] : names[next]
    if (name === undefined) {
      way.pop()
      within.delete(here.name)
      continue
    }
    drawn += 1
    if (within.has(name)) continue
    // Two of one class may each name something else.
    if (name.startsWith('#')) within.add(name)
    drawn += parts.get(name)!.size
    way.push({ name, next: 0 })
  }
  return drawn
}

/** Behind the tag, comment or the like that begins here; -1 where it has no end. */
function endOf(svg: string, at: number): number {
  const closing = svg.startsWith('<!--', at) ? '-->' : svg.startsWith('<![CDATA[', at) ? ']]>' : null
  if (closing) {
    const end = svg.indexOf(closing, at)
    return end === -1 ? -1 : end + closing.length
  }
  // An internal subset is read declaration by declaration.
  if (/^<!DOCTYPE[^<>[]{0,500}\[/.test(svg.slice(at, at + 520))) return svg.indexOf('[', at) + 1
  const stop = /[>"']/g
  stop.lastIndex = at
  for (let found = stop.exec(svg); found; found = stop.exec(svg)) {
    if (found[0] === '>') return stop.lastIndex
    const end = svg.indexOf(found[0], stop.lastIndex)
    if (end === -1) return -1
    stop.lastIndex = end + 1
  }
  return -1
}

/** A value whose signs are written as themselves. */
function withoutReferences(value: string): string {
  return value.replace(/&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi, (reference, hex: string, decimal: string) => {
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0x20 && code < 0x7f ? String.fromCharCode(code) : reference
  })
}
