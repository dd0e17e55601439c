import { listKnown } from '../../db/queries/known'
import { saveFetched } from '../../db/queries/fetched'
import type { DueFeed } from '../../db/queries/feeds'
import type { FeedNote } from '../../db/schema'
import { dedupe, listUnread, type Plan } from '../entry/dedupe'
import type { Outcome } from '../fetch/outcome'
import type { NotAFeed } from '../parse/parsed-feed'
import type { StatusCode } from '../status/codes'
import { needsHelp } from '../status/needs-help'
import type { DocumentSource, FeedFacts } from './document'
import { findMove } from './moves'
import type { Clean, Reader, Trouble } from './reader'
import { nextState } from './state'
import { noteFeed, removedFrom } from './notes'
import { toRows, toRowsUnread, type RowRules } from './rows'

type Fresh = Extract<Outcome, { kind: 'fresh' }>
export type KnownPost = Awaited<ReturnType<typeof listKnown>>[number]

/** What a run lends to each of its feeds. */
export type Workshop = Omit<RowRules, 'now'> & {
  readonly runId: number
  readonly reader: Reader
  /** One polite GET, or one look at a file. */
  readonly fetch: (due: DueFeed) => Promise<Outcome>
  /** The document's base where it is part of this site, else null. */
  readonly baseOf: (due: DueFeed) => string | null
  readonly zoneOf: (due: DueFeed) => string | null
  /** One feed at a time is compared with the store and written: of two that bring one post, the second sees the first. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>
  readonly everyMs: number
  readonly clock: () => number
  readonly random: () => number
  /** What is not read by then is left to the next run. */
  readonly over?: AbortSignal
  /** Nothing is written. */
  readonly dry: boolean
}

export type FeedResult = {
  readonly feed: string
  readonly kind: Outcome['kind']
  readonly code: StatusCode
  readonly added: number
  readonly changed: number
  readonly held: number
  readonly same: number
  readonly ms: number
}

/** What came of reading a document: its facts and what is to be written, or why it could not be read. */
export type Read = {
  readonly kind: 'read'
  readonly facts: FeedFacts
  readonly plan: Plan
  readonly known: readonly KnownPost[]
  readonly failed: readonly string[]
  /** What was taken out of the entries that were cleaned, counted by kind. */
  readonly removed: Readonly<Record<string, number>>
}
export type Unreadable = {
  readonly kind: 'unreadable'
  readonly code: StatusCode
  readonly message: string
  readonly notes: FeedNote[]
}

/**
 * One feed through the stages: fetch → parse → identify → known? → clean → dedupe → save.
 * Whatever the feed does is a value, kept with it (R-STATUS); only our own mistakes throw.
 * @returns null where the run ended before the answer came: the feed stays due
 */
export async function ingestFeed(due: DueFeed, shop: Workshop): Promise<FeedResult | null> {
  const startedAt = shop.clock()
  const outcome = await shop.fetch(due)
  if (outcome.kind === 'failed' && outcome.code === 'stopped') return null
  // An equal body counts as 304, whatever its validators say (R-HTTP).
  const isNew = outcome.kind === 'fresh' && outcome.hash !== due.feed.bodyHash
  const read = isNew ? await readDocument(due, outcome, shop) : null
  if (read?.kind === 'stopped') return null
  return shop.alone(() => saveOutcome(due, { outcome, isNew, read, startedAt }, shop))
}

type Tried = {
  readonly outcome: Outcome
  readonly isNew: boolean
  readonly read: Read | Unreadable | null
  readonly startedAt: number
}

async function saveOutcome(
  due: DueFeed,
  { outcome, isNew, read, startedAt }: Tried,
  shop: Workshop,
): Promise<FeedResult> {
  const now = shop.clock()
  const isSame = outcome.kind === 'unchanged' || (outcome.kind === 'fresh' && !isNew)
  const rules = { ...shop, now }
  const posts =
    read?.kind === 'read' ? await toRows(due, read, rules) : await toRowsUnread(due, isSame, rules)
  const notes = read?.kind === 'read' ? noteFeed(due, read, posts) : null
  const { movedTo, move } = await findMove(due.feed, outcome, read, now)
  const rhythm = { everyMs: shop.everyMs, random: shop.random }
  const feed = nextState(due, outcome, read, { now, notes, movedTo, ...rhythm })
  const counts = { added: posts.added.length, changed: posts.changed.length }
  const ms = now - startedAt
  if (!shop.dry) {
    const bytes = outcome.kind === 'fresh' ? outcome.bytes.length : 0
    const { runId } = shop
    const fetch = { runId, at: now, code: feed.code, status: outcome.status, ms, bytes, ...counts }
    await saveFetched({
      ...posts,
      feedId: due.feed.id,
      feed: { ...feed, missingSince: posts.missingSince },
      fetch,
      help: needsHelp(feed) === needsHelp(due.feed) ? null : due.author.slug,
      relicensed: feed.rights !== due.feed.rights || feed.licence !== due.feed.licence,
      move,
    })
  }
  const same =
    read?.kind === 'read' ? read.facts.entries.length - counts.added - counts.changed - read.failed.length : 0
  return {
    feed: due.feed.slug,
    kind: isSame ? 'unchanged' : outcome.kind,
    code: feed.code,
    ...counts,
    held: posts.held,
    same,
    ms,
  }
}

async function readDocument(
  due: DueFeed,
  outcome: Fresh,
  shop: Workshop,
): Promise<Read | Unreadable | { readonly kind: 'stopped' }> {
  const base = shop.baseOf(due)
  const source: DocumentSource = {
    slug: due.feed.slug,
    bytes: outcome.bytes,
    contentType: outcome.contentType,
    feed: { url: base ?? outcome.url, site: due.author.site, base },
    zone: shop.zoneOf(due),
    lang: due.author.lang,
    now: shop.clock(),
  }
  const read = await shop.reader.read<Read | Unreadable | Trouble>(
    source,
    async (facts, clean) =>
      facts.kind === 'feed' ? readEntries(due.feed.id, facts, clean) : unreadable(facts),
    shop.over,
  )
  if (read.kind !== 'trouble') return read
  const { code, message } = read
  return code === 'stopped' ? { kind: 'stopped' } : { kind: 'unreadable', code, message, notes: [] }
}

/** Two looks at what is known: by name before cleaning, so that only what is new is cleaned; by text after it. */
async function readEntries(feedId: number, facts: FeedFacts, clean: Clean): Promise<Read | Trouble> {
  const guids = facts.entries.map((entry) => entry.guid)
  const canonicals = facts.entries.flatMap((entry) => entry.canonical ?? [])
  const named = await listKnown(feedId, { guids, canonicals })
  const unread = listUnread(facts.entries, named)
  if (unread.length === 0)
    return { kind: 'read', facts, plan: NOTHING, known: named, failed: [], removed: {} }
  const cleaned = await clean(unread.map((entry) => entry.guid))
  if ('kind' in cleaned) return cleaned
  const { posts, failed } = cleaned
  const seen = new Set(named.map((post) => post.id))
  const alike = await listKnown(feedId, { textHashes: posts.map((post) => post.textHash) })
  const known = [...named, ...alike.filter((post) => !seen.has(post.id))]
  const removed = removedFrom(posts)
  return { kind: 'read', facts, plan: dedupe(posts, known, new Set(guids)), known, failed, removed }
}

function unreadable(document: NotAFeed): Unreadable {
  const code = document.found === 'html' ? 'html-not-feed' : 'not-a-feed'
  const notes = document.feeds.map((feed) => ({ code: 'advertises', message: feed.url }))
  return { kind: 'unreadable', code, message: document.message, notes }
}

const NOTHING: Plan = { added: [], changed: [], aliases: [] }
