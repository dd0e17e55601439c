/** Elements that a drawing may come to, each counted as often as it is drawn: more than maps have, less than what holds a browser up. */
const ELEMENTS_MAX = 100_000
const DEPTH_MAX = 100
/** A step of a filter is work on each of its pixels. */
const FILTER_STEP = 100
/** Steps that are slow however small the drawing, and that diagrams have no use for. */
const SLOW = /^fe(?:Morphology|Turbulence|ConvolveMatrix|DisplacementMap|DiffuseLighting|SpecularLighting)$/

/** What stands in an element: how much, and by what names it draws what stands elsewhere. */
type Part = { size: number; readonly names: string[] }

/**
 * Whether a drawing is no more work than it seems. What `use`, markers and masks name is drawn once more for each of them, and that again
 * within another: twenty short lines can say more than any browser draws in a lifetime, and hold up the page around them. Of what
 * is not well-formed nothing is known. One pass, and no tree.
 */
export function isTame(bytes: Uint8Array): boolean {
  const parts = partsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString())
  return parts !== null && drawn('', parts, new Map()) <= ELEMENTS_MAX
}

/** The elements with a name, and under no name the whole; null where there are too many, or one slow. */
function partsOf(svg: string): ReadonlyMap<string, Part> | null {
  const parts = new Map<string, Part>()
  const open = [partNamed('', parts)]
  let elements = 0
  for (let at = svg.indexOf('<'); at !== -1;) {
    const end = endOf(svg, at)
    if (end === -1) return null
    const tag = svg.slice(at, end)
    at = svg.indexOf('<', end)
    if (/^<[!?]/.test(tag)) continue
    if (tag.startsWith('</')) {
      if (open.length > 1) open.pop()
      continue
    }
    const name = /^<(?:[\w.-]+:)?([\w.-]+)/.exec(tag)?.[1] ?? ''
    if (++elements > ELEMENTS_MAX || open.length > DEPTH_MAX || SLOW.test(name)) return null
    const said = withoutReferences(tag)
    const id = /\sid\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(said)
    open.push(id ? partNamed(id[1] ?? id[2] ?? '', parts) : { size: 0, names: [] })
    const names = Array.from(
      said.matchAll(/(?:href\s*=\s*["']|url\(\s*["']?)\s*#([^"')\s]+)/g),
      ([, to = '']) => to,
    )
    for (const part of new Set(open)) {
      part.size += name.startsWith('fe') ? FILTER_STEP : 1
      part.names.push(...names)
    }
    if (tag.endsWith('/>')) open.pop()
  }
  return parts
}

function partNamed(name: string, parts: Map<string, Part>): Part {
  const part = parts.get(name) ?? { size: 0, names: [] }
  parts.set(name, part)
  return part
}

/** What a part comes to with all that it names; what names itself is not drawn. */
function drawn(name: string, parts: ReadonlyMap<string, Part>, known: Map<string, number>): number {
  const part = parts.get(name)
  if (!part) return 0
  known.set(name, 0)
  let sum = part.size
  for (const other of part.names) {
    sum += known.get(other) ?? drawn(other, parts, known)
    if (sum > ELEMENTS_MAX) break
  }
  known.set(name, sum)
  return sum
}

/** Behind the tag, comment or the like that begins here; -1 where it has no end. */
function endOf(svg: string, at: number): number {
  const closing = svg.startsWith('<!--', at) ? '-->' : svg.startsWith('<![CDATA[', at) ? ']]>' : null
  if (closing) {
    const end = svg.indexOf(closing, at)
    return end === -1 ? -1 : end + closing.length
  }
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

/** A tag whose signs are written as themselves. */
function withoutReferences(tag: string): string {
  return tag.replace(/&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi, (reference, hex: string, decimal: string) => {
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0x20 && code < 0x7f ? String.fromCharCode(code) : reference
  })
}
