import { clean } from '../content/clean'
import { excerptOf } from '../content/excerpt'
import { fromHtml, fromText } from '../content/from-text'
import { sanitizerVersion } from '../content/sanitizer-version'
import { safeLink } from '../content/link'
import { personName, toText } from '../content/text'
import { slug } from '../slug'
import type { PostEnclosure } from '../../db/schema'
import type { Entry, ParsedFeed, Text } from '../parse/parsed-feed'
import { decodeReferences } from '../parse/references'
import { digest, type Identified } from './identity'
import { languageOf, type DetectLanguage } from './language'
import { pack } from './packed'
import type { OwnDate } from './placed'
import { titleHash } from './twin'

const TITLE_FROM_TEXT = 80
const TAGS_MAX = 20
const ENCLOSURES_MAX = 10
/** Of some papers there are thousands; each name stands on every page that shows the post. */
const NAMES_MAX = 20
/** `audio/ogg; codecs=opus` and its like. */
const TYPE_MAX = 100
/** YouTube still names a film of this kind for each of its entries; no browser plays it. */
const FLASH = 'application/x-shockwave-flash'

/** What the planet keeps of an entry, but for its place and number, which depend on what is known already. */
export type NewPost = {
  readonly guid: string
  readonly link: string | null
  readonly canonical: string | null
  /** See `Identified`. */
  readonly page: string | null
  readonly slug: string
  readonly title: string
  readonly untitled: boolean
  readonly byline: readonly string[]
  readonly lang: string | null
  readonly own: OwnDate | null
  readonly html: string
  readonly text: string
  readonly excerpt: string
  readonly words: number
  readonly minutes: number
  readonly fold: { readonly at: number; readonly words: number } | null
  readonly fingerprint: string
  readonly textHash: string
  /** See `titleHash` of twin.ts; null for a title that was taken from the text. */
  readonly titleHash: string | null
  readonly rawHash: string
  readonly sanitizerVersion: number
  readonly enclosures: readonly PostEnclosure[]
  readonly comments: string | null
  readonly source: { readonly title: string | null; readonly url: string | null } | null
  readonly tags: readonly { readonly tag: string; readonly label: string }[]
  /** The entry as it came, packed: see packed.ts. */
  readonly raw: Uint8Array
  readonly removed: Readonly<Record<string, number>>
}

export type NormaliseOptions = {
  readonly id: number
  readonly feed: ParsedFeed
  readonly lang: string | null
  readonly detect: DetectLanguage
  readonly room?: number
}

/**
 * Entry → post: the room where the word changes. Identity and date come in ready-made; the text is cleaned last,
 * so that nothing after the sanitiser touches foreign nodes (R-HTML).
 * @param id the post's number, which marks the ids in its text as its own: no other post of the planet has it (SA-07)
 * @param room of a document's HTML what others have left; see `clean`
 * @param lang language of the feed’s config, used where neither entry nor feed names one; `detect` is asked last (R-LANG)
 */
export function normalise(
  { entry, guid, link, canonical, page, base, rawHash }: Identified,
  own: OwnDate | null,
  { id, feed, lang, detect, room }: NormaliseOptions,
): NewPost {
  const cleanOf = (body: Text | null) => clean(toHtml(body), { base, idPrefix: id.toString(36), room })
  const content = cleanOf(entry.content)
  // Content of which nothing is left to show, a tracking picture say, must not hide a summary.
  const cleaned = content.html === '' && entry.summary ? cleanOf(entry.summary) : content
  const declared = entry.title ? toText(entry.title) : ''
  const title = declared || shorten(cleaned.text) || 'Untitled'
  return {
    guid,
    link,
    canonical,
    page,
    slug: slug(title, lastSegment(link)),
    title,
    untitled: declared === '',
    byline: bylineOf(entry),
    lang: languageOf([entry.lang, feed.lang, lang], cleaned.text, detect),
    own,
    html: cleaned.html,
    text: cleaned.text,
    excerpt:
      entry.summary && entry.content ? excerptOf(toText(entry.summary)) || cleaned.excerpt : cleaned.excerpt,
    words: cleaned.words,
    minutes: cleaned.minutes,
    fold: cleaned.fold,
    fingerprint: digest(title, link, cleaned.text),
    textHash: digest(title, cleaned.text),
    titleHash: titleHash(declared),
    rawHash,
    sanitizerVersion,
    enclosures: enclosuresOf(entry, base),
    comments: entry.comments && safeLink(entry.comments, base),
    source: entry.source && {
      title: entry.source.title && toText({ type: 'text', value: entry.source.title }),
      url: entry.source.url && safeLink(entry.source.url, base),
    },
    tags: tagsOf(entry),
    raw: pack({ base, entry }, cleaned.html),
    removed: cleaned.removed,
  }
}

function toHtml(body: Text | null): string {
  if (!body) return ''
  return body.type === 'html' ? fromHtml(body.value) : fromText(body.value)
}

/** A post without a title goes by its first words (R-TITLE). */
function shorten(text: string): string {
  const start = [...text.slice(0, 2 * (TITLE_FROM_TEXT + 1))]
  if (start.length <= TITLE_FROM_TEXT) return text
  const cut = start.slice(0, TITLE_FROM_TEXT).join('')
  return `${cut.slice(0, cut.lastIndexOf(' ') > TITLE_FROM_TEXT / 2 ? cut.lastIndexOf(' ') : cut.length)}…`
}

/** Where a title has no Latin letters, the author's own address often has. */
function lastSegment(link: string | null): string {
  return (link && new URL(link).pathname.split('/').findLast((part) => part !== '')) || 'post'
}

/** An address of mail is no name, and is never shown (R-AUTHOR). Many blogs escape names, and labels, once more than their texts. */
function bylineOf(entry: Entry): string[] {
  const names = entry.authors.flatMap(({ name }) => (name && personName(decodeReferences(name))) || [])
  return [...new Set(names)].slice(0, NAMES_MAX)
}

function tagsOf(entry: Entry): { tag: string; label: string }[] {
  const tags = new Map<string, string>()
  for (const category of entry.categories) {
    const label = toText({ type: 'text', value: decodeReferences(category) }, 60)
    const tag = label && slug(label, label)
    if (tag && !tags.has(tag)) tags.set(tag, label)
  }
  return [...tags].slice(0, TAGS_MAX).map(([tag, label]) => ({ tag, label }))
}

function enclosuresOf(entry: Entry, base: string): PostEnclosure[] {
  const found = entry.enclosures.flatMap(({ url, type, bytes }) => {
    const link = safeLink(url, base)
    if (!link || type === FLASH) return []
    return [{ url: link, type: (type && toText({ type: 'text', value: type }, TYPE_MAX)) || null, bytes }]
  })
  return found.slice(0, ENCLOSURES_MAX)
}
