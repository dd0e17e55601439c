import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connection, reopen } from '../../db/client'
import { getAuthor } from '../../db/queries/authors'
import { getPost, listDay, listFront } from '../../db/queries/posts'
import { getNeighbourPosts, listPostsOfAuthor, listYearsOfAuthor } from '../../db/queries/posts-of-author'
import { searchPosts, type SearchQuestion } from '../../db/queries/search'
import { markFound, snippetOf } from '../../db/queries/search-found'
import { countAuthors, countDays, countLengths } from '../../db/queries/stats'
import { getDayBeyond, listNewestAbout, NEWEST_ABOUT, type Subject } from '../../db/queries/subjects'
import { textOf } from '../../lib/content/text-of'
import { dayOfFilled, fillStore, idOfFilled, tagOf, wordOf } from './filled-store'
import { makeRow, quantile, timeOf, type BenchOptions, type Row } from './measure'

const SMALL = 20_000
const NEWEST = Date.UTC(2026, 0, 31)
/** A planet of a thousand authors who write a post a week. */
const BLOGS = Array.from({ length: 1000 }, (_, at) => ({
  slug: `author-${at + 1}`,
  name: `Author ${at + 1}`,
  feed: `https://author.example/${at + 1}`,
}))
/** What a store may take for each byte of the HTML that it serves. */
const FILE_SIZE = 3
const SAME_COST = 1.3
const P95_MS = 5
/** What a reader does not notice; in the large store, what nobody minds. */
const SEARCH_SMALL_MS = 50
const SEARCH_LARGE_MS = 200
/** Over all posts, for pages that few readers open. */
const COUNTED_MS = 1000
const HITS = 30
const FRONT_POSTS = 25
const MEGABYTE = 1_000_000
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
  {
    name: 'a day long ago',
    limit: SAME_COST,
    ask: (posts) => listDay(dayOfFilled(Math.floor(posts * 0.95), NEWEST)),
  },
  {
    name: 'a post and its neighbours',
    limit: SAME_COST,
    ask: (posts) => listAround(idOfFilled(Math.floor(posts / 2))),
  },
  { name: 'author page', ask: () => listOfAuthor('author-7') },
  { name: 'a tag of many posts', ask: () => listAbout({ tag: tagOf(0) }) },
  { name: 'a tag of few', ask: () => listAbout({ tag: tagOf(250) }) },
  { name: 'a language', ask: () => listAbout({ lang: 'en' }) },
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
  const sizes = { small: SMALL, large: quick ? 40_000 : 1_000_000 }
  await using folder = await makeFolder()
  const asked = QUESTIONS.map((question) => ({
    ...question,
    small: [] as number[],
    large: [] as number[],
  }))
  const answers = { small: [] as number[], large: [] as number[] }
  const bytes: { file: number; html: number }[] = []
  for (const size of SIZES) {
    await fillStore(join(folder.path, size), { posts: sizes[size], newest: NEWEST, blogs: BLOGS })
    bytes.push(sizeOfStore())
  }
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
  const { file, html } = bytes.at(-1)!
  const size = makeRow({
    name: `store, file of ${count} posts / their HTML`,
    ...{ value: file / MEGABYTE, reference: html / MEGABYTE, unit: 'MB', limit: FILE_SIZE },
  })
  const rows = asked.flatMap(({ name, limit, p95 = P95_MS, p95Small, small, large }, index) => {
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
  return [...rows, size]
}

function sizeOfStore() {
  const one = (sql: string) => connection().prepare<[], number>(sql).pluck().get()!
  const file = one('pragma page_count') * one('pragma page_size')
  return { file, html: one('select sum(octet_length(html)) from posts') }
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

/** As the page of a tag or a language asks: its newest posts, and whether there are more. */
async function listAbout(subject: Subject) {
  await getDayBeyond(subject, NEWEST_ABOUT)
  return listNewestAbout(subject, NEWEST_ABOUT)
}

/** As `/stats` asks. */
async function listStatistics() {
  return [await countDays(), await countAuthors(), await countLengths()]
}

/** As `/search` asks and shows: the hits, each with what was found in it. */
async function listHits(question: SearchQuestion) {
  const hits = await searchPosts(question, HITS)
  return hits.map(({ title, html }) => [
    markFound(title, question.words),
    snippetOf(textOf(html), question.words),
  ])
}
