import { safeLink } from '../../lib/content/link'
import { toText } from '../../lib/content/text'
import { postId } from '../../lib/entry/identity'
import { parseDate } from '../../lib/parse/date'
import { postKey } from '../../lib/paths'
import { slug as slugOf } from '../../lib/slug'

/** Adapter of the kit for titles, names, links, slugs and dates. */

export function text(value: string): string {
  return toText({ type: 'html', value })
}

export function link(href: string, base: string): string | null {
  return safeLink(href, base)
}

/** A post's address is its id, made of the guid, and its slug; here they are one word. */
export function slug(title: string, guid: string): string {
  return `${postKey(postId('blog', guid))}-${slugOf(title, guid)}`
}

/** A date beyond R-DATE's range, or ahead of the clock, is never a post's place. */
export function date(value: string): string | null {
  const instant = parseDate(value)
  if (instant === null) return null
  const isPlausible = instant.getTime() >= Date.UTC(1980, 0) && instant.getTime() <= Date.now()
  return isPlausible ? instant.toISOString() : null
}
