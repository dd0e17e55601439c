import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { connection, reopen } from '../db/client'
import { migrate } from '../db/migrate'
import { listFront } from '../db/queries/posts'
import { takeLease } from '../db/queries/runs'
import { describeStoreFault } from '../db/queries/store'
import { planetSchema } from '../lib/config/planet'
import { run, type RunQuestion, type RunSettings } from '../lib/ingest/run'
import type { FeedReport } from '../lib/ingest/report'
import { startBlogs, type Blogs } from './blogs'

/*
 * What may befall a run at home: a full disk, a store that takes no writes, a clock that jumps, a signal to stop; and a server that hangs.
 */
/** Each run from source starts a worker that compiles itself. */
vi.setConfig({ testTimeout: 60_000 })
const START = Date.UTC(2026, 0, 10, 12)
const HOUR = 3_600_000
const YEAR = 365 * 24 * HOUR
const SLUGS = ['anna', 'ben', 'carl']

let folder: string
let blogs: Blogs
let silent: Server
let now = START
const lines: FeedReport[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'faults-'))
  reopen(`file:${join(folder, 'planet.db')}`)
  await migrate()
  blogs = await startBlogs()
  silent = createServer(() => {})
  await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening))
  now = START
  lines.length = 0
})
afterEach(async () => {
  reopen('file::memory:')
  silent.closeAllConnections()
  silent.close()
  await blogs.close()
  await rm(folder, { recursive: true, force: true })
})

const entry = (slug: string, number: number, at = START - number * HOUR, words = 50) => ({
  id: `${slug}-${number}`,
  title: `${slug} ${number}`,
  published: new Date(at).toISOString(),
  html: `<p>${Array.from({ length: words }, (_, word) => `${slug}${number}-${word}`).join(' ')}</p>`,
})
const silentHost = () => `127.0.0.1:${(silent.address() as AddressInfo).port}`
const hanging = () => [{ slug: 'zoe', name: 'Zoe', feed: `http://${silentHost()}/feed` }]

function go(question: RunQuestion = {}, settings: Partial<RunSettings> = {}, more: readonly object[] = []) {
  const planet = planetSchema.parse({
    title: 'Faults',
    fetch: { allow: [blogs.host, silentHost()] },
    authors: [...SLUGS.map((slug) => ({ slug, name: slug, feed: blogs.url(slug) })), ...more],
  })
  return run(question, {
    ...{ planet, folder, version: '0', deadlineMs: 60_000, random: () => 0.5, clock: () => now },
    workerArgv: ['--import', new URL('./typescript-loader.mjs', import.meta.url).href],
    log: (line) => lines.push(line),
    ...settings,
  })
}
const report = async (...args: Parameters<typeof go>) => {
  const answer = await go(...args)
  if (answer.kind !== 'ran') throw new Error(answer.kind)
  return answer.report
}
const rows = (sql: string) => connection().prepare<[], unknown[]>(sql).raw().all() as unknown[][]
const places = () => rows('select guid, sort_at, day, state from posts order by guid')

test('who was refused and is now exempt from the guard is asked with the next run', async () => {
  for (const slug of SLUGS) blogs.write(slug, [entry(slug, 1)])
  const authors = SLUGS.map((slug) => ({ slug, name: slug, feed: blogs.url(slug) }))
  const guarded = { planet: planetSchema.parse({ title: 'Faults', authors }) }
  expect((await report({}, guarded)).feeds).toMatchObject({ due: 3, failed: 3 })
  now += 60_000
  expect((await report({}, guarded)).feeds).toMatchObject({ due: 0 })
  expect((await report()).feeds).toMatchObject({ due: 3, fetched: 3 })
})

describe('the store takes no writes', () => {
  test('a full disk: the run says so, pages are read, no feed is to blame, and the next run brings it all (ST-05)', async () => {
    for (const slug of SLUGS) blogs.write(slug, [entry(slug, 1)])
    await report()
    for (const slug of SLUGS) blogs.write(slug, [entry(slug, 2, now, 20_000), entry(slug, 1)])
    const [before, feeds] = [places(), rows('select * from feeds order by id')]
    const pages = connection().pragma('page_count', { simple: true }) as number
    connection().pragma(`max_page_count = ${pages + 8}`)
    const error = await go({ force: true }).catch((fault: unknown) => fault)
    expect(describeStoreFault(error)).toContain('The disk of the store is full')
    expect(places()).toEqual(before)
    expect(rows('select * from feeds order by id')).toEqual(feeds)
    expect(await listFront(25)).toHaveLength(3)
    expect(rows('pragma integrity_check')).toEqual([['ok']])

    connection().pragma('max_page_count = 1000000')
    now += HOUR
    expect((await report({ force: true })).posts.added).toBe(3)
    expect(await listFront(25)).toHaveLength(6)
  })

  test('read-only: the run says so, pages are read (ST-05)', async () => {
    for (const slug of SLUGS) blogs.write(slug, [entry(slug, 1)])
    await report()
    connection().pragma('query_only = 1')
    const error = await go({ force: true }).catch((fault: unknown) => fault)
    expect(describeStoreFault(error)).toContain('The store is read-only')
    expect(await listFront(25)).toHaveLength(3)
    connection().pragma('query_only = 0')
    now += HOUR
    expect((await report({ force: true })).done).toBe(true)
  })
})

describe('a run ends in time (RL-10)', () => {
  test('a feed that hangs: the others are read, it is reported, and comes first next time', async () => {
    for (const slug of SLUGS) blogs.write(slug, [entry(slug, 1)])
    const begun = performance.now()
    const told = await report({}, { deadlineMs: 14_000 }, hanging())
    expect(performance.now() - begun).toBeLessThan(14_000)
    expect(told).toMatchObject({ done: false, feeds: { due: 4, fetched: 3, remaining: 1 } })
    const waiting = await report({}, { deadlineMs: 4_500 }, hanging())
    expect(waiting.feeds).toMatchObject({ due: 1, remaining: 1 })
  })

  test('told to stop: what has come is finished, and the run reports', async () => {
    for (const slug of SLUGS) blogs.write(slug, [entry(slug, 1)])
    const stop = new AbortController()
    const log = (line: FeedReport) => {
      if (lines.push(line) === 3) stop.abort()
    }
    const told = await report({}, { stop: stop.signal, log }, hanging())
    expect(told).toMatchObject({ done: false, posts: { added: 3 }, feeds: { remaining: 1 } })
    expect(rows('select count(*) from leases')).toEqual([[0]])
  })
})

describe('the clock jumps', () => {
  test('by a year, forth and back: no post is lost, doubled or moved, and every feed is asked again', async () => {
    for (const slug of SLUGS) blogs.write(slug, [entry(slug, 2), entry(slug, 1)])
    await report()
    const first = places()
    for (const jump of [YEAR, -YEAR, -YEAR, YEAR]) {
      now += jump
      expect((await report()).feeds.due).toBe(3)
      expect(places()).toEqual(first)
    }
    now = START + 48 * HOUR
    blogs.write('anna', [entry('anna', 3, now - HOUR), entry('anna', 2), entry('anna', 1)])
    await report()
    expect(places().filter(([guid]) => guid !== 'anna-3')).toEqual(first)
    expect((await listFront(25))[0]).toMatchObject({ title: 'anna 3', sortAt: now - HOUR })
  })

  test('the lease of a run that was killed a year ahead stands in nobody’s way', async () => {
    await takeLease({ name: 'ingest', holder: 'killed', now: now + YEAR, ms: 20_000 })
    for (const slug of SLUGS) blogs.write(slug, [entry(slug, 1)])
    expect((await report()).feeds.fetched).toBe(3)
  })
})

test('each feed is one line, in words that stay', async () => {
  blogs.write('anna', [entry('anna', 1)])
  blogs.serve('ben', '<!doctype html><p>We have moved.', 'text/html')
  await report()
  const [anna, ben, carl] = SLUGS.map((slug) => lines.find(({ feed }) => feed === slug))
  const common = { run: 1, changed: 0, held: 0, same: 0, ms: 0 }
  expect(anna).toMatchObject({ ...common, outcome: 'fresh', code: 'ok', status: 200, new: 1 })
  expect(anna!.bytes).toBeGreaterThan(300)
  expect(Date.parse(anna!.next!)).toBeGreaterThan(now)
  expect(ben).toMatchObject({ outcome: 'fresh', code: 'html-not-feed', status: 200, new: 0 })
  expect(carl).toMatchObject({
    ...common,
    outcome: 'failed',
    code: 'not-found',
    status: 404,
    bytes: 0,
    new: 0,
  })
})
