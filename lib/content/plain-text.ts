import { parseFragment } from './parse-fragment'
import { maxHtmlLength } from './parse-within-caps'
import { withoutControls } from './text'

/** What a reader still gets of a post that no page could hold whole, in UTF-16 code units. */
const maxPlainLength = 100_000

/**
 * The lines of text in HTML beyond the caps (RL-08), found without building a tree: tags are cut out in one linear
 * pass, then what is left, which holds no tag, is decoded.
 */
export function plainText(html: string): string[] {
  const untagged = withoutScripts(html.slice(0, maxHtmlLength).toWellFormed())
    .replace(/<\/?(?:p|div|br|h[1-6]|li|tr|pre|blockquote|table|ul|ol|hr)\b[^<>]*>/gi, '\n')
    .replace(/<[!/?a-z][^<>]*>/gi, '')
    .replace(/</g, '&lt;')
  const [text] = parseFragment(untagged, { scriptingEnabled: false }).childNodes
  const plain = text !== undefined && 'value' in text ? withoutControls(text.value) : ''
  return plain
    .replace(/\s+/g, (space) => (space.includes('\n') ? '\n' : ' '))
    .trim()
    .slice(0, maxPlainLength)
    .toWellFormed()
    .split('\n')
}

/** Without scripts and style sheets. An unclosed one hides the rest, as it does in a browser. */
function withoutScripts(html: string): string {
  const start = /<(script|style)\b/gi
  const ends = { script: /<\/script/gi, style: /<\/style/gi }
  let kept = ''
  let from = 0
  for (let open = start.exec(html); open !== null; open = start.exec(html)) {
    kept += html.slice(from, open.index)
    const end = ends[open[1]?.toLowerCase() === 'script' ? 'script' : 'style']
    end.lastIndex = open.index
    const close = end.exec(html)
    if (close === null) return kept
    from = start.lastIndex = close.index
  }
  return kept + html.slice(from)
}
