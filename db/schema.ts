import { sql } from 'drizzle-orm'
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/*
 * The glossary. Times are milliseconds since 1970 in UTC, days are `YYYY-MM-DD` in the planet's zone.
 * One schema in SQLite's dialect for both drivers (docs/decisions/0004-one-schema.md).
 */

/** Who a subscription is for. `slug` is the identity (R-AUTHOR); the rest follows planet.yaml. */
export const authors = sqliteTable('authors', {
  id: integer().primaryKey(),
  slug: text().notNull().unique(),
  name: text().notNull(),
  site: text(),
  avatar: text(),
  lang: text(),
  /** Former slugs, redirected (308). */
  aliases: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
  /** On the planet: in planet.yaml, and not `hidden`. Who is not comes back with all posts when listed again. */
  listed: integer({ mode: 'boolean' }).notNull().default(true),
  /** Taken off by an operator, whatever planet.yaml says (R-HIDE): never listed. */
  hidden: integer({ mode: 'boolean' }).notNull().default(false),
})

/** A document at a URL, and what happened when we last asked for it. */
export const feeds = sqliteTable(
  'feeds',
  {
    id: integer().primaryKey(),
    authorId: integer()
      .notNull()
      .references(() => authors.id),
    /** The author's slug, with a number behind it from the second feed on. */
    slug: text().notNull().unique(),
    /** As subscribed, the feed's identity for planet.yaml. */
    url: text().notNull(),
    /** Where it is fetched since a lasting permanent redirect; null = `url`. */
    movedTo: text(),
    listed: integer({ mode: 'boolean' }).notNull().default(true),
    paused: integer({ mode: 'boolean' }).notNull().default(false),
    title: text(),
    site: text(),
    lang: text(),
    /** Whose its posts are, in its own words, and the address of the licence that they are under. */
    rights: text(),
    licence: text(),
    /** Validators and body hash of the last complete answer: stored only with its posts. */
    etag: text(),
    lastModified: text(),
    bodyHash: text(),
    /** Status code of the last try (lib/status), its sentence and notes. Null = never tried. */
    code: text(),
    message: text(),
    notes: text({ mode: 'json' }).$type<FeedNote[]>().notNull().default([]),
    /** Failures in a row, and since when. */
    failures: integer().notNull().default(0),
    failingSince: integer(),
    triedAt: integer(),
    goodAt: integer(),
    /** Not before this; null = at once. */
    nextAt: integer(),
    /** First complete import: until then every entry is backlog (R-PLACE). */
    importedAt: integer(),
    /** What the feed itself asks for (ttl, sy:update…), in minutes. */
    everyMinutes: integer(),
    /** Milliseconds between posts, by the newest ones; feeds the adaptive schedule. */
    rhythm: integer(),
    /** Since when posts are missing that may have been deleted (R-GONE); null = none is. */
    missingSince: integer(),
  },
  (t) => [uniqueIndex('feeds_author_url').on(t.authorId, t.url), index('feeds_due').on(t.nextAt)],
)

/** What the planet keeps of an entry: one identity and one place for ever. */
export const posts = sqliteTable(
  'posts',
  {
    /**
     * Derived from (feed slug, guid): a store built again gives every post its old address. No primary key, by which rows would lie
     * in the file: new ones are written side by side, and not where chance puts their numbers.
     */
    id: integer().notNull(),
    feedId: integer()
      .notNull()
      .references(() => feeds.id),
    authorId: integer()
      .notNull()
      .references(() => authors.id),
    guid: text().notNull(),
    /** `shown`, or why not. Undated posts are shown without a place. */
    state: text({ enum: ['shown', 'held', 'hidden', 'duplicate', 'gone', 'filtered'] })
      .notNull()
      .default('shown'),
    /** The post whose card this one shares (R-CROSS). While that one cannot be seen, one of its duplicates is `shown`. */
    duplicateOf: integer(),
    /** First absence from a complete document (R-GONE); null = it was there the last time. */
    missingSince: integer(),
    /** Older than its feed's first import: in the archive, but not in the planet's own feeds (R-FLOOD). */
    backlog: integer({ mode: 'boolean' }).notNull().default(false),
    slug: text().notNull(),
    title: text().notNull(),
    /** The title was taken from the text (R-TITLE). */
    untitled: integer({ mode: 'boolean' }).notNull().default(false),
    link: text(),
    /** `link` made comparable (R-REKEY). */
    canonical: text(),
    byline: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
    lang: text(),
    /** The post's own date, and where it was read (R-DATE). */
    publishedAt: integer(),
    dateSource: text({ enum: ['published', 'issued', 'updated', 'link'] }),
    firstSeenAt: integer().notNull(),
    /** The place (R-PLACE): computed once, never changed. Null = undated. */
    sortAt: integer(),
    /** The day of `sortAt` in the planet's zone (R-DAY): computed once. */
    day: text(),
    editedAt: integer(),
    /** Newest of first seen and edited: what `updated` and ETags are made of. */
    changedAt: integer().notNull(),
    /**
     * The number that it has in the full-text index: it grows with the day, so that the newest hits come first without being sorted
     * (queries/search-index.ts). Null = not to be found.
     */
    searchPlace: integer(),
    /** hash(title, link, text) (R-EDIT). */
    fingerprint: text().notNull(),
    /** hash(title, text) for re-keyed posts without a link (R-REKEY). */
    textHash: text().notNull(),
    /** Hash of a long title, which leads to posts of nearly the same text (R-CROSS); null for short ones. */
    titleHash: text(),
    /** Hash of the raw entry, its base and the cleaner's version: equal = nothing to clean again. */
    rawHash: text().notNull(),
    sanitizerVersion: integer().notNull(),
    words: integer().notNull().default(0),
    minutes: integer().notNull().default(0),
    foldAt: integer(),
    foldWords: integer(),
    excerpt: text().notNull().default(''),
    enclosures: text({ mode: 'json' }).$type<PostEnclosure[]>().notNull().default([]),
    comments: text(),
    /** Where a republished entry came from. */
    sourceTitle: text(),
    sourceUrl: text(),
    /**
     * Its own, where it says something; null = the feed's. An empty licence is none, whatever the feed has. In the file
     * both stand last, which costs nothing: that they are null is read from the head of the row.
     */
    rights: text(),
    licence: text(),
    /** Big columns last: rows are read without touching their overflow pages. Plain text is made of it where it is needed (textOf). */
    html: text().notNull(),
    /**
     * The entry as it came, with its base, as far as `html` does not say it already (lib/entry/packed.ts): a better sanitiser can
     * clean every post again.
     */
    raw: blob({ mode: 'buffer' }),
  },
  (t) => [
    uniqueIndex('posts_id').on(t.id),
    uniqueIndex('posts_guid').on(t.guid, t.feedId),
    uniqueIndex('posts_search').on(t.searchPlace),
    index('posts_feed_text').on(t.feedId, t.textHash),
    index('posts_place')
      .on(t.day, t.sortAt)
      .where(sql`state = 'shown' and sort_at is not null`),
    index('posts_author')
      .on(t.authorId, t.sortAt, t.id)
      .where(sql`state in ('shown', 'duplicate')`),
    index('posts_feed_date').on(t.feedId, t.publishedAt),
    index('posts_canonical').on(t.canonical, t.feedId),
    index('posts_title')
      .on(t.titleHash, t.publishedAt)
      .where(sql`title_hash is not null`),
    index('posts_duplicate')
      .on(t.duplicateOf)
      .where(sql`duplicate_of is not null`),
    index('posts_language')
      .on(sql`substr(lang, 1, instr(lang || '-', '-') - 1)`, t.day, t.sortAt)
      .where(sql`state = 'shown' and sort_at is not null`),
    // All that statistics and sparklines count, so that they never touch the rows.
    index('posts_counted')
      .on(t.authorId, t.day, t.state, t.words)
      .where(sql`state in ('shown', 'duplicate')`),
    // What is counted by its state is what few posts are in: the rest is shown.
    index('posts_unseen')
      .on(t.state)
      .where(sql`state <> 'shown'`),
  ],
)

/** Further guids of a post: its old ones after a blog changed its engine (R-REKEY). */
export const postAliases = sqliteTable(
  'post_aliases',
  {
    feedId: integer()
      .notNull()
      .references(() => feeds.id),
    guid: text().notNull(),
    postId: integer()
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    seenAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.feedId, t.guid] }), index('post_aliases_post').on(t.postId)],
)

export const postTags = sqliteTable(
  'post_tags',
  {
    postId: integer()
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    /** Stable ASCII slug of the label. */
    tag: text().notNull(),
    label: text().notNull(),
    /** Where its post stands, which never changes (R-PLACE): a trigger writes it where whoever adds the tag does not. */
    day: text(),
    sortAt: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.postId, t.tag] }),
    // A tag's newest posts are the end of its part of the index, however many there are.
    index('post_tags_tag').on(t.tag, t.day, t.sortAt),
  ],
)

/**
 * Names that a hidden post goes by: guid, former guids, address (R-HIDE). Keyed by the feed's slug and not by rows, so that a
 * hide outlives the post, the feed and the store; `post` is the number that feed and guid give it.
 */
export const tombstones = sqliteTable(
  'tombstones',
  {
    feed: text().notNull(),
    name: text().notNull(),
    post: integer().notNull(),
    hiddenAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.feed, t.name] }), index('tombstones_post').on(t.post)],
)

/** The entries of each feed's last readable document, in its order: why is my post not there? (R-STATUS) */
export const sightings = sqliteTable('sightings', {
  feedId: integer()
    .primaryKey()
    .references(() => feeds.id, { onDelete: 'cascade' }),
  entries: text({ mode: 'json' }).$type<Sighting[]>().notNull(),
})

/** The last tries of each feed (20 are kept), newest last. */
export const fetches = sqliteTable(
  'fetches',
  {
    id: integer().primaryKey(),
    feedId: integer()
      .notNull()
      .references(() => feeds.id, { onDelete: 'cascade' }),
    runId: integer().notNull(),
    at: integer().notNull(),
    code: text().notNull(),
    status: integer(),
    ms: integer().notNull(),
    bytes: integer().notNull().default(0),
    added: integer().notNull().default(0),
    changed: integer().notNull().default(0),
  },
  (t) => [index('fetches_feed').on(t.feedId, t.id)],
)

/** Each run of the ingest job with its report. */
export const runs = sqliteTable('runs', {
  id: integer().primaryKey(),
  startedAt: integer().notNull(),
  endedAt: integer(),
  report: text({ mode: 'json' }).$type<Record<string, unknown> | null>(),
})

/** One row a name: who holds it, and until when (R-RUN). An expired lease may be taken. */
export const leases = sqliteTable('leases', {
  name: text().primaryKey(),
  holder: text().notNull(),
  takenAt: integer().notNull(),
  expiresAt: integer().notNull(),
})

/**
 * What has changed and pages were not told yet: written with the change, deleted when they were told.
 * A crash between the two repeats the telling and loses nothing (R-ISR, R-RUN).
 */
export const touches = sqliteTable('touches', {
  id: integer().primaryKey({ autoIncrement: true }),
  what: text({ mode: 'json' }).$type<Touch[] | NewDay | Help | Relicensed | 'everything'>().notNull(),
})

/** What the planet remembers of itself: the configuration in force, its faults, the picture key. */
export const memory = sqliteTable('memory', { key: text().primaryKey(), value: text().notNull() })

/** What is known of pictures elsewhere that posts and authors show. Nothing here is lost for ever: all of it can be asked for again. */
export const pictures = sqliteTable('pictures', {
  /** Hash of its address: addresses are long, and always at hand. */
  id: text().primaryKey(),
  /** In CSS pixels; null = not known yet. */
  width: integer(),
  height: integer(),
  /** An author's face as it is served: WebP of at most 8 KB. */
  face: blob({ mode: 'buffer' }),
  /** Tries in a row that found no picture there; 0 = the last one did. */
  failures: integer().notNull().default(0),
  triedAt: integer().notNull(),
})

/**
 * Hubs that bring a feed's news as it comes (WebSub): one for each feed that names one. Nothing depends on it: feeds are polled all the
 * same, and a row that is lost is learned again.
 */
export const websub = sqliteTable('websub', {
  feedId: integer()
    .primaryKey()
    .references(() => feeds.id, { onDelete: 'cascade' }),
  /** Both as the feed names them, absolute. */
  hub: text().notNull(),
  topic: text().notNull(),
  /** Under it the hub signs what it brings. */
  secret: text().notNull(),
  /** When the hub was last asked, and how often in a row without its consent. */
  askedAt: integer(),
  failures: integer().notNull().default(0),
  /** The hub has not answered yet what it was asked: only then may anybody confirm. */
  pending: integer({ mode: 'boolean' }).notNull().default(false),
  /** Until when the hub has promised to bring news; null = not yet. */
  until: integer(),
})

/** One post whose pages must change. */
export type Touch = {
  id: number
  slug: string
  author: string
  day: string | null
  sortAt: number | null
  /**
   * It came or it went; or the most that an edit changed: what stands wherever it is named (`title`, with its language), what
   * lists say of where it is from (`link`), what its author's lists show besides (`line`), only the post itself (`text`), or what its
   * own page alone says of it (`rights`).
   */
  change: 'came' | 'went' | 'title' | 'link' | 'line' | 'text' | 'rights'
  /** What pages by subject and statistics showed of it before an edit, where that was something else. */
  was?: { lang: string | null; tags: string[]; words: number }
  /** A duplicate: only on the pages of its author (R-CROSS). */
  authorOnly?: true
}
/** A feed of this author began or ceased to need help (R-STATUS). */
export type Help = { help: string }
/** This feed says something else of its rights: so do the pages of the posts that say nothing themselves. */
export type Relicensed = { relicensed: number }

/** The first run of a local day: what depends on the day is another. Days are `YYYY-MM-DD`; none before the first run. */
export type NewDay = { from: string | null; to: string }
/** An entry as a fetch saw it; `id` is the post that it is, null where it could not be read. */
export type Sighting = {
  guid: string
  id: number | null
  seen: 'new' | 'edited' | 'rekeyed' | 'unchanged' | 'failed'
}
export type FeedNote = { code: string; message: string; line?: number; column?: number; count?: number }
export type PostEnclosure = { url: string; type: string | null; bytes: number | null }

export type Author = typeof authors.$inferSelect
export type Feed = typeof feeds.$inferSelect
export type Post = typeof posts.$inferSelect
export type NewPostRow = typeof posts.$inferInsert
export type Fetch = typeof fetches.$inferSelect
export type Run = typeof runs.$inferSelect
