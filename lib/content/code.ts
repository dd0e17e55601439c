import { common, createLowlight } from 'lowlight'
import { element, type Element, type Node } from './node'

const lowlight = createLowlight(common)
/** Its expressions take the cube of their text. */
const UNFIT = new Set(['markdown', 'md', 'mkdown', 'mkd'])

/*
 * Grammars are lists of expressions, and those of the C family take the square of what holds no punctuation. Within these caps the
 * worst post known takes under half a second; beyond them code stays plain.
 */
const maxHighlightLength = 10_000
const maxHighlightLine = 250
const maxHighlightRun = 400
/** For all blocks of a post together. */
export const maxHighlightInPost = 30_000

/** What highlighters tell apart → our closed list of classes, of one letter each: a page has hundreds of them. */
const CLASSES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    k: 'keyword literal selector-tag doctag name tag section',
    s: 'string regexp symbol char code link',
    c: 'comment quote meta',
    n: 'number variable template-variable',
    f: 'title function built_in selector-id selector-class',
    t: 'type class attr attribute params property',
    a: 'addition',
    d: 'deletion',
  }).flatMap(([ours, scopes]) => scopes.split(' ').map((scope) => [`hljs-${scope}`, ours] as const)),
)

export function isKnownLanguage(name: string): boolean {
  return lowlight.registered(name) && !UNFIT.has(name)
}

/** Code as coloured spans of our classes, text for text; null where it stays as it is. */
function highlight(code: string, language: string): Node[] | null {
  if (!isKnownLanguage(language) || !isWithinCaps(code)) return null
  try {
    return lowlight.highlight(language, code).children.flatMap(coloured)
  } catch {
    return null
  }
}

function isWithinCaps(code: string): boolean {
  return (
    code.length <= maxHighlightLength &&
    code.split('\n').every((line) => line.length <= maxHighlightLine) &&
    code.split(/[^\w\s]+/).every((run) => run.length <= maxHighlightRun)
  )
}

type Token = ReturnType<typeof lowlight.highlight>['children'][number]

function coloured(token: Token): Node[] {
  if (token.type === 'text') return [token.value]
  if (token.type !== 'element') return []
  const children = token.children.flatMap(coloured)
  const { className } = token.properties
  const ours = Array.isArray(className) ? CLASSES.get(String(className[0])) : undefined
  return ours === undefined ? children : [element('span', { class: ours }, children)]
}

/**
 * A `pre` of the clean tree as the page shows it: coloured where its language was declared (never guessed). `budget` is
 * what of `maxHighlightInPost` is left.
 */
export function decorateCode(pre: Element, budget: { highlight: number }): Element {
  const code = onlyCode(pre)
  const { class: declared, ...attributes } = pre.attributes
  const className = code?.attributes.class ?? declared
  if (className === undefined) return pre
  const language = className.replace('language-', '')
  const children = (code ?? pre).children
  return element('pre', { ...attributes, 'data-language': language }, [
    element('code', { class: className }, colouredWithin(budget, children, language)),
  ])
}

function colouredWithin(budget: { highlight: number }, children: Node[], language: string): Node[] {
  const [text, ...others] = children
  if (typeof text !== 'string' || others.length > 0 || text.length > budget.highlight) return children
  budget.highlight -= text.length
  return highlight(text, language) ?? children
}

/** The `code` that most engines put into a `pre`, where nothing else is in it. */
function onlyCode(pre: Element): Element | null {
  const [only, ...others] = pre.children.filter((child) => typeof child !== 'string' || child.trim() !== '')
  return typeof only === 'object' && only.tag === 'code' && others.length === 0 ? only : null
}
