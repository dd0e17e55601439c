/**
 * Cleaned HTML whose code and tables are reached by keyboard, since they scroll by themselves (WCAG 2.1.1). Said on the page alone: what
 * is stored, and goes out in feeds, has no place in anybody's tab order. In cleaned HTML a `<` is always a tag.
 */
export function withReachable(html: string): string {
  return html
    .replace(/<pre(?=[\s>])([^<>]*)/g, (_, attributes: string) => {
      const language = /\sdata-language="([^"]*)"/.exec(attributes)?.[1]
      return `<pre${attributes} tabindex="0"${language ? ` role="group" aria-label="Code, ${language}"` : ''}`
    })
    .replaceAll('<div class="table-scroll"', '<div class="table-scroll" tabindex="0"')
}
