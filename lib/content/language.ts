import { isKnownLanguage } from './code'

type Attribute = { readonly name: string; readonly value: string }

/** Marks with the name in the same word: `language-js`, `brush:bash;`, `highlight-source-rb`, `src-emacs-lisp`. */
const MARK =
  /^(?:language-|lang-|lang:|brush:|highlight-source-|highlight-text-|src-)([a-z0-9][a-z0-9+#.-]{0,20});?$/i
/** Marks with the name in the word behind them: `brush: bash`, `sourceCode haskell`, `hljs ruby`, `highlight python`. */
const MARK_BEFORE = /^(?:brush:|sourcecode|hljs|highlight|code)$/i
const NONE = new Set(['text', 'plain', 'plaintext', 'none', 'txt', 'undefined', 'default'])

/** The programming language that an element declares in one of the ways of highlighters and blog engines, in lower case, or null. */
export function declaredLanguage(
  attributes: readonly Attribute[],
  classes: readonly string[],
): string | null {
  if (attributes.length === 0) return null
  const name = (inClasses(classes) ?? inAttributes(attributes))?.toLowerCase()
  return name === undefined || NONE.has(name) ? null : name
}

function inClasses(classes: readonly string[]): string | undefined {
  for (const [index, word] of classes.entries()) {
    const name = MARK.exec(word)?.[1]
    if (name !== undefined) return name
    const next = classes[index + 1]?.replace(/;$/, '')
    if (next !== undefined && MARK_BEFORE.test(word) && isKnownLanguage(next.toLowerCase())) return next
  }
  return undefined
}

function inAttributes(attributes: readonly Attribute[]): string | undefined {
  for (const { name, value } of attributes) {
    const isMark = name === 'data-lang' || name === 'data-language' || name === 'data-enlighter-language'
    if (isMark && isKnownLanguage(value.toLowerCase())) return value
  }
  return undefined
}
