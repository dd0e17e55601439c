/** Header fields by lower-case name. Values are Latin-1 text: validators go back byte for byte. */
export type Fields = Readonly<Record<string, string | readonly string[] | undefined>>

/** The value of a field, or the first of several. */
export function fieldOf(fields: Fields, name: string): string | null {
  const value = fields[name]
  return (typeof value === 'string' ? value : value?.[0]) ?? null
}
