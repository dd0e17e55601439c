import { posix } from 'node:path'
import type { Edge } from './find-circle'
import { readSource } from './read-source'
import { ONLY, ROOMS, type Room } from './table'

/** The path from the root that a specifier names, without its extension; null for a package. */
function resolve(file: string, specifier: string): string | null {
  if (!/^(\.{1,2}\/|@\/)/.test(specifier)) return null
  const path = specifier.startsWith('@/') ? specifier.slice(2) : posix.join(posix.dirname(file), specifier)
  return withoutExtension(path)
}

export function withoutExtension(path: string): string {
  return path.replace(/\.(tsx?|mjs)$/, '')
}

function roomOf(path: string): Room | undefined {
  return ROOMS.find(({ files }) => files.test(path))
}

/** Every line that breaks the table, as `file:line  what, why`. */
export function listViolations(file: string, text: string): string[] {
  const { imports, words } = readSource(file, text)
  const path = withoutExtension(file)
  const room = roomOf(path)
  if (!room) return [`${file}:1  stands in no room of the table`]
  const found: string[] = []
  for (const { specifier, isType, line } of imports) {
    const target = resolve(file, specifier)
    if (target === null) {
      const name = /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0]
      if (room.never?.some((banned) => banned === name))
        found.push(`${file}:${line}  ${specifier}, never in ${room.name}`)
    } else if (/^(app|lib|db|e2e)\//.test(target) && !/\.(css|json)$/.test(target)) {
      const to = roomOf(target)?.name ?? 'no room'
      const isAllowed = to === room.name || room.may.includes(to) || (isType && room.types?.includes(to))
      if (!isAllowed)
        found.push(
          `${file}:${line}  ${target}, ${room.name} may not import ${isType ? 'types' : 'values'} of ${to}`,
        )
    }
  }
  const used = [...words, ...imports.map(({ specifier, line }) => ({ word: specifier, line }))]
  for (const { word, line } of used) {
    const rule = ONLY.find(({ what, isAllowedIn }) => what.test(word) && !isAllowedIn(path))
    if (rule) found.push(`${file}:${line}  ${word}, ${rule.why}`)
  }
  return found
}

/** The imports of one file within the house, as edges between files and between rooms. */
export function listEdges(
  file: string,
  text: string,
): { readonly files: Edge; readonly rooms: Edge; readonly isType: boolean }[] {
  const from = withoutExtension(file)
  return readSource(file, text).imports.flatMap(({ specifier, isType }) => {
    const to = resolve(file, specifier)
    const [fromRoom, toRoom] = [roomOf(from)?.name, to === null ? undefined : roomOf(to)?.name]
    if (to === null || !fromRoom || !toRoom) return []
    return [{ files: { from, to }, rooms: { from: fromRoom, to: toRoom }, isType }]
  })
}
