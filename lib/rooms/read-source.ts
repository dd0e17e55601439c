import ts from 'typescript'

type Import = { readonly specifier: string; readonly isType: boolean; readonly line: number }
type Source = {
  readonly imports: readonly Import[]
  readonly words: readonly { word: string; line: number }[]
}

/** What one file imports and which of the words of `ONLY` it uses, read from its syntax tree. */
export function readSource(file: string, text: string): Source {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const imports: Import[] = []
  const words: { word: string; line: number }[] = []
  const lineOf = (node: ts.Node) => source.getLineAndCharacterOfPosition(node.getStart()).line + 1
  const add = (node: ts.Node, specifier: ts.Node | undefined, isType: boolean) => {
    if (specifier && ts.isStringLiteralLike(specifier)) {
      imports.push({ specifier: specifier.text, isType, line: lineOf(node) })
    }
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier, isErased(node.importClause))
    else if (ts.isExportDeclaration(node)) add(node, node.moduleSpecifier, isErased(node))
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node, node.argument.literal, true)
    else if (ts.isCallExpression(node)) {
      const called = node.expression
      const isImport = called.kind === ts.SyntaxKind.ImportKeyword || called.getText() === 'require'
      if (isImport) add(node, node.arguments[0], false)
      if (/^(globalThis\.)?fetch$/.test(called.getText())) words.push({ word: 'fetch()', line: lineOf(node) })
    } else if (ts.isPropertyAccessExpression(node)) {
      words.push({ word: node.getText().replace(/^globalThis\./, ''), line: lineOf(node) })
    } else if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) {
      words.push({ word: 'new Date()', line: lineOf(node) })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return { imports, words }
}

/** The compiler leaves nothing of it: `import type …`, or nothing but `type` names within the braces. */
function isErased(clause: ts.ImportClause | ts.ExportDeclaration | undefined): boolean {
  if (!clause || clause.isTypeOnly) return clause !== undefined
  if (ts.isImportClause(clause) && clause.name) return false
  const names = ts.isImportClause(clause) ? clause.namedBindings : clause.exportClause
  if (!names || !(ts.isNamedImports(names) || ts.isNamedExports(names))) return false
  return names.elements.length > 0 && names.elements.every((name) => name.isTypeOnly)
}
