import { clean } from '../../lib/content/clean'

/**
 * Adapter of the sanitiser kit: what of a post's HTML reaches a page. `tabindex` on code and tables is ours, a constant
 * written after sanitising (R-HTML); the kit knows foreign markup only, so exactly these two of our tags lose it here.
 */
export function sanitize(html: string, base: string): string {
  return clean(html, { base, idPrefix: '1' })
    .html.replaceAll(/(<pre(?: [\w-]+="[^"]*")*?) tabindex="0"/g, '$1')
    .replaceAll(/(<div class="table-scroll" role="group" aria-label="[^"]*") tabindex="0"/g, '$1')
}
