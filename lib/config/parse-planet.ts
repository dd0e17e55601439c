import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit, type Document } from 'yaml'
import type { z } from 'zod'
import { listClashes, showPath, type Problem } from './clashes'
import { describeValue, type Fault } from './fault'
import { nearest } from './nearest'
import { planetSchema, type Frozen, type Planet } from './planet'
import type { Suggest } from './shapes'

export type ParsedPlanet = { readonly planet: Planet } | { readonly faults: readonly Fault[] }

/**
 * planet.yaml as a value, or every fault in it at once, in the order of its lines. Never throws for what the text
 * says. `file` is only the name that faults give.
 */
export function parsePlanet(text: string, file: string): ParsedPlanet {
  const lines = new LineCounter()
  const faultAt = (offset: number, message: string, path = ''): PlacedFault => {
    const { line, col } = lines.linePos(offset)
    return { file, line: Math.max(line, 1), column: Math.max(col, 1), path, message }
  }
  const read = readYaml(text, lines)
  if ('message' in read) return { faults: [faultAt(read.offset, read.message)] }

  const checked = planetSchema.safeParse(read.value, { reportInput: true })
  const problems = [...(checked.error?.issues ?? []).flatMap(listProblems), ...listClashes(read.value)]
  if (checked.success && problems.length + read.errors.length + read.slips.length === 0)
    return { planet: freeze(checked.data) }

  const misread = read.errors.map(({ offset, message }) => faultAt(offset, message))
  const slips = read.slips.map(({ offset, message }) => faultAt(offset, message))
  const wrong = problems
    .map(({ path, at, message }) => faultAt(offsetOf(read.document, path, at), message, showPath(path)))
    // What stands on a line that is no YAML, or is missing where there is one, may only have been misread.
    .filter(
      (fault) => !misread.some(({ line }) => line === fault.line || fault.message.startsWith('missing')),
    )
  return { faults: [...misread, ...slips, ...wrong].sort((a, b) => a.line - b.line || a.column - b.column) }
}

type PlacedFault = Fault & { readonly line: number; readonly column: number }

type Remark = { readonly offset: number; readonly message: string }

type Yaml = {
  readonly document: Document.Parsed
  readonly value: unknown
  /** What is no YAML. */
  readonly errors: readonly Remark[]
  /** What can be read all the same: a key given twice, an alias of nothing. */
  readonly slips: readonly Remark[]
}

/** What mends the slips that are made most, by the library's code: its own words are for those who know YAML. */
const REMEDIES: Readonly<Record<string, string>> = {
  BAD_INDENT: 'what belongs together begins in the same column',
  BAD_SCALAR_START: 'text that begins so stands in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'text with a colon and a blank in it stands in quotes',
  BLOCK_IN_FLOW: 'between { and } a comma stands before the next key',
  MULTILINE_IMPLICIT_KEY: 'behind a key stand a colon and a blank',
  TAB_AS_INDENT: 'blanks are',
}
/** What a decoder puts in the place of bytes that are no UTF-8. */
const REPLACED = '\uFFFD'

function readYaml(text: string, lineCounter: LineCounter): Yaml | Remark {
  // Some shells of Windows write so.
  if (text.includes('\0'))
    return { offset: 0, message: 'found what is no UTF-8, perhaps UTF-16, expected UTF-8' }
  try {
    const document = parseDocument(text, { lineCounter, prettyErrors: false, logLevel: 'error' })
    const errors: Remark[] = []
    const slips: Remark[] = []
    for (const { code, pos, message } of document.errors) {
      if (code === 'DUPLICATE_KEY') {
        slips.push({ offset: pos[0], message: 'found a key a second time, expected each key once' })
      } else {
        const remedy = REMEDIES[code] ? `; ${REMEDIES[code]}` : ''
        errors.push({ offset: pos[0], message: `found what is no YAML: ${message}${remedy}` })
      }
    }
    const replaced = text.indexOf(REPLACED)
    if (replaced >= 0)
      slips.push({
        offset: replaced,
        message: 'found a letter that is no UTF-8, expected a file saved as UTF-8',
      })
    visit(document, {
      Alias(_key, alias) {
        if (alias.resolve(document)) return undefined
        const { source, range } = alias
        slips.push({ offset: range?.[0] ?? 0, message: `found *${source}, expected &${source} before it` })
        return visit.REMOVE
      },
    })
    // A key without a value counts as left out.
    const value: unknown = document.toJS({
      reviver: (_key, item: unknown) => (item === null ? undefined : item),
    })
    return { document, value, errors, slips }
  } catch (error) {
    // The library throws for alias bombs and bottomless nesting, without a place.
    return { offset: 0, message: `found what is no YAML: ${(error as Error).message}` }
  }
}

function listProblems(issue: z.core.$ZodIssue): Problem[] {
  const { path, input, message } = issue
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const meant = nearest(key, message.split(', '))
      const hint = meant === null ? `expected one of ${message}` : `did you mean ${meant}?`
      return { path: [...path, key], at: 'key', message: `unknown key, ${hint}` }
    })
  }
  if (input === undefined) return [{ path, at: 'key', message: `missing, expected ${message}` }]
  const meant = suggest(issue, input)
  const hint = meant === null || meant === input ? '' : `; did you mean ${meant}?`
  const isUnquoted = issue.code === 'invalid_type' && issue.expected === 'string' && typeof input !== 'object'
  const found = isUnquoted ? `${describeValue(input)} (text would stand in quotes)` : describeValue(input)
  return [{ path, at: 'value', message: `found ${found}, expected ${message}${hint}` }]
}

/** What was probably meant: the nearest of a closed list, or what the shape itself proposes. */
function suggest(issue: z.core.$ZodIssue, input: unknown): string | null {
  if (typeof input !== 'string') return null
  if (issue.code === 'invalid_value') return nearest(input, issue.values.map(String))
  return issue.code === 'custom' ? ((issue.params?.suggest as Suggest | undefined)?.(input) ?? null) : null
}

/** Where a place of the value stands in the text; of what is missing, where its map begins. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[], at: 'key' | 'value'): number {
  let node: unknown = document.contents
  let offset = document.contents?.range[0] ?? 0
  for (const [depth, step] of path.entries()) {
    let found: unknown
    if (isMap(node)) {
      // Of a key given twice the last one counts.
      const pair = node.items.findLast(({ key }) => isScalar(key) && String(key.value) === String(step))
      found = at === 'key' && depth === path.length - 1 ? pair?.key : (pair?.value ?? pair?.key)
      node = pair?.value
    } else if (isSeq(node)) {
      found = node = node.items[Number(step)]
    }
    if (!isNode(found) || !found.range) return offset
    offset = found.range[0]
  }
  return offset
}

function freeze<T>(value: T): Frozen<T> {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze)
  return value as Frozen<T>
}
