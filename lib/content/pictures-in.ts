/** Cleaned HTML has `<` and `>` in its own tags only (render-html.ts), and quotes every value. */
const PICTURE = /<(?:img|video)\s[^<>]*>/g
const SOURCE = /\s(?:src|poster)="([^"]*)"/g

/** The addresses of the pictures and posters of cleaned HTML, each once. */
export function picturesIn(html: string): string[] {
  const found = new Set<string>()
  for (const [tag] of html.matchAll(PICTURE)) {
    const isVideo = tag.startsWith('<video')
    for (const [attribute, value = ''] of tag.matchAll(SOURCE)) {
      if (isVideo && !/^\sposter/.test(attribute)) continue
      found.add(unescapeAttribute(value))
    }
  }
  return [...found]
}

/** What `escapeAttribute` of render-html.ts wrote. */
function unescapeAttribute(value: string): string {
  return value
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
