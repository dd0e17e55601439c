import { clean } from '../../lib/content/clean'

/** Adapter of the sanitiser kit: a post's HTML as it is stored, our own decoration and all. */
export function sanitize(html: string, base: string): string {
  return clean(html, { base, idPrefix: '1' }).html
}
