/**
 * What a document says, before anything is believed: the words of RSS, RDF, Atom and JSON Feed in one shape.
 * Nothing here is cleaned, resolved or dated; `lib/entry` does that, in the order that keeps identity stable.
 */

/** A text construct with its declared type. `html` holds markup (XHTML is serialised), `text` holds plain characters. */
export type Text = { readonly type: 'text' | 'html'; readonly value: string }

export type Person = {
  readonly name: string | null
  readonly email: string | null
  readonly url: string | null
}

/** Words, the address of a licence as written, or both (RFC 4287 §4.2.10, RFC 4946). */
export type Rights = { readonly text: Text | null; readonly licence: string | null }

/** RFC 4287 §4.2.7.2 `enclosure`, RSS `<enclosure>`, `media:content`, JSON Feed `attachments`. `bytes` as declared. */
export type Enclosure = { readonly url: string; readonly type: string | null; readonly bytes: number | null }

/** Raw date strings in the order of R-DATE; empty where the entry has none. */
export type EntryDates = {
  readonly published: readonly string[]
  readonly issued: readonly string[]
  readonly updated: readonly string[]
}

export type Entry = {
  /** Trimmed, otherwise as written; null where the entry has none (R-ID). */
  readonly guid: string | null
  /** As written, may be relative to `base`. The first text/html alternate, else the first one. */
  readonly link: string | null
  readonly title: Text | null
  /** The fullest body of the entry; `summary` only where it is a different text. */
  readonly content: Text | null
  readonly summary: Text | null
  /** Absolute base from xml:base where one is in force, else null (R-BASE). */
  readonly base: string | null
  readonly lang: string | null
  readonly dates: EntryDates
  readonly authors: readonly Person[]
  readonly categories: readonly string[]
  readonly enclosures: readonly Enclosure[]
  readonly image: string | null
  readonly comments: string | null
  /** Where a republished entry came from (`atom:source`, RSS `<source>`). */
  readonly source: { readonly title: string | null; readonly url: string | null } | null
  /** Its own: what it says nothing of is its feed's. */
  readonly rights: Rights | null
}

/** Something wrong with the document, in the codes of the status catalogue. Kept with the feed, shown to its author. */
export type ParseNote = {
  readonly code: 'malformed' | 'incomplete' | 'encoding' | 'too-deep' | 'entry-failed'
  readonly message: string
  readonly line?: number
  readonly column?: number
}

export type ParsedFeed = {
  readonly kind: 'feed'
  readonly format: 'rss' | 'rdf' | 'atom' | 'json' | 'cdf'
  readonly title: Text | null
  readonly description: Text | null
  /** The site, as written. */
  readonly link: string | null
  readonly self: string | null
  readonly hubs: readonly string[]
  readonly lang: string | null
  readonly authors: readonly Person[]
  readonly image: string | null
  readonly rights: Rights | null
  readonly published: string | null
  readonly updated: string | null
  /** RSS `ttl` or `sy:updatePeriod`/`sy:updateFrequency`, in minutes; null where unsaid. */
  readonly everyMinutes: number | null
  /** In document order. */
  readonly entries: readonly Entry[]
  /** The document was whole: its root element closed. Only a complete document may say that a post is gone (R-GONE). */
  readonly complete: boolean
  readonly notes: readonly ParseNote[]
}

/** Bytes that are no feed; `feeds` are those that an HTML page advertises. */
export type NotAFeed = {
  readonly kind: 'not-a-feed'
  readonly found: 'html' | 'empty' | 'binary' | 'json' | 'xml' | 'text' | 'refused'
  readonly message: string
  readonly feeds: readonly { readonly url: string; readonly title: string | null; readonly type: string }[]
}
