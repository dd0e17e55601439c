import { connection, reopen } from '../../db/client'
import { migrate } from '../../db/migrate'
import { PLACES_A_DAY } from '../../db/queries/search-index'
import { digest, postId } from '../../lib/entry/identity'
import { pack } from '../../lib/entry/packed'
import type { Entry } from '../../lib/parse/parsed-feed'

/*
 * Stores of any size, filled directly: posts of about 1 KB of cleaned HTML, 137 a day, number 1 the newest; with tags, entries as they
 * came, and the search index.
 */
const POSTS_A_DAY = 137
const DAY_MS = 86_400_000
/** The words of a language, the most used first: half of any text is the first hundred of them. */
const WORDS = 30_000
const TAGS = 300

type Filling = {
  readonly posts: number
  /** Milliseconds: when the newest was written. */
  readonly newest: number
  /** Who has written them, in turn. */
  readonly blogs: readonly { readonly slug: string; readonly name: string; readonly feed: string }[]
}

/** Opens the store in `path`, empty, and fills it; it stays open. */
export async function fillStore(path: string, { posts, newest, blogs }: Filling): Promise<void> {
  reopen(`file:${path}`)
  await migrate()
  const sqlite = connection()
  // Nobody will miss this store: no log, which would write everything twice.
  sqlite.pragma('journal_mode = MEMORY')
  const made: Record<string, (number: number) => number | string | Buffer> = {
    id_of: idOfFilled,
    digest_of: (number) => digest(String(number)),
    html_of: (number) => invent(number).html,
    text_of: (number) => invent(number).text,
    raw_of: (number) => Buffer.from(entryOf(number)),
  }
  for (const [name, make] of Object.entries(made))
    sqlite.function(name, { deterministic: true }, (number) => make(Number(number)))
  sqlite.function('tag_of', { deterministic: true }, (number, at) =>
    tagOf(common(TAGS, Number(number) * 2 + Number(at))),
  )
  // As they were written, the oldest first.
  const numbers = `with recursive numbers(n) as (select ${posts} union all select n - 1 from numbers where n > 1)`
  const place = `(${newest} - n * ${DAY_MS} / ${POSTS_A_DAY})`
  const author = `1 + n * 7919 % ${blogs.length}`
  sqlite.transaction(() => {
    const addAuthor = sqlite.prepare('insert into authors (id, slug, name) values (?, ?, ?)')
    const addFeed = sqlite.prepare('insert into feeds (id, author_id, slug, url) values (?, ?, ?, ?)')
    for (const [index, { slug, name, feed }] of blogs.entries()) {
      addAuthor.run(index + 1, slug, name)
      addFeed.run(index + 1, index + 1, slug, feed)
    }
    sqlite.exec(`${numbers} insert into posts (id, feed_id, author_id, guid, slug, title, link, canonical, first_seen_at,
        changed_at, published_at, date_source, sort_at, day, search_place, fingerprint, text_hash, raw_hash, sanitizer_version, excerpt,
        lang, words, html, raw)
      select id_of(n), ${author}, ${author}, 'guid-' || n, 'post-' || n, 'Post number ' || n,
        'https://author.example/posts/' || n, 'author.example/posts/' || n, ${place}, ${place}, ${place}, 'published', ${place},
        date(${place} / 1000, 'unixepoch'), ${place} / ${DAY_MS} * ${PLACES_A_DAY} + ${posts} + 1 - n, digest_of(n), digest_of(-n),
        digest_of(n + 0.5), 1, 'An excerpt of post ' || n, 'en', n * 31 % 900, html_of(n), raw_of(n)
      from numbers`)
    sqlite.exec(`${numbers} insert into search (rowid, text, title, marks)
      select ${place} / ${DAY_MS} * ${PLACES_A_DAY} + ${posts} + 1 - n, text_of(n), 'Post number ' || n, 'a' || (${author}) || ' len' from numbers`)
    sqlite.exec(`${numbers} insert or ignore into post_tags (post_id, tag, label, day, sort_at)
      select id_of(n), tag_of(n, at), tag_of(n, at), date(${place} / 1000, 'unixepoch'), ${place}
      from numbers, (select 0 as at union all select 1)`)
  })()
}

/** The number that a post has in the store. */
export function idOfFilled(number: number): number {
  return postId('filled', String(number))
}

/** The day of a post, `YYYY-MM-DD`. */
export function dayOfFilled(number: number, newest: number): string {
  return new Date(newest - Math.floor((number * DAY_MS) / POSTS_A_DAY)).toISOString().slice(0, 10)
}

/** The word of so many others: 0 is in most posts. */
export function wordOf(rank: number): string {
  let [word, rest] = ['', rank * 7 + 19]
  for (; rest > 0; rest = Math.floor(rest / 80))
    word += 'bcdfghklmnprstvw'[rest % 16]! + 'aeiou'[Math.floor(rest / 16) % 5]!
  return word
}

/** The tag that comes at this place when they are ordered by their use: 0 is on every eighth post. */
export function tagOf(rank: number): string {
  return `tag-${rank}`
}

/** A rank below `most`, the low ones far more often; the same for the same number. */
function common(most: number, number: number): number {
  const mixed = Math.imul(number ^ (number >>> 15), 2_654_435_761) >>> 0
  return Math.floor(most ** (mixed / 2 ** 32)) - 1
}

type Invented = { readonly number: number; readonly html: string; readonly text: string }
let last: Invented = { number: 0, html: '', text: '' }

/** The post of a number, asked for its HTML and then for its text. */
function invent(number: number): Invented {
  if (last.number === number) return last
  let state = number * 2_654_435_761
  const sentence = (words: number) =>
    Array.from({ length: words }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return wordOf(Math.floor(WORDS ** (state / 2 ** 32)) - 1)
    }).join(' ')
  const parts = [sentence(45), sentence(4), sentence(40), sentence(30)] as const
  const rel = 'nofollow ugc noopener noreferrer'
  const [first, linked, second, third] = parts
  const html = `<p>${first} <a href="https://elsewhere.example/${number}/${linked.replaceAll(' ', '-')}" rel="${rel}">${linked}</a>.</p>
<p><em>${second}</em></p>
<blockquote><p>${third}</p></blockquote>
<p><img src="https://author.example/pictures/${number}.jpg" alt="" width="640" height="400" loading="lazy"></p>`
  return (last = { number, html, text: parts.join(' ') })
}

function entryOf(number: number): Uint8Array {
  const link = `https://author.example/posts/${number}`
  const entry: Entry = {
    ...{ guid: `guid-${number}`, link, title: { type: 'text', value: `Post number ${number}` } },
    ...{ content: { type: 'html', value: invent(number).html }, summary: null, base: null, lang: null },
    ...{
      dates: { published: [new Date(number * DAY_MS).toUTCString()], issued: [], updated: [] },
      authors: [],
    },
    ...{
      categories: [tagOf(0), tagOf(1)],
      enclosures: [],
      image: null,
      comments: null,
      source: null,
      rights: null,
    },
  }
  return pack({ base: link, entry }, invent(number).html)
}
