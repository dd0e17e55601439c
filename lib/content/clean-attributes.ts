import { globalAttributes, type Kind, type Kinds } from './allowlist'
import type { ForeignElement } from './foreign'
import { cleanSrcset } from './image'
import { safeLink } from './link'
import { withoutControls } from './text'

const maxTextLength = 1000
const maxIdLength = 100
const maxCells = 100

/** What was taken out, by kind. */
export type Removed = Record<string, number>

/** What attributes are judged by, and what is kept account of. */
export type Scope = {
  readonly base: string
  readonly idPrefix: string
  readonly removed: Removed
  /** Foreign id → ours, first come. */
  readonly ids: Map<string, string>
}

/** The attributes of an element that its `kinds` and the global ones allow, each with a clean value. */
export function cleanAttributes(foreign: ForeignElement, kinds: Kinds, scope: Scope): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const { name, value } of foreign.attrs) {
    if (name === 'id' || (name === 'name' && foreign.tagName === 'a')) {
      const id = cleanId(value, scope)
      if (id !== null) attributes.id = id
      continue
    }
    const kind = kinds.get(name) ?? globalAttributes.get(name)
    const clean = kind === undefined ? null : cleanValue(value, kind, scope)
    if (clean !== null) attributes[name] = clean
    else if (name.startsWith('on')) scope.removed.script = (scope.removed.script ?? 0) + 1
  }
  return attributes
}

/** An id with the post's prefix, so that it can name nothing of the page's. A second element of that id gets none. */
function cleanId(value: string, scope: Scope): string | null {
  const id = withoutControls(value).trim()
  if (id === '' || id.length > maxIdLength || /\s/.test(id) || scope.ids.has(id)) return null
  const ours = `uc-${scope.idPrefix}-${id}`
  scope.ids.set(id, ours)
  return ours
}

function cleanValue(value: string, kind: Kind, scope: Scope): string | null {
  switch (kind) {
    case 'text':
      return cleanText(value)
    case 'count':
      return /^\d{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= maxCells ? value : null
    case 'pixels':
      return /^\s*[1-9]\d{0,4}(?:px)?\s*$/.test(value) ? String(Number.parseInt(value)) : null
    case 'integer':
      return /^-?\d{1,6}$/.test(value) ? value : null
    case 'media':
      return safeLink(value, scope.base)
    case 'srcset':
      return cleanSrcset(value, scope.base)
    case 'flag':
      return ''
    default:
      return kind.test(value.trim()) ? value.trim() : null
  }
}

export function cleanText(value = ''): string {
  return withoutControls(value).slice(0, maxTextLength).toWellFormed()
}
