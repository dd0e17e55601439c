import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connection, reopen } from '../../db/client'
import { migrate } from '../../db/migrate'
import { getAuthor } from '../../db/queries/authors'
import {
  getNeighbourPosts,
  getPost,
  listDay,
  listFront,
  listMonths,
  listPostsOfAuthor,
  listYearsOfAuthor,
} from '../../db/queries/posts'
import { makeRow, quantile, timeOf, type BenchOptions, type Row } from './measure'

const SMALL = 20_000
const AUTHORS = 1000
/** A planet of a thousand authors who write a post a week. */
const POSTS_A_DAY = 137
const DAY_MS = 86_400_000
const SAME_COST = 1.3
const P95_MS = 5
const FRONT_POSTS = 25
const SIZES = ['small', 'large'] as const
const WARM = 5
const TIMES = 25

type Question = {
  readonly name: string
  /** Its answer is the same in a small store and in a large one, and so must its cost be. */
  readonly limit?: number
  readonly ask: (posts: number) => Promise<readonly unknown[]>
}

// The store is filled so that number 1 is the newest post.
const QUESTIONS: readonly Question[] = [
  { name: 'front page', limit: SAME_COST, ask: () => listFront(FRONT_POSTS) },
  { name: 'a day long ago', limit: SAME_COST, ask: (posts) => listDay(dayOf(Math.floor(posts * 0.95))) },
  { name: 'a post and its neighbours', limit: SAME_COST, ask: (posts) => listAround(Math.floor(posts / 2)) },
  { name: 'author page', ask: () => listOfAuthor('author-7') },
  { name: 'archive', ask: listMonths },
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
  return asked.flatMap(({ name, limit, small, large }, index) => {
    const [few, many] = [answers.small[index]!, answers.large[index]!]
    if (few === 0 || (limit && few !== many)) throw new Error(`${name}: ${few} and ${many} posts answered`)
    const [value, reference] = [quantile(large, 0.5), quantile(small, 0.5)]
    return [
      makeRow({ name: `query, ${name}, ${count} posts / 20,000`, value, reference, unit: 'ms', limit }),
      makeRow({ name: `query, ${name}, p95`, value: quantile(large, 0.95), unit: 'ms', limit: P95_MS }),
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
           changed_at, published_at, sort_at, day, fingerprint, text_hash, raw_hash, sanitizer_version, excerpt, html, text)
         select n, 1 + n * 7919 % ${AUTHORS}, 1 + n * 7919 % ${AUTHORS}, 'guid-' || n, 'post-' || n, 'Post number ' || n,
           'https://author.example/posts/' || n, 'author.example/posts/' || n, ${place}, ${place}, ${place}, ${place},
           date(${place} / 1000, 'unixepoch'), hex(n), 'text-' || n, 'raw-' || n, 1, 'An excerpt of post ' || n,
           '<p>' || ${words} || '</p>', substr(${words}, 1, 300)
         from numbers`,
      )
      .run(posts)
  })()
}
