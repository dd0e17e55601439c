/**
 * The headings of cleaned HTML, which begin at `h4`, some levels higher. The length stays, so offsets into the text do too.
 * In cleaned HTML a `<` before a name is always a tag, or within a quoted attribute where a digit more or less harms nobody.
 */
export function raiseHeadings(html: string, by: number): string {
  if (by === 0) return html
  return html.replace(
    /<(\/?)h([4-6])\b/g,
    (_tag, slash: string, level: string) => `<${slash}h${Number(level) - by}`,
  )
}
