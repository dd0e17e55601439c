import { dayOf } from '../days'
import { place } from '../entry/placed'
import { get } from '../fetch/get'
import type { Outcome } from '../fetch/outcome'
import { codeOf } from '../status/codes'
import { describeNote, find, rank, type Finding } from '../status/describe'
import type { Place } from '../status/place'
import { retell } from '../status/retell'
import { statusWordsFor } from '../words/status/words'
import { cleanEntries, factsOf, openDocument, type OpenDocument } from './document'
import { notePictures, noteRemoved } from './notes'

type Manners = Pick<Parameters<typeof get>[1], 'agent' | 'allow' | 'userAgent'>

/** Where blogs keep their feeds when their pages do not say so. */
const COMMON_PATHS = ['feed', 'atom.xml', 'rss.xml', 'feed.xml', 'index.xml', 'feed.json', 'rss']
/** Documents that one look may ask for. */
const TRIES_MAX = 12
const POSTS_SHOWN = 3

const NO_VALIDATORS = { etag: null, lastModified: null }

export type PreviewPost = {
  readonly title: string
  readonly link: string | null
  /** The post's own date, RFC 3339. */
  readonly date: string | null
  /** The day under which it would stand, `YYYY-MM-DD`; null = with its author only. */
  readonly day: string | null
  readonly words: number
  readonly excerpt: string
}

export type Preview =
  | {
      readonly kind: 'feed'
      /** Where the feed was read, after all redirects. */
      readonly url: string
      readonly title: string | null
      /** Whose it says it is; null where it does not. */
      readonly author: string | null
      readonly site: string | null
      readonly lang: string | null
      readonly entries: number
      /** The newest, as they would appear. */
      readonly posts: readonly PreviewPost[]
      /** The gravest first. */
      readonly hints: readonly Finding[]
      /** Other feeds that the blog names. */
      readonly others: readonly string[]
    }
  /** `hints` say why each address was none. */
  | { readonly kind: 'none'; readonly tried: readonly string[]; readonly hints: readonly Finding[] }

/**
 * What an author would meet who joined with this address: of a blog its feed is found, by what its page names, else where feeds
 * mostly are. Everything goes through the guard and the limits of a run (R-GUARD, R-LIMIT); nothing is stored.
 */
export async function previewBlog(address: string, manners: Manners, where: Place): Promise<Preview> {
  const tried: string[] = []
  const hints: Finding[] = []
  let named: readonly string[] = []
  const waiting = [address]
  while (waiting.length > 0 && tried.length < TRIES_MAX) {
    const url = waiting.shift()!
    if (tried.includes(url)) continue
    tried.push(url)
    const outcome = await get(url, { ...manners, validators: NO_VALIDATORS, now: new Date(where.now) })
    if (outcome.kind !== 'fresh') {
      hints.push(findingOf(outcome, where))
      // Where the host itself is out of reach, or wants to be left alone, there is nothing more to ask it for.
      if (outcome.kind === 'later' || (outcome.kind === 'failed' && outcome.status === null)) break
    } else {
      const opened = await openAt(outcome, where)
      if (opened.kind === 'open') {
        const others = named.filter((other) => other !== url)
        return previewFeed(opened, { ...outcome, others }, where)
      }
      if (opened.feeds.length > 0 && named.length === 0) {
        named = opened.feeds.map((feed) => feed.url)
        waiting.unshift(...commentsLast(opened.feeds))
      }
      const code = opened.found === 'html' ? 'html-not-feed' : 'not-a-feed'
      const { gap, look } = statusWordsFor(where.locale)
      hints.push(find(code, retell(opened.message, where) + gap + look.isAt(outcome.url), where))
    }
    if (tried.length === 1 && named.length === 0) waiting.push(...commonPlaces(url))
  }
  return { kind: 'none', tried, hints: tried.length > 1 ? hints.slice(0, 1) : hints }
}

type Fresh = Extract<Outcome, { kind: 'fresh' }>

function openAt({ bytes, contentType, url }: Fresh, { now }: Place) {
  const feed = { url, site: null, base: null }
  return openDocument({ slug: '', bytes, contentType, feed, zone: null, lang: null, now })
}

async function previewFeed(
  opened: OpenDocument,
  { url, permanent, others }: Fresh & { readonly others: readonly string[] },
  where: Place,
): Promise<Preview> {
  const { now, timezone } = where
  const { look } = statusWordsFor(where.locale)
  const facts = factsOf(opened, { url, site: null, base: null })
  const { posts, failed } = await cleanEntries(
    opened,
    opened.entries.map(({ guid }) => guid),
  )
  const removed: Record<string, number> = {}
  for (const post of posts)
    for (const [kind, count] of Object.entries(post.removed)) removed[kind] = (removed[kind] ?? 0) + count
  const notes = [
    ...facts.notes,
    ...failed.map((guid) => ({ code: 'entry-failed', message: guid })),
    ...noteRemoved(removed),
    ...notePictures(posts),
  ]
  const hints = [
    ...(permanent ? [find('moved', look.leads(permanent), where, { todo: look.use(permanent) })] : []),
    ...notes.flatMap((note) => describeNote(note, where) ?? []),
  ]
  const newest = [...posts].sort((a, b) => (b.own?.at ?? 0) - (a.own?.at ?? 0)).slice(0, POSTS_SHOWN)
  return {
    kind: 'feed',
    url,
    title: facts.title,
    author:
      opened.parsed.authors.find(({ name }) => name)?.name ??
      posts.find(({ byline }) => byline[0])?.byline[0] ??
      null,
    site: facts.site,
    lang: facts.lang,
    entries: opened.entries.length,
    posts: newest.map(({ title, link, own, words, excerpt }) => {
      const at = place(own?.at ?? null, { now, firstImport: true })
      const date = own && new Date(own.at).toISOString()
      return {
        title,
        link,
        date,
        day: at === null ? null : dayOf(at, timezone),
        words: Math.round(words),
        excerpt,
      }
    }),
    hints: hints.sort((a, b) => rank(b) - rank(a)),
    others,
  }
}

function findingOf(outcome: Exclude<Outcome, Fresh>, where: Place): Finding {
  const { gap, look } = statusWordsFor(where.locale)
  const saw = retell(sentenceOf(outcome), where) + gap + look.askedFor(outcome.url)
  return find(codeOf(outcome), saw, where)
}

function sentenceOf(outcome: Exclude<Outcome, Fresh>): string {
  if (outcome.kind === 'failed') return outcome.message
  const said = `The server answered ${outcome.status}`
  return outcome.kind === 'later'
    ? `${said}, asked to wait until ${outcome.until.toISOString()}.`
    : `${said}.`
}

/** Feeds of comments stand beside those of posts, and are seldom meant. */
function commentsLast(feeds: readonly { readonly url: string; readonly title: string | null }[]): string[] {
  const isOfComments = ({ url, title }: (typeof feeds)[number]) => /comment/i.test(`${url} ${title ?? ''}`)
  return [...feeds].sort((a, b) => Number(isOfComments(a)) - Number(isOfComments(b))).map(({ url }) => url)
}

/** Beside the page, then at the root of its host. */
function commonPlaces(address: string): string[] {
  if (!URL.canParse(address)) return []
  const { href, origin } = new URL(address)
  const folder = new URL(/\/$/.test(new URL(href).pathname) ? '.' : `${new URL(href).pathname}/`, href).href
  const found = [folder, `${origin}/`].flatMap((base) => COMMON_PATHS.map((path) => new URL(path, base).href))
  return [...new Set(found)]
}
