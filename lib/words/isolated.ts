/** A name that runs from the left keeps its own signs (`C++`, `Yahoo!`) on their side in a line from the right: Unicode’s isolates. */
export function isolated(name: string): string {
  return `\u2068${name}\u2069`
}
