import { createHash } from 'node:crypto'
import { canonicalUrl, safeLink } from '../content/link'
import type { Entry } from '../parse/parsed-feed'

const GUID_MAX = 512
/** 80 bits. */
const DIGEST_LETTERS = 20

/** Who an entry is, found before any date is invented or any text cleaned: both may change, identity must not (R-ID). */
export type Identified = {
  readonly entry: Entry
  readonly guid: string
  readonly link: string | null
  /** Comparable form of `link`; null where other entries of the document share it: then it tells nothing. */
  readonly canonical: string | null
  /** Where `canonical` is null for one other entry alone: the page that both may be about; null where many lead there by nature. */
  readonly page: string | null
  /** What the document's relative URLs resolve against (R-BASE). */
  readonly base: string
  /** Hash of what the cleaned post is made of: equal means nothing to do. */
  readonly rawHash: string
}

export type FeedContext = {
  /** Where the document was fetched. */
  readonly url: string
  readonly site: string | null
  /** Set for documents that are part of this site: relative URLs are the site's own, whatever the post's link says. */
  readonly base: string | null
}

/**
 * The entries of one document with their identities, each once: of two entries with one guid and one link the first stays;
 * with different links the guid alone is no identity, so the link joins it (R-ID). Where the link alone is the identity of several
 * entries, as in feeds by hand that all lead to the front page, their titles join it.
 */
export function identify(entries: readonly Entry[], feed: FeedContext, cleaner: number): Identified[] {
  const linked = entries.map((entry) => ({ entry, link: linkOf(entry, feed) }))
  const guids = guidsOf(linked)
  const users = new Map<string, Set<string>>()
  for (const [at, { link }] of linked.entries()) {
    const canonical = link && canonicalUrl(link)
    if (canonical) users.set(canonical, (users.get(canonical) ?? new Set()).add(guids[at]!))
  }
  const found = new Map<string, Identified>()
  for (const [at, { entry, link }] of linked.entries()) {
    const guid = guids[at]!
    if (found.has(guid)) continue
    const base = entry.base ?? feed.base ?? baseOf(entry, link, feed)
    const address = link && canonicalUrl(link)
    const sharers = address ? users.get(address)?.size : 0
    found.set(guid, {
      entry,
      guid,
      link,
      canonical: sharers === 1 ? address : null,
      page: sharers === 2 && isOnePage(link!) ? address : null,
      base,
      rawHash: digest(String(cleaner), base, link, ...partsOf(entry)),
    })
  }
  return [...found.values()]
}

/**
 * The number of a post, made from what it is: a store built again, or in another order, gives it the same address.
 * 52 bits; `attempt` moves on where two posts of a planet meet on one number.
 */
export function postId(feedSlug: string, guid: string, attempt = 0): number {
  const bits = hash(feedSlug, guid, attempt === 0 ? null : String(attempt)).slice(0, 13)
  return Number.parseInt(bits, 16) || 1
}

/** A hash over parts that cannot run into one another; null and the empty text differ. */
export function hash(...parts: readonly (string | null)[]): string {
  const whole = parts.map((part) => (part === null ? '-' : `${part.length}:${part}`)).join('')
  return createHash('sha256').update(whole).digest('hex').slice(0, 32)
}

/** A shorter one, for what is only compared with what the store has and never names anything: it stands there four times a post. */
export function digest(...parts: readonly (string | null)[]): string {
  return hash(...parts).slice(0, DIGEST_LETTERS)
}

/**
 * What the relative URLs of an entry resolve against (R-BASE). A link that is itself relative is no base: what it needs,
 * the text beside it needs too.
 */
export function baseOf(
  entry: Entry,
  link: string | null,
  { site, url }: Pick<FeedContext, 'site' | 'url'>,
): string {
  const isOwn = entry.link !== null && URL.canParse(entry.link)
  return entry.base ?? (isOwn ? link : null) ?? site ?? url
}

type Linked = { readonly entry: Entry; readonly link: string | null }

function guidsOf(linked: readonly Linked[]): string[] {
  const named = linked.map(nameOf)
  const marks = new Map<string, Set<string>>()
  for (const { kind, name, mark } of named)
    marks.set(kind + name, (marks.get(kind + name) ?? new Set()).add(mark))
  return named.map(({ kind, name, mark }) =>
    bounded(marks.get(kind + name)!.size > 1 ? `${name} ${mark}` : name),
  )
}

/** What names an entry, and what tells it from others of that name. */
function nameOf({ entry, link }: Linked): { kind: string; name: string; mark: string } {
  const title = entry.title?.value ?? null
  const text = entry.content?.value ?? entry.summary?.value ?? null
  if (entry.guid !== null) return { kind: 'guid ', name: entry.guid, mark: link ?? '' }
  if (link !== null) return { kind: 'link ', name: link, mark: hash(title ?? text) }
  return { kind: 'text ', name: `planet:${hash(title, text)}`, mark: '' }
}

/** Neither a site's front page nor a place within a page (`#`). */
function isOnePage(link: string): boolean {
  const { pathname, search, hash } = new URL(link)
  return hash === '' && pathname + search !== '/'
}

/** RL-09: an identity is short, or its hash. */
function bounded(guid: string): string {
  return guid.length <= GUID_MAX ? guid : `sha256:${createHash('sha256').update(guid).digest('hex')}`
}

function linkOf(entry: Entry, feed: FeedContext): string | null {
  return entry.link && safeLink(entry.link, entry.base ?? feed.site ?? feed.url)
}

function partsOf(entry: Entry): (string | null)[] {
  return [entry.title, entry.content, entry.summary].flatMap((text) => [
    text?.type ?? null,
    text?.value ?? null,
  ])
}
