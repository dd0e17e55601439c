import { parseFragment } from 'parse5'
import { maxHtmlLength } from './parse-within-caps'
import { withoutControls } from './text'

/** Lines that a reader still gets of a post that no page could hold whole. */
const maxLines = 2000

/**
 * The lines of text in HTML beyond the caps (RL-08), found without building a tree: tags are cut out in one linear
 * pass, then what is left, which holds no tag, is decoded.
 */
export function plainText(html: string): string[] {
  const untagged = withoutScripts(html.slice(0, maxHtmlLength).toWellFormed())
    .replace(/<\/?(?:p|div|br|h[1-6]|li|tr|pre|blockquote|table|ul|ol|hr)\b[^<>]*>/gi, '\n')
    .replace(/<[!/?a-z][^<>]*>/gi, '')
    .replace(/</g, '&lt;')
  const [text] = parseFragment(untagged).childNodes
  const lines = text !== undefined && 'value' in text ? withoutControls(text.value).split('\n') : []
  return lines
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .slice(0, maxLines)
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
