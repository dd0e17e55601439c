import { sanitizerVersion } from '../content/sanitizer-version'
import { safeLink } from '../content/link'
import { toText } from '../content/text'
import { identify, postId, type FeedContext, type Identified } from '../entry/identity'
import { languageOf, loadDetector, normaliseLanguage } from '../entry/language'
import { keepRights, type KeptRights } from '../entry/rights'
import { normalise, type NewPost } from '../entry/normalise'
import { getOwnDate, isFuture, listRebuildStamps, type OwnDate } from '../entry/placed'
import { parse } from '../parse/parse'
import { noteEntries, noteSameIds } from '../entry/notes'
import type { FeedNote } from '../../db/schema'
import type { NotAFeed, ParsedFeed, ParseNote } from '../parse/parsed-feed'

/** R-LIMIT: of a longer document only the newest entries are read. */
export const ENTRIES_MAX = 200

/** What the posts of one document may have of HTML: each link that it writes in ten letters is an address of two thousand in the end. */
const HTML_MAX = 16_000_000

const RHYTHM_OVER = 10

export type DocumentSource = {
  /** The feed's: with the guid it makes a post's number. */
  readonly slug: string
  readonly bytes: Uint8Array
  readonly contentType: string | null
  readonly feed: FeedContext
  /** Zone of times that name none, and language of texts that name none: from the feed's config. */
  readonly zone: string | null
  readonly lang: string | null
  /** Milliseconds. */
  readonly now: number
}

/** A document with its entries identified and dated; none is cleaned yet. */
export type OpenDocument = {
  readonly kind: 'open'
  readonly slug: string
  readonly parsed: ParsedFeed
  readonly entries: readonly (Identified & { readonly own: OwnDate | null })[]
  /** Of entries that are not among them, though they are no duplicates. */
  readonly lost: readonly FeedNote[]
  readonly lang: string | null
  readonly now: number
}

/** What a document says of its feed, in plain values: it crosses from the worker to the run. */
export type FeedFacts = KeptRights & {
  readonly kind: 'feed'
  readonly title: string | null
  readonly site: string | null
  readonly lang: string | null
  readonly everyMinutes: number | null
  /** Milliseconds between its newest posts; null where fewer than two are dated. */
  readonly rhythm: number | null
  readonly complete: boolean
  readonly notes: readonly (ParseNote | FeedNote)[]
  readonly entries: readonly EntryFacts[]
}

export type EntryFacts = Pick<Identified, 'guid' | 'canonical' | 'rawHash'> & {
  /** The entry's own date (R-DATE), in milliseconds. */
  readonly at: number | null
  /** The entry's own. */
  readonly rights: KeptRights
}

/** Bytes → identities. Identity comes first: dates and texts may be invented later, identities may not (R-ID). */
export async function openDocument(source: DocumentSource): Promise<OpenDocument | NotAFeed> {
  const parsed = await parse(source.bytes, { contentType: source.contentType, url: source.feed.url })
  if (parsed.kind === 'not-a-feed') return parsed
  const stamps = listRebuildStamps(parsed.entries)
  const context = { ...source.feed, site: siteOf(parsed, source.feed) }
  const dated = identify(parsed.entries, context, sanitizerVersion).map((entry) => ({
    ...entry,
    own: getOwnDate(entry.entry, entry.link, { now: source.now, zone: source.zone, stamps }),
  }))
  const { slug, lang, now } = source
  const lost = noteSameIds(parsed.entries, dated)
  return { kind: 'open', slug, parsed, entries: newest(dated), lost, lang, now }
}

export function factsOf({ parsed, entries, lost, now }: OpenDocument, feed: FeedContext): FeedFacts {
  const rights = keepRights(parsed.rights, feed.url)
  return {
    kind: 'feed',
    ...rights,
    title: parsed.title && toText(parsed.title),
    site: siteOf(parsed, feed),
    lang: parsed.lang && normaliseLanguage(parsed.lang),
    everyMinutes: parsed.everyMinutes,
    rhythm: rhythmOf(entries.flatMap(({ own }) => (own && !isFuture(own.at, now) ? [own.at] : []))),
    complete: parsed.complete,
    notes: [...parsed.notes, ...lost, ...noteEntries(entries, now)],
    entries: entries.map(({ entry, base, guid, canonical, rawHash, own }) => ({
      guid,
      canonical,
      rawHash,
      at: own?.at ?? null,
      rights: keepRights(entry.rights, base),
    })),
  }
}

/** The named entries as posts. One bad entry loses that entry (PA-10): it is named in `failed`. */
export async function cleanEntries(
  { slug, entries, parsed, lang }: OpenDocument,
  guids: readonly string[],
): Promise<{ posts: NewPost[]; failed: string[] }> {
  const names = new Set(guids)
  const wanted = entries.filter((entry) => names.has(entry.guid))
  const asked = new Set<string>()
  const posts: NewPost[] = []
  const failed: string[] = []
  let room = HTML_MAX
  for (const entry of wanted) {
    const { guid } = entry
    const detect = () => (asked.add(guid), null)
    try {
      const rules = { id: postId(slug, guid), feed: parsed, lang, detect, room }
      const post = normalise(entry, entry.own, rules)
      room -= post.html.length
      posts.push(post)
    } catch {
      failed.push(guid)
    }
  }
  // The detector is worth 80 MB, so it comes only where some text needs it.
  if (asked.size === 0) return { posts, failed }
  const detect = await loadDetector()
  const told = posts.map((post) =>
    asked.has(post.guid) ? { ...post, lang: languageOf([], post.text, detect) } : post,
  )
  return { posts: told, failed }
}

function siteOf(parsed: ParsedFeed, feed: FeedContext): string | null {
  return (parsed.link && safeLink(parsed.link, feed.url)) || feed.site
}

function rhythmOf(dates: readonly number[]): number | null {
  const newest = [...dates].sort((a, b) => b - a).slice(0, RHYTHM_OVER)
  return newest.length < 2 ? null : Math.round((newest[0]! - newest.at(-1)!) / (newest.length - 1))
}

/** In document order, the newest only where there are too many; what has no date counts as old. */
function newest<T extends { readonly own: OwnDate | null }>(entries: readonly T[]): readonly T[] {
  if (entries.length <= ENTRIES_MAX) return entries
  const kept = new Set([...entries].sort((a, b) => (b.own?.at ?? 0) - (a.own?.at ?? 0)).slice(0, ENTRIES_MAX))
  return entries.filter((entry) => kept.has(entry))
}
