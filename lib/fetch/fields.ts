/** Header fields by lower-case name. Values are Latin-1 text: validators go back byte for byte. */
export type Fields = Readonly<Record<string, string | readonly string[] | undefined>>

/** The value of a field, or the first of several. */
export function fieldOf(fields: Fields, name: string): string | null {
  const value = fields[name]
  return (typeof value === 'string' ? value : value?.[0]) ?? null
}

/** The members of a field whose value is a list (RFC 9110 §5.6.1), lower case, however many lines it was sent in. */
export function listOf(fields: Fields, name: string): string[] {
  return [fields[name] ?? []]
    .flat()
    .flatMap((value) => value.toLowerCase().split(','))
    .map((member) => member.trim())
    .filter((member) => member !== '')
}
