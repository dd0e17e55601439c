/** Foreign HTML after the one pass of `clean()`: safe to put on a page as it stands. */
export type Cleaned = {
  /** Sanitised, absolute, decorated. Contains only tags, attributes and classes of the allow-list. */
  readonly html: string
  /** Plain text of the post, white space collapsed, for search, fingerprints and excerpts. */
  readonly text: string
  /** The first sentence or so of `text`, at most 280 characters, cut at a word. */
  readonly excerpt: string
  /** Words (220 a minute; CJK characters 500 a minute; code at half weight) give `minutes`, at least 1 where there is text. */
  readonly words: number
  readonly minutes: number
  /**
   * Where a long post may fold: an offset into `html` between two of its top-level blocks, and the words after it.
   * Null for posts of at most 350 words. The whole text stays in the page.
   */
  readonly fold: { readonly at: number; readonly words: number } | null
  /**
   * What was taken out, counted by kind ("tracking-image", "script", "share-bar" …), for the feed's notes. "markup" is
   * all of it: the entry was beyond the caps, and is shown as plain text.
   */
  readonly removed: Readonly<Record<string, number>>
}
