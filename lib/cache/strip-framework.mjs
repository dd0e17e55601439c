/**
 * A page as readers get it: without the framework's scripts, its inline payload, the marks between its parts and the
 * links that load early what stands right below. Our own `/planet.js` and JSON-LD stay; what stands in a template for our
 * script becomes data too, since text browsers show templates. It is read tag by tag, since foreign HTML may say
 * `<script>` inside an attribute. One pass, linear; where a tag never ends, the rest is left as it is.
 *
 * @param {string} document a whole one, as React writes it: every attribute's value in double quotes
 * @returns {string}
 */
export function stripFramework(document) {
  const html = document.replace(EMPTY, '')
  let kept = ''
  let from = 0
  for (let at = html.indexOf('<'); at !== -1;) {
    const name = nameAt(html, at)
    const tagEnd = name === '!--' ? endOf(/-->/g, html, at) : endOfTag(html, at)
    const closing = CLOSING.get(name)
    const end = closing ? endOf(closing, html, tagEnd) : tagEnd
    if (end === -1) break
    const tag = html.slice(at, tagEnd)
    if (isOfFramework(name, tag)) {
      kept += html.slice(from, at)
      from = end
    } else if (name === 'template') {
      const content = html.slice(tagEnd, html.lastIndexOf('<', end - 1))
      kept += `${html.slice(from, at)}<script type="text/html">${stripFramework(content)}</script>`
      from = end
    }
    at = html.indexOf('<', end)
  }
  return kept + html.slice(from)
}

/** Elements whose content is not read. */
const CLOSING = new Map([
  ['script', /<\/script\s*>/gi],
  ['style', /<\/style\s*>/gi],
  ['template', /<\/template\s*>/gi],
])
const OURS = /\s(?:src="\/planet\.js["?]|type="(?:application\/ld\+json|text\/html)")/
const EARLY = /\s(?:as="(?:script|image)"|rel="modulepreload")/
/** Marks where a part was left out, for a script that never runs. */
const MARK = /\sdata-dgst=/
/** What is left of the framework's metadata, which stands in the head. */
const EMPTY = '<div hidden=""><!--$--><!--/$--></div>'

/**
 * @param {string} name of an element, in lower case
 * @param {string} tag its opening tag
 */
function isOfFramework(name, tag) {
  switch (name) {
    case '!--':
      return true
    case 'script':
      return !OURS.test(tag)
    case 'link':
      return EARLY.test(tag)
    case 'meta':
      return tag.includes(' name="next-')
    case 'template':
      return MARK.test(tag)
    default:
      return false
  }
}

/** @param {string} html @param {number} at where a `<` stands @returns {string} '' for a closing tag */
function nameAt(html, at) {
  const name = /!--|[a-z]*/iy
  name.lastIndex = at + 1
  return (name.exec(html)?.[0] ?? '').toLowerCase()
}

/** @param {string} html @param {number} at @returns {number} after the `>` that no quotes enclose, or -1 */
function endOfTag(html, at) {
  const stop = /[">]/g
  stop.lastIndex = at
  for (let found = stop.exec(html); found; found = stop.exec(html)) {
    if (found[0] === '>') return stop.lastIndex
    const closing = html.indexOf('"', stop.lastIndex)
    if (closing === -1) return -1
    stop.lastIndex = closing + 1
  }
  return -1
}

/** @param {RegExp} pattern global @param {string} html @param {number} from or -1 @returns {number} or -1 */
function endOf(pattern, html, from) {
  if (from === -1) return -1
  pattern.lastIndex = from
  return pattern.test(html) ? pattern.lastIndex : -1
}
