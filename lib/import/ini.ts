/** A section of an INI file, its keys in lower case; `name` is empty for what stands before the first one. */
export type Section = { readonly name: string; readonly values: ReadonlyMap<string, string> }

/** The section whose keys the others may name. */
export const DEFAULTS = 'DEFAULT'

/** Longer values are text, and nobody's pattern. */
const FILLED_MAX = 500

/**
 * INI as Python's ConfigParser reads it: `key = value` or `key: value`, `#` and `;` comments, lines indented deeper that go on,
 * `%(key)s` of the same section or of `[DEFAULT]`; a section that is named twice is one. Never throws.
 */
export function parseIni(text: string): readonly Section[] {
  const sections = new Map<string, Map<string, string>>([['', new Map()]])
  let values = sections.get('')!
  let key: string | null = null
  let margin = 0
  for (const line of text.split(/\r\n|\r|\n/)) {
    const content = withoutComment(line)
    if (content === null) continue
    if (content === '') {
      key = null
    } else if (key !== null && marginOf(line) > margin) {
      values.set(key, `${values.get(key)}\n${content}`)
    } else if (content.startsWith('[') && content.includes(']')) {
      const name = content.slice(1, content.lastIndexOf(']')).trim()
      values = sections.get(name) ?? new Map<string, string>()
      sections.set(name, values)
      key = null
    } else {
      const at = content.search(/[=:]/)
      key = at > 0 ? content.slice(0, at).trim().toLowerCase() : null
      margin = marginOf(line)
      if (key !== null) values.set(key, content.slice(at + 1).trim())
    }
  }
  const defaults = sections.get(DEFAULTS) ?? new Map<string, string>()
  return [...sections].map(([name, own]) => ({ name, values: substitute(own, defaults) }))
}

function marginOf(line: string): number {
  return line.length - line.trimStart().length
}

/** Null where the whole line is one. */
function withoutComment(line: string): string | null {
  const content = line.trim()
  if (/^[#;]/.test(content)) return null
  const at = content.search(/\s;/)
  return at < 0 ? content : content.slice(0, at).trimEnd()
}

function substitute(
  own: ReadonlyMap<string, string>,
  defaults: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const get = (name: string) => own.get(name) ?? defaults.get(name)
  const fill = (value: string) =>
    value.length > FILLED_MAX
      ? value
      : value.replace(/%\(([^()\n]{1,60})\)s/g, (all, name: string) => {
          return get(name.toLowerCase())?.slice(0, FILLED_MAX) ?? all
        })
  return new Map([...own].map(([key, value]) => [key, fill(value)]))
}
