import { isMap, isScalar, isSeq, parseDocument, stringify, type Document } from 'yaml'

/** An author as a block of planet.yaml; its keys stand in this order. */
export type AuthorBlock = {
  readonly slug: string
  readonly name: string
  readonly site?: string
  readonly feed?: string
  readonly feeds?: readonly string[]
  readonly avatar?: string
  readonly lang?: string
}

/**
 * The text of planet.yaml with authors at the end of its list. Everything else stays as it is to the byte, comments and blank lines
 * too: a list in brackets alone is written anew.
 */
export function appendAuthors(text: string, blocks: readonly AuthorBlock[]): string {
  if (blocks.length === 0) return text
  const document = parseDocument(text)
  const authors = document.get('authors')
  if (!isSeq(authors) || authors.items.length === 0)
    return withoutEmptyList(text, document) + listOf(blocks, 2)
  if (authors.flow) {
    for (const block of blocks) authors.add(document.createNode(block))
    return document.toString({ lineWidth: 0 })
  }
  const end = endOfLine(text, endOf(authors))
  const indent = columnOf(text, authors.range![0])
  const before = text.slice(0, end)
  return `${before}${before.endsWith('\n') ? '' : '\n'}\n${itemsOf(blocks, indent)}${text.slice(end)}`
}

/** `authors: []`, or the bare key, gives way to the list that comes in its place, at the end. */
function withoutEmptyList(text: string, document: Document.Parsed): string {
  const contents = document.contents
  const pair = isMap(contents)
    ? contents.items.find(({ key }) => isScalar(key) && key.value === 'authors')
    : undefined
  if (!isScalar(pair?.key)) return endsWithLine(text)
  const start = pair.key.range![0]
  const end = endOfLine(text, pair.value ? endOf(pair.value) : pair.key.range![1])
  return endsWithLine(text.slice(0, start) + text.slice(end))
}

function listOf(blocks: readonly AuthorBlock[], indent: number): string {
  return `authors:\n${itemsOf(blocks, indent)}`
}

function itemsOf(blocks: readonly AuthorBlock[], indent: number): string {
  const margin = ' '.repeat(indent)
  return blocks.map((block) => stringify([block], { lineWidth: 0 }).replaceAll(/^(?=.)/gm, margin)).join('\n')
}

/** Where the last word of a node ends: comments behind it are not its own. */
function endOf(node: unknown): number {
  if (isSeq(node) && node.items.length > 0 && !node.flow) return endOf(node.items.at(-1))
  if (isMap(node) && node.items.length > 0 && !node.flow) {
    const { key, value } = node.items.at(-1)!
    return endOf(value ?? key)
  }
  return (node as { range: [number, number, number] }).range[1]
}

/** The beginning of the next line, or the place itself where one begins there. */
function endOfLine(text: string, at: number): number {
  if (text[at - 1] === '\n') return at
  const line = text.indexOf('\n', at)
  return line < 0 ? text.length : line + 1
}

function columnOf(text: string, at: number): number {
  return at - (text.lastIndexOf('\n', at - 1) + 1)
}

function endsWithLine(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`
}
