import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { reopen } from '../db/client'
import { migrate } from '../db/migrate'
import { listDue } from '../db/queries/feeds'
import { listEditions, listPublished } from '../db/queries/published'
import { endRun, isFirstRun, startRun } from '../db/queries/runs'
import { forgetTouches, listTouches } from '../db/queries/touches'
import { listSightings } from '../db/queries/sightings'
import { stores, type StoreName } from './each-store'
import { planetSchema } from '../lib/config/planet'
import type { Outcome } from '../lib/fetch/outcome'
import { cleanEntries, factsOf, openDocument } from '../lib/ingest/document'
import { ingestFeed, type FeedResult } from '../lib/ingest/feed'
import { hideAuthor, hidePost, unhideAuthor, unhidePost } from '../lib/ingest/hide'
import type { Reader } from '../lib/ingest/reader'
import { rulesOf } from '../lib/ingest/planet-rules'
import { releaseHeld } from '../lib/ingest/release'
import { syncSubscriptions } from '../lib/ingest/subscriptions'
import { makeTurn } from '../lib/ingest/turn'
import { DAY, entriesOf, HOUR, MINUTE, START, writeEntry, writeFeed, writeRights } from './told-feed'

/*
 * Stories: what feeds say one after another, and what the planet shows, told over the real pipeline and a real store.
 *
 *   anna says c b a            her feed holds these entries now, newest first, and is fetched
 *   anna says c a, cut short   its end is missing
 *   anna is fetched            nobody wrote anything: the document is the old one
 *   a day later · 30 hours later
 *   anna has priority 2 · anna includes rust · anna excludes ads · anna leaves · anna returns · 3 are a flood
 *   anna's feed is by ©_Anna   what it says of its rights when it is written next; a licence by its address; by nobody
 *   anna's feed asks for 8 hours   of rest between two looks, when it is written next; for nothing
 *   anna's feed is sent on     from now on whoever asks for it is sent elsewhere for good
 *   hide a · unhide a · hide anna · unhide anna · purge a · release anna
 *   shows c b a                the planet in its order; "ben/a" where two feeds tell
 *   anna's page shows a        · feeds out show a
 *   anna's feed is asked at home   · elsewhere
 *   anna's feed rests 8 hours  until it is asked again
 *   anna is noted guid-change  the notes of her feed
 *   anna's a is held           what her status page says of an entry
 *   there are 3 posts · there are 3 other names   in the store, of all posts
 *   a stands on day -3         where a post stands
 *   a is under ©_Anna          whose it says it is; `nobody` where it says nothing
 *   pages of a b change        posts that pages are to be told of, and authors whose rights are others; they are told
 *
 * An entry is a name with what is unusual: a(on=-3d guid=x link=… title=… text=… tags=… rights=…); `_` is a space, `on` counts from
 * the beginning of the story, `on=none` is no date.
 */
export type Story = {
  /** Plays one line. @throws where the planet does not do what the line says */
  readonly tell: (line: string) => Promise<void>
  /** The rows that never change without a cause: posts with their raw entries, aliases, tags. */
  readonly contents: () => string
  readonly rows: <T>(sql: string) => T[]
  readonly end: () => Promise<void>
}

type Author = { slug: string; listed: boolean; priority: number; include: string[]; exclude: string[] }

export async function beginStory(on: StoreName = 'better-sqlite3'): Promise<Story> {
  const folder = await mkdtemp(join(tmpdir(), 'story-'))
  const path = join(folder, 'planet.db')
  const opened = await stores[on](path)
  reopen(opened.store)
  await migrate()
  const authors = new Map<string, Author>()
  const documents = new Map<string, string>()
  const rightsOf = new Map<string, string>()
  const restOf = new Map<string, string>()
  const sentOn = new Set<string>()
  const firstSaid = new Map<string, number>()
  let now = START
  let flood = 10

  const authorOf = (slug: string): Author => {
    const known = authors.get(slug)
    if (known) return known
    const author = { slug, listed: true, priority: 0, include: [], exclude: [] }
    authors.set(slug, author)
    return author
  }
  const planetOf = () =>
    planetSchema.parse({
      title: 'Stories',
      flood,
      authors: [...authors.values()]
        .filter(({ listed }) => listed)
        .map(({ slug, priority, include, exclude }) => ({
          ...{ slug, name: slug, feed: `https://${slug}.example/feed`, priority, include, exclude },
        })),
    })

  const fetchFeed = async (slug: string): Promise<FeedResult | null> => {
    authorOf(slug)
    const planet = planetOf()
    await syncSubscriptions(planet)
    const [due] = await listDue({ now, slug, force: true })
    if (!due) return null
    const firstRun = await isFirstRun()
    const runId = await startRun(now)
    const result = await ingestFeed(due, {
      ...{ runId, reader, firstRun, flood, timezone: 'UTC', everyMs: HOUR, dry: false, random: () => 0.5 },
      ...{ alone: makeTurn(), baseOf: () => null, zoneOf: () => null, clock: () => now, ...rulesOf(planet) },
      fetch: async ({ feed: { url, movedTo } }) => {
        const permanent = sentOn.has(slug) && movedTo === null ? `https://new.example/${slug}` : null
        return answer(documents.get(slug) ?? '', movedTo ?? url, permanent)
      },
    })
    await endRun(runId, now, { done: true })
    now += MINUTE
    return result
  }

  const rows = <T>(sql: string): T[] => {
    const db = new Database(path, { readonly: true })
    try {
      return db.prepare<[], T>(sql).all()
    } finally {
      db.close()
    }
  }
  /** Posts by the names that the story gives them: each entry's author is its name. */
  const namesOf = (found: readonly { byline: string[]; authorSlug: string }[]) =>
    found
      .map(({ byline, authorSlug }) => (authors.size > 1 ? `${authorSlug}/${byline[0]}` : byline[0]))
      .join(' ')
  const listShown = (where: string, order: string) => {
    const found = rows<{ byline: string; authorSlug: string }>(
      `select p.byline, a.slug as authorSlug from posts p join authors a on a.id = p.author_id join feeds f on f.id = p.feed_id
       where a.listed = 1 and ${where} order by ${order}`,
    )
    return namesOf(found.map((row) => ({ ...row, byline: JSON.parse(row.byline) as string[] })))
  }
  const idOf = (name: string) => {
    const [feed, entry] = name.includes('/') ? name.split('/') : [null, name]
    const found = rows<{ id: number }>(
      `select p.id from posts p join feeds f on f.id = p.feed_id where p.byline = '["${entry}"]'
       ${feed === null ? '' : `and f.slug = '${feed}'`}`,
    )
    if (found.length !== 1) throw new Error(`${name} is ${found.length} posts`)
    return found[0]!.id
  }

  const sentences: [RegExp, (...words: string[]) => void | Promise<void>][] = [
    [
      /^(\w+) says ?(.*?)(, cut short)?$/,
      async (slug, list, cut) => {
        const entries = entriesOf(list!).map((entry, at) => writeEntry(slug!, entry, at, firstSaid, now))
        const about = writeRights(rightsOf.get(slug!)) + (restOf.get(slug!) ?? '')
        documents.set(slug!, writeFeed(slug!, about, entries, cut !== undefined))
        await fetchFeed(slug!)
      },
    ],
    [/^(\w+)'s feed is by (\S+)$/, (slug, rights) => void rightsOf.set(slug!, rights!)],
    [
      /^(\w+)'s feed asks for (?:(\d+) hours|nothing)$/,
      (slug, hours) => void restOf.set(slug!, hours ? `<ttl>${Number(hours) * 60}</ttl>` : ''),
    ],
    [
      /^(\w+)'s feed rests (\d+) hours?$/,
      (slug, hours) => {
        const [feed] = rows<{ ms: number }>(
          `select next_at - tried_at as ms from feeds where slug = '${slug}'`,
        )
        compare(String(Math.round(feed!.ms / HOUR)), hours!)
      },
    ],
    [/^(\w+)'s feed is sent on$/, (slug) => void sentOn.add(slug!)],
    [
      /^(\w+)'s feed is asked (at home|elsewhere)$/,
      (slug, where) => {
        const [feed] = rows<{ moved_to: string | null }>(`select moved_to from feeds where slug = '${slug}'`)
        compare(feed!.moved_to === null ? 'at home' : 'elsewhere', where!)
      },
    ],
    [/^(\w+) is fetched$/, async (slug) => void (await fetchFeed(slug!))],
    [
      /^(?:(\d+)|an?) (minute|hour|day)s? later$/,
      (count, unit) => void (now += Number(count ?? 1) * UNITS[unit!]!),
    ],
    [/^(\w+) has priority (\d+)$/, (slug, value) => void (authorOf(slug!).priority = Number(value))],
    [/^(\w+) includes (.+)$/, (slug, words) => void (authorOf(slug!).include = words!.split(' '))],
    [/^(\w+) excludes (.+)$/, (slug, words) => void (authorOf(slug!).exclude = words!.split(' '))],
    [
      /^(\w+) (leaves|returns)$/,
      async (slug, what) => {
        authorOf(slug!).listed = what === 'returns'
        await syncSubscriptions(planetOf())
      },
    ],
    [/^(\d+) are a flood$/, (count) => void (flood = Number(count))],
    [
      /^(hide|unhide) (\S+)$/,
      async (what, name) => {
        const rules = { ...rulesOf(planetOf()), now }
        if (authors.has(name!)) await (what === 'hide' ? hideAuthor : unhideAuthor)(name!, rules)
        else await (what === 'hide' ? hidePost : unhidePost)(idOf(name!), rules)
      },
    ],
    [/^release (\w+)$/, async (slug) => void (await releaseHeld(slug!, rulesOf(planetOf())))],
    [
      /^purge (\S+)$/,
      (name) => {
        const id = idOf(name!)
        const db = new Database(path)
        db.pragma('foreign_keys = ON')
        db.prepare('delete from posts where id = ?').run(id)
        db.close()
      },
    ],
    [
      /^shows ?(.*)$/,
      (names) =>
        compare(
          listShown(`p.state = 'shown' and p.sort_at is not null`, 'p.sort_at desc, f.slug, p.id'),
          names!,
        ),
    ],
    [
      /^(\w+)'s page shows ?(.*)$/,
      (slug, names) =>
        compare(
          listShown(`a.slug = '${slug}' and p.state in ('shown', 'duplicate')`, 'p.sort_at desc, p.id'),
          names!,
        ),
    ],
    [
      /^feeds out show ?(.*)$/,
      async (names) => {
        const editions = await listEditions({}, 50)
        compare(namesOf(await listPublished(editions.map(({ id }) => id))), names!)
      },
    ],
    [
      /^(\w+) is noted ?(.*)$/,
      (slug, codes) => {
        const [feed] = rows<{ notes: string }>(`select notes from feeds where slug = '${slug}'`)
        const notes = JSON.parse(feed!.notes) as { code: string }[]
        compare(notes.map(({ code }) => code).join(' '), codes!)
      },
    ],
    [
      /^(\w+)'s (\S+) (?:is|was) (.+)$/,
      async (slug, guid, verdict) => {
        const seen = (await listSightings(slug!)).find((sighting) => sighting.guid === guid)
        const words = seen ? [seen.seen, seen.post?.state, seen.post?.sortAt === null ? 'undated' : null] : []
        if (!words.includes(verdict!)) throw new Error(`is ${words.join(', ') || 'not there'}`)
      },
    ],
    [
      /^(\S+) stands on day (-?\d+|none)$/,
      (name, day) => {
        const [post] = rows<{ sort_at: number | null }>(`select sort_at from posts where id = ${idOf(name!)}`)
        const stands = post!.sort_at === null ? 'none' : String(Math.floor((post!.sort_at - START) / DAY))
        compare(stands, day!)
      },
    ],
    [
      /^(\S+) is under (\S+)$/,
      async (name, rights) => {
        const [post] = await listPublished([idOf(name!)])
        compare(
          [post!.rights, post!.licence].filter(Boolean).join('+').replaceAll(' ', '_') || 'nobody',
          rights!,
        )
      },
    ],
    [
      /^pages of ?(.*) change$/,
      async (names) => {
        const { upTo, isMuch, posts, relicensed } = await listTouches(100)
        await forgetTouches(upTo)
        const touched = await listPublished(posts.map(({ id }) => id))
        compare(isMuch ? 'everything' : [namesOf(touched), ...relicensed].filter(Boolean).join(' '), names!)
      },
    ],
    [/^there are (\d+) posts$/, (count) => compare(String(rows('select id from posts').length), count!)],
    [
      /^there are (\d+) other names$/,
      (count) => compare(String(rows('select guid from post_aliases').length), count!),
    ],
  ]

  return {
    rows,
    async tell(line) {
      for (const [pattern, play] of sentences) {
        const words = pattern.exec(line.trim())
        if (!words) continue
        try {
          return await play(...words.slice(1))
        } catch (error) {
          throw new Error(`${line.trim()}: ${(error as Error).message}`, { cause: error })
        }
      }
      throw new Error(`not in the language of stories: ${line.trim()}`)
    },
    contents: () =>
      JSON.stringify(
        ['posts', 'post_aliases', 'post_tags', 'tombstones'].map((table) =>
          rows(`select * from ${table} order by 1, 2`),
        ),
      ),
    async end() {
      reopen('file::memory:')
      await opened.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const UNITS: Record<string, number> = { minute: MINUTE, hour: HOUR, day: DAY }

function compare(found: string, expected: string): void {
  if (found !== expected) throw new Error(`it is “${found}”`)
}

/** The worker's work without a thread. */
const reader: Reader = {
  async read(source, answer) {
    const opened = openDocument(source)
    if (opened.kind !== 'open') return answer(opened, async () => ({ posts: [], failed: [] }))
    return answer(factsOf(opened, source.feed), async (guids) => cleanEntries(opened, guids))
  },
  close: async () => {},
}

function answer(body: string, url: string, permanent: string | null): Outcome {
  const bytes = Buffer.from(body)
  const hash = createHash('sha256').update(bytes).digest('hex')
  return {
    ...{ kind: 'fresh', bytes, hash, contentType: 'application/atom+xml', url, status: 200, permanent },
    ...{ keepSeconds: null, validators: { etag: null, lastModified: null } },
  }
}
