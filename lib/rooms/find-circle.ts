export type Edge = { readonly from: string; readonly to: string }

/** The first circle in a graph, as the names along it; null where there is none. */
export function findCircle(edges: readonly Edge[]): string[] | null {
  const next = new Map<string, Set<string>>()
  for (const { from, to } of edges) if (from !== to) next.set(from, (next.get(from) ?? new Set()).add(to))
  const done = new Set<string>()
  const walk = (node: string, trail: readonly string[]): string[] | null => {
    if (trail.includes(node)) return [...trail.slice(trail.indexOf(node)), node]
    if (done.has(node)) return null
    done.add(node)
    for (const to of next.get(node) ?? []) {
      const circle = walk(to, [...trail, node])
      if (circle) return circle
    }
    return null
  }
  for (const node of next.keys()) {
    const circle = walk(node, [])
    if (circle) return circle
  }
  return null
}
