import type { Words } from '@/lib/words/words'

/** A table without a caption, as it is stored. */
const UNNAMED = '<div class="table-scroll" role="group" aria-label="Table">'

/**
 * Cleaned HTML whose code and tables are reached by keyboard, since they scroll by themselves (WCAG 2.1.1), and whose arrows back from
 * a note say so. Said on the page alone: what is stored, and goes out in feeds, has no place in anybody's tab order, and no language of
 * ours. In cleaned HTML a `<` is always a tag.
 */
export function withReachable(html: string, words: Pick<Words['post'], 'code' | 'table' | 'back'>): string {
  return html
    .replace(/<pre(?=[\s>])([^<>]*)/g, (_, attributes: string) => {
      const language = /\sdata-language="([^"]*)"/.exec(attributes)?.[1]
      const name = language ? ` role="group" aria-label="${words.code(language)}"` : ''
      return `<pre${attributes} tabindex="0"${name}`
    })
    .replace(/<a [^<>]* class="footnote-back"/g, (link) => `${link} aria-label="${words.back}"`)
    .replaceAll(UNNAMED, UNNAMED.replace('Table', words.table))
    .replaceAll('<div class="table-scroll"', '<div class="table-scroll" tabindex="0"')
}
