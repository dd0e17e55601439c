/**
 * Plain characters as HTML: an empty line parts paragraphs, and a line that ends stays one. Where the next begins with white space
 * the document was indented, and its author broke nothing.
 */
export function fromText(text: string): string {
  return inParagraphs(text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'), '<br>')
}

/** HTML; of one without a single tag the empty lines still part paragraphs. */
export function fromHtml(html: string): string {
  return html.includes('<') ? html : inParagraphs(html, '\n')
}

function inParagraphs(escaped: string, lineBreak: string): string {
  const paragraphs = escaped
    .replace(/\r\n?/g, '\n')
    .trim()
    .split(/\n[^\S\n]*\n\s*/)
  return paragraphs
    .map((lines) => `<p>${lines.replace(/\n[^\S\n]+/g, ' ').replaceAll('\n', lineBreak)}</p>`)
    .join('')
}
