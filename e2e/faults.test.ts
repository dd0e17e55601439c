import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { reopen } from '../db/client'
import { migrate } from '../db/migrate'
import { planetSchema } from '../lib/config/planet'
import { makeAgent } from '../lib/fetch/guard'
import { run } from '../lib/ingest/run'
import type { StatusCode } from '../lib/status/codes'

/*
 * The world of blogs beside the project, where it lies there: each blog but a few has a fault of its own, and the run comes
 * through on time with the right word for every one.
 */
const WORLD = '../shared/world/world.mjs'
const FEEDS = 85
const HOSTS = 17
const DEADLINE_MS = 80_000
const MINUTE = 60_000

/** What each fault is called. */
const CODES: Readonly<Record<string, StatusCode>> = {
  slow: 'ok',
  moved: 'ok',
  win1252: 'ok',
  badcharset: 'ok',
  badxml: 'malformed',
  html: 'html-not-feed',
  truncgzip: 'bad-encoding',
  hang: 'timeout',
  500: 'server-error',
  404: 'not-found',
  410: 'gone',
  429: 'rate-limited',
  loop: 'redirect',
  huge: 'too-big',
  endless: 'too-big',
  reset: 'refused',
}

type Blog = {
  readonly i: number
  readonly host: string
  readonly base: string
  fault: string | null
}
type World = {
  readonly url: string
  readonly blogs: readonly Blog[]
  readonly reset: () => void
  readonly close: () => Promise<void>
}
type Stats = {
  readonly hosts: Record<
    string,
    { readonly maxOpen: number; readonly connections: number; readonly requests: number }
  >
  readonly blogs: readonly {
    readonly requests: number
    readonly conditional: number
    readonly notModified: number
    readonly gzip: number
  }[]
}

describe('the world beside the project', () => {
  it.runIf(existsSync(WORLD))(
    'is read with all its faults',
    async () => {
      const { makeWorld } = (await import(pathToFileURL(resolve(WORLD)).href)) as {
        makeWorld: (options: object) => Promise<World>
      }
      const bad = { only: Object.keys(CODES), faults: 16 / 17, slowMs: 1_000 }
      const world = await makeWorld({ feeds: FEEDS, hosts: HOSTS, posts: 5, port: 0, ...bad })
      const faults = world.blogs.map(({ fault }) => fault ?? 'none')
      const folder = mkdtempSync(join(tmpdir(), 'faults-'))
      try {
        reopen(`file:${join(folder, 'planet.db')}`)
        await migrate()
        expect(await ingest(world)).toMatchObject({ kind: 'ran', report: { done: true } })
        for (const { fault, code, posts } of listFeeds(world, folder)) {
          const expected = CODES[fault] ?? 'ok'
          const isRead = expected === 'ok' || expected === 'malformed'
          // Rubbish that falls into a CDATA section is a part of its post.
          const seen = fault === 'badxml' && code === 'ok' ? expected : code
          expect({ fault, code: seen, isRead: posts > 0 }).toEqual({ fault, code: expected, isRead })
        }
        expect(listImpolite(await statsOf(world))).toEqual([])

        for (const blog of world.blogs) blog.fault = null
        world.reset()
        expect(await ingest(world)).toMatchObject({
          kind: 'ran',
          report: { done: true, feeds: { failed: 0 } },
        })
        const stats = await statsOf(world)
        expect(listImpolite(stats)).toEqual([])
        for (const [at, { requests, conditional, notModified, gzip }] of stats.blogs.entries()) {
          const wasGood = ['none', 'slow'].includes(faults[at]!)
          // Who took a feed away for good is not asked again with all the others.
          const asked = CODES[faults[at]!] === 'gone' ? 0 : 1
          expect({ requests, isPacked: gzip + notModified }).toEqual({ requests: asked, isPacked: asked })
          if (wasGood) expect({ conditional, notModified }).toEqual({ conditional: 1, notModified: 1 })
        }
      } finally {
        reopen('file::memory:')
        rmSync(folder, { recursive: true })
        await world.close()
      }
    },
    2 * MINUTE,
  )
})

/** Asked as politely as feeds are: one of the hosts tells it. */
async function statsOf({ url }: World): Promise<Stats> {
  const agent = makeAgent({ allow: [new URL(url).host] })
  try {
    const { body } = await agent.request({ origin: url, path: '/_stats', method: 'GET' })
    return (await body.json()) as Stats
  } finally {
    await agent.destroy()
  }
}

/** Hosts that had two connections of ours at once, or one for nothing (R-HTTP). */
function listImpolite({ hosts }: Stats) {
  return Object.entries(hosts).filter(
    ([, { maxOpen, connections, requests }]) => maxOpen > 1 || connections > requests,
  )
}

function listFeeds({ blogs }: World, folder: string) {
  const db = new Database(join(folder, 'planet.db'), { readonly: true })
  const rows = db
    .prepare<[], { slug: string; code: string; posts: number }>(
      'select slug, code, (select count(*) from posts where feed_id = feeds.id) as posts from feeds',
    )
    .all()
  db.close()
  return rows.map(({ slug, ...row }) => ({
    ...row,
    fault: blogs[Number(slug.slice('blog-'.length))]!.fault ?? 'none',
  }))
}

function ingest({ blogs }: World) {
  const allow = [...new Set(blogs.map(({ host }) => host))]
  const authors = blogs.map(({ i, base }) => ({
    slug: `blog-${i}`,
    name: `Blog ${i}`,
    feed: `${base}feed.xml`,
  }))
  return run(
    { force: true },
    {
      planet: planetSchema.parse({ title: 'Faults', fetch: { allow }, authors }),
      ...{ folder: tmpdir(), version: '1', deadlineMs: DEADLINE_MS, clock: Date.now, random: () => 0 },
      ...{ workerArgv: ['--import', resolve('e2e/typescript-loader.mjs')], log: () => {} },
    },
  )
}
