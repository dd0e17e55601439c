import type { Node } from './node'

const VOID = new Set(['br', 'col', 'hr', 'img', 'source', 'track', 'wbr'])
const IN_TEXT = /[&<>]/g
const IN_VALUES = /[&<>"]/g
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/**
 * A clean tree as HTML. Every `<` and `>` of text and attribute values is escaped, so a `<` in the result is always a
 * tag of ours: it may be cut between blocks, and pictures be found in it, without another parse.
 */
export function renderHtml(nodes: readonly Node[]): string {
  let html = ''
  for (const node of nodes) {
    if (typeof node === 'string') {
      html += escapeText(node)
      continue
    }
    html += '<' + node.tag
    for (const name in node.attributes) html += ` ${name}="${escapeAttribute(node.attributes[name] ?? '')}"`
    html += '>'
    if (VOID.has(node.tag)) continue
    // A parser drops the first line break of a <pre>.
    const [first] = node.children
    if (node.tag === 'pre' && typeof first === 'string' && first.startsWith('\n')) html += '\n'
    html += renderHtml(node.children) + `</${node.tag}>`
  }
  return html
}

function escapeText(text: string): string {
  return escape(text, IN_TEXT)
}

function escapeAttribute(text: string): string {
  return escape(text, IN_VALUES)
}

/** Most pieces hold nothing to escape, and looking costs less than replacing nothing. */
function escape(text: string, special: RegExp): string {
  return text.search(special) < 0 ? text : text.replace(special, (character) => ESCAPES[character] ?? '')
}
