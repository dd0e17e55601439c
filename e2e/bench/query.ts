import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connection, reopen, write } from '../../db/client'
import { migrate } from '../../db/migrate'
import { getAuthor } from '../../db/queries/authors'
import {
  getNeighbourPosts,
  getPost,
  listDay,
  listFront,
  listPostsOfAuthor,
  listYearsOfAuthor,
} from '../../db/queries/posts'
import { indexTexts } from '../../db/queries/search-index'
import { searchPosts, type SearchQuestion } from '../../db/queries/search'
import { countAuthors, countDays, countLengths } from '../../db/queries/stats'
import { listNewestAbout } from '../../db/queries/subjects'
import { makeRow, quantile, timeOf, type BenchOptions, type Row } from './measure'

const SMALL = 20_000
const AUTHORS = 1000
/** A planet of a thousand authors who write a post a week. */
const POSTS_A_DAY = 137
const DAY_MS = 86_400_000
const SAME_COST = 1.3
const P95_MS = 5
/** What a reader does not notice; in the large store, what nobody minds. */
const SEARCH_SMALL_MS = 50
const SEARCH_LARGE_MS = 200
/** Over all posts, for pages that few readers open. */
const COUNTED_MS = 1000
const HITS = 30
const FRONT_POSTS = 25
const SIZES = ['small', 'large'] as const
const WARM = 5
const TIMES = 25

type Question = {
  readonly name: string
  /** Its answer is the same in a small store and in a large one, and so must its cost be. */
  readonly limit?: number
  /** Milliseconds at the 95th percentile, in the large store and in the small one. */
  readonly p95?: number
  readonly p95Small?: number
  readonly ask: (posts: number) => Promise<readonly unknown[]>
}

// The store is filled so that number 1 is the newest post.
const QUESTIONS: readonly Question[] = [
  { name: 'front page', limit: SAME_COST, ask: () => listFront(FRONT_POSTS) },
  { name: 'a day long ago', limit: SAME_COST, ask: (posts) => listDay(dayOf(Math.floor(posts * 0.95))) },
  { name: 'a post and its neighbours', limit: SAME_COST, ask: (posts) => listAround(Math.floor(posts / 2)) },
  { name: 'author page', ask: () => listOfAuthor('author-7') },
  { name: 'a language', ask: () => listNewestAbout({ lang: 'en' }, 100) },
  { name: 'statistics', p95: COUNTED_MS, ask: listStatistics },
  ...[
    { words: 'a word of most posts', asked: { words: wordOf(0) } },
    { words: 'a rare word', asked: { words: wordOf(20_000) } },
    { words: 'three words', asked: { words: `${wordOf(3)} ${wordOf(40)} ${wordOf(300)}` } },
    { words: 'a phrase', asked: { words: `"${wordOf(1)} ${wordOf(2)}"` } },
    { words: 'a beginning', asked: { words: `${wordOf(900).slice(0, 3)}*` } },
    { words: 'a word by one author', asked: { words: wordOf(5), author: 'author-7' } },
    { words: 'a word in an old year', asked: { words: wordOf(5), year: '2025' } },
    { words: 'nothing', asked: { words: 'nowhere' } },
  ].map(({ words, asked }) => ({
    ...{ name: `search, ${words}`, p95: SEARCH_LARGE_MS, p95Small: SEARCH_SMALL_MS },
    ask: () => listHits(asked),
  })),
]

/** What pages ask of the store, in one of 20,000 posts and in a large one, in turn. */
export async function benchQuery({ quick }: BenchOptions): Promise<Row[]> {
  const sizes = { small: SMALL, large: quick ? 100_000 : 1_000_000 }
  await using folder = await makeFolder()
  const asked = QUESTIONS.map((question) => ({ ...question, small: [] as number[], large: [] as number[] }))
  const answers = { small: [] as number[], large: [] as number[] }
  for (const size of SIZES) await fill(join(folder.path, size), sizes[size])
  for (let round = 0; round < (quick ? 3 : 8); round += 1) {
    for (const size of SIZES) {
      reopen(`file:${join(folder.path, size)}`)
      for (const [index, question] of asked.entries()) {
        const ask = () => question.ask(sizes[size])
        for (let warm = 0; warm < WARM; warm += 1) answers[size][index] = (await ask()).length
        for (let time = 0; time < TIMES; time += 1) question[size].push(await timeOf(ask))
      }
    }
  }
  const count = sizes.large.toLocaleString('en-US')
  return asked.flatMap(({ name, limit, p95 = P95_MS, p95Small, small, large }, index) => {
    const [few, many] = [answers.small[index]!, answers.large[index]!]
    if (few === undefined || (limit && (few === 0 || few !== many)))
      throw new Error(`${name}: ${few} and ${many} posts answered`)
    const [value, reference] = [quantile(large, 0.5), quantile(small, 0.5)]
    return [
      makeRow({ name: `query, ${name}, ${count} posts / 20,000`, value, reference, unit: 'ms', limit }),
      makeRow({ name: `query, ${name}, p95`, value: quantile(large, 0.95), unit: 'ms', limit: p95 }),
      ...(p95Small === undefined
        ? []
        : [
            makeRow({
              name: `query, ${name}, p95 of 20,000`,
              value: quantile(small, 0.95),
              unit: 'ms',
              limit: p95Small,
            }),
          ]),
    ]
  })
}

async function makeFolder() {
  const path = await mkdtemp(join(tmpdir(), 'stores-'))
  return {
    path,
    async [Symbol.asyncDispose]() {
      reopen()
      await rm(path, { recursive: true })
    },
  }
}

/** As a post's page asks. */
async function listAround(id: number) {
  const post = await getPost(id)
  if (!post) return []
  const { older, newer } = await getNeighbourPosts(post)
  return [older, post, newer]
}

/** As an author's page asks: who it is, which years there are, the newest year. */
async function listOfAuthor(slug: string) {
  await getAuthor(slug)
  const [newest] = await listYearsOfAuthor(slug)
  return newest ? listPostsOfAuthor(slug, newest.year) : []
}

/** As `/stats` asks. */
async function listStatistics() {
  return [await countDays(), await countAuthors(), await countLengths()]
}

async function listHits(question: SearchQuestion) {
  return searchPosts(question, HITS)
}

/** The words of a language, the most used first: half of any text is the first hundred of them. */
const WORDS = 30_000
function wordOf(rank: number): string {
  let [word, rest] = ['', rank * 7 + 19]
  for (; rest > 0; rest = Math.floor(rest / 80))
    word += 'bcdfghklmnprstvw'[rest % 16]! + 'aeiou'[Math.floor(rest / 16) % 5]!
  return word
}

/** A text of fifty words, the same for the same number. */
function textOf(number: number): string {
  let state = number * 2_654_435_761
  const words = Array.from({ length: 50 }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return wordOf(Math.floor(WORDS ** (state / 2 ** 32)) - 1)
  })
  return words.join(' ')
}

const NEWEST = Date.UTC(2026, 0, 31)
const placeOf = (id: number) => NEWEST - Math.floor((id * DAY_MS) / POSTS_A_DAY)
const dayOf = (id: number) => new Date(placeOf(id)).toISOString().slice(0, 10)

/** Posts of about 1 KB of HTML, straight into the tables. */
async function fill(path: string, posts: number): Promise<void> {
  reopen(`file:${path}`)
  await migrate()
  const sqlite = connection()
  // Nobody will miss this store: no log, which would write everything twice.
  sqlite.pragma('journal_mode = OFF')
  const numbers = `with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < ?)`
  const place = `(${NEWEST} - n * ${DAY_MS} / ${POSTS_A_DAY})`
  const words = "substr(replace(hex(zeroblob(80)), '0', 'a word '), n % 50, 1000)"
  sqlite.function('text_of', { deterministic: true }, (number) => textOf(Number(number)))
  sqlite.transaction(() => {
    sqlite
      .prepare(
        `${numbers} insert into authors (id, slug, name) select n, 'author-' || n, 'Author ' || n from numbers`,
      )
      .run(AUTHORS)
    sqlite
      .prepare(
        `${numbers} insert into feeds (id, author_id, slug, url)
         select n, n, 'author-' || n, 'https://author.example/' || n from numbers`,
      )
      .run(AUTHORS)
    sqlite
      .prepare(
        `${numbers} insert into posts (id, feed_id, author_id, guid, slug, title, link, canonical, first_seen_at,
           changed_at, published_at, sort_at, day, fingerprint, text_hash, raw_hash, sanitizer_version, excerpt, lang, words, html, text)
         select n, 1 + n * 7919 % ${AUTHORS}, 1 + n * 7919 % ${AUTHORS}, 'guid-' || n, 'post-' || n, 'Post number ' || n,
           'https://author.example/posts/' || n, 'author.example/posts/' || n, ${place}, ${place}, ${place}, ${place},
           date(${place} / 1000, 'unixepoch'), hex(n), 'text-' || n, 'raw-' || n, 1, 'An excerpt of post ' || n,
           'en', n * 31 % 900,
           '<p>' || ${words} || '</p>', text_of(n)
         from numbers`,
      )
      .run(posts)
  })()
  await write(indexTexts())
}
