import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as after } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { reopen } from '../db/client'
import { migrate } from '../db/migrate'
import { startWorld, type World } from './bench/world'

/*
 * Runs that are killed (-9) at random points, one after the other, while blogs go on writing (ST-01, ST-02, R-RUN). After each kill the
 * store is whole; after a run that is let be, it holds what a store holds that no kill ever met.
 *
 *   KILLS=50 FEEDS=300 npx vitest run e2e/kills.test.ts      the whole of it; SEED=… repeats one
 */
const KILLS = Number(process.env.KILLS ?? 4)
const FEEDS = Number(process.env.FEEDS ?? 24)
const POSTS = Number(process.env.POSTS ?? 5)
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000)
const START = Date.UTC(2026, 0, 10, 12)
/** A little more than a feed is left alone. */
const BETWEEN = 65 * 60_000
/** In each round so many blogs write, in turn: of none is it a flood. */
const WRITERS = Math.ceil(FEEDS / 10)
const TSX = import.meta.resolve('tsx')
const ONE_RUN = fileURLToPath(new URL('./one-run.ts', import.meta.url))

const random = mulberry32(SEED)
const folder = await mkdtemp(join(tmpdir(), 'kills-'))
const children = new Set<ChildProcess>()
let world: World
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await world[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

test(
  `${KILLS} kills lose nothing, double nothing and move nothing`,
  { timeout: KILLS * 60_000 + 120_000 },
  async () => {
    world = await startWorld({ blogs: FEEDS, posts: POSTS, now: START })
    const planet = join(folder, 'planet.json')
    const authors = world.blogs.map(({ slug, name, feed }) => ({ slug, name, feed }))
    await writeFile(planet, JSON.stringify({ title: 'Kills', fetch: { allow: world.hosts }, authors }))
    const [killed, spared] = [join(folder, 'killed.db'), join(folder, 'spared.db')]
    const versions = new Map<string, number>()
    const wrote = new Map<string, number>()
    await note(versions, wrote)

    await play(planet, spared, START)
    reopen(`file:${killed}`)
    await migrate()
    reopen('file::memory:')
    const points: string[] = []
    let written = 0
    const publish = (blog: number) => {
      const { slug } = world.blogs[blog]!
      world.publish(blog)
      wrote.set(slug, (wrote.get(slug) ?? 0) + 1)
      written += 1
    }
    for (let round = 0; round < KILLS; round += 1) {
      const before = places(killed)
      const kill = { line: Math.floor(random() * FEEDS), ms: random() * 20 }
      points.push(String(await play(planet, killed, START + round * BETWEEN, kill)))
      expect(faultsOf(killed, versions)).toEqual([])
      const now = new Set(places(killed))
      expect(before.filter((place) => !now.has(place))).toEqual([])
      // What leaves a document before it was ever read is not ours to keep: nobody writes before all was read once.
      for (let writer = 0; count(killed) >= FEEDS * POSTS && writer < WRITERS; writer += 1) {
        publish((round * WRITERS + writer) % FEEDS)
      }
      await note(versions, wrote)
    }
    const end = START + KILLS * BETWEEN
    await play(planet, killed, end)
    publish(0)
    await note(versions, wrote)
    for (const path of [killed, spared]) await play(planet, path, end + BETWEEN)
    console.log(
      `seed ${SEED}: ${KILLS} kills of runs over ${FEEDS} feeds with ${written} new posts, after so many feeds: ${points.join(' ')}`,
    )
    expect(faultsOf(killed, versions)).toEqual([])
    expect(count(killed)).toBe(FEEDS * POSTS + written)
    expect(contents(killed)).toEqual(contents(spared))
    expect(untold(killed)).toEqual([])
  },
)

/** One run over a store, killed some milliseconds after so many feeds; after how many it really ended. */
async function play(
  planet: string,
  path: string,
  now: number,
  kill?: { readonly line: number; readonly ms: number },
): Promise<number> {
  const child = spawn(process.execPath, ['--import', TSX, ONE_RUN, planet, String(now)], {
    env: { PATH: process.env.PATH, NODE_ENV: 'test', DATABASE_URL: `file:${path}` },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.add(child)
  const gone = once(child, 'exit')
  let feeds = 0
  for await (const text of createInterface({ input: child.stdout })) {
    const line = JSON.parse(text) as object
    if ('feed' in line) feeds += 1
    if (feeds === kill?.line) void after(kill.ms).then(() => child.kill('SIGKILL'))
  }
  const [code] = (await gone) as [number | null]
  children.delete(child)
  if (!kill) expect(code).toBe(0)
  return feeds
}

/** What each version of each document promises to whoever has it: so many posts of this blog so far. */
async function note(versions: Map<string, number>, wrote: ReadonlyMap<string, number>): Promise<void> {
  for (const { slug, feed } of world.blogs) {
    const answer = await fetch(feed, { method: 'HEAD' })
    versions.set(`${slug} ${answer.headers.get('etag')}`, POSTS + (wrote.get(slug) ?? 0))
  }
}

function faultsOf(path: string, versions: ReadonlyMap<string, number>): unknown[] {
  return read(path, (db) => {
    const check = db.pragma('integrity_check') as { integrity_check: string }[]
    const feeds = db
      .prepare<[], { slug: string; etag: string; posts: number }>(
        'select slug, etag, (select count(*) from posts where feed_id = feeds.id) posts from feeds where etag is not null',
      )
      .all()
    return [
      ...check.map((row) => row.integrity_check).filter((words) => words !== 'ok'),
      ...(db.pragma('foreign_key_check') as unknown[]),
      // Validators without their posts would hide them behind a 304 for ever.
      ...feeds.filter(({ slug, etag, posts }) => posts < (versions.get(`${slug} ${etag}`) ?? Infinity)),
      ...db.prepare('select id from posts where raw is null').all(),
    ]
  })
}

/** All that does not depend on when a post was first seen, and after which others. */
function contents(path: string): Record<string, unknown[]> {
  const tables = ['posts', 'post_aliases', 'post_tags', 'tombstones']
  const isTime = (column: string) =>
    ['first_seen_at', 'changed_at', 'seen_at', 'search_place'].includes(column)
  return read(path, (db) =>
    Object.fromEntries(
      tables.map((table) => {
        const rows = db.prepare<[], object>(`select * from ${table} order by 1, 2`).all()
        const kept = (row: object) =>
          Object.fromEntries(Object.entries(row).filter(([column]) => !isTime(column)))
        return [table, rows.map(kept)]
      }),
    ),
  )
}

/** Posts whose pages nobody was told of. */
function untold(path: string): unknown[] {
  const sql = `select id from posts where id not in (select t.value ->> 'id' from touches, json_each(touches.what) t
    where touches.what like '[%')`
  return read(path, (db) => db.prepare(sql).all())
}

function places(path: string): string[] {
  const sql = `select id || ' ' || guid || ' ' || sort_at || ' ' || day from posts`
  return read(path, (db) => db.prepare(sql).pluck().all()) as string[]
}

function count(path: string): number {
  return read(path, (db) => db.prepare('select count(*) from posts').pluck().get()) as number
}

function read<T>(path: string, question: (db: Database.Database) => T): T {
  const db = new Database(path)
  try {
    return question(db)
  } finally {
    db.close()
  }
}

function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
