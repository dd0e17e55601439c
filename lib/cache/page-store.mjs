import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'

/**
 * What a page is to the store: bytes, a word on them that only the caller understands, and the tags that expire it.
 *
 * @typedef {{ readonly about: string, readonly body: Buffer, readonly tags: readonly string[] }} Page
 * @typedef {{ readonly about: string, readonly body: Buffer, readonly storedAt: number, readonly fresh: boolean }} StoredPage
 * @typedef {ReturnType<typeof openPageStore>} PageStore
 */

/** What the file may hold after `tidy`; least recently used pages go first. */
export const LIMITS = { pages: 50_000, bytes: 512 * 2 ** 20, tags: 50_000 }

/** The file itself may outgrow the pages by this much: rows not yet tidied away, indexes, gaps. */
const FILE_SLACK = 1.25
const PAGE_BYTES = 4096
const WAL_BYTES = 16 * 2 ** 20

/** Reads noted between two calls of `tidy`. Pages that are read often are among the first; the rest may seem unused. */
const NOTED_READS = 500
const EVICTIONS = 1000
const BUSY_MS = 5000

/** Raised with every change of the tables: an older file is emptied, it is only a cache. */
const SHAPE = 1
const TABLES = `
  drop table if exists pages;
  drop table if exists invalidations;
  create table pages (
    key text primary key, mark integer not null, stored integer not null, used integer not null,
    bytes integer not null, tags text not null, about text not null, body blob not null
  );
  create index pages_used on pages (used, bytes);
  create table invalidations (seq integer primary key autoincrement, tag text not null unique);
  pragma user_version = ${SHAPE};
`

/**
 * Rendered pages and their invalidations in one SQLite file, which several processes may have open. Nothing that
 * decides freshness is kept in memory, so they agree at once and a restart forgets nothing.
 *
 * Invalidations are counted, not timed: clocks jump. A page is as old as the moment its render began, its *mark*: the
 * count at that time. It is fresh while none of its tags has been invalidated since, so a render that began before a
 * commit and ends after it is never taken for fresh.
 *
 * Throws what SQLite throws: a file that is corrupt, unwritable or full.
 *
 * @param {string} file its folder is made
 * @param {typeof LIMITS} [limits]
 */
export function openPageStore(file, limits = LIMITS) {
  mkdirSync(dirname(file), { recursive: true })
  const db = new Database(file, { timeout: BUSY_MS })
  try {
    db.pragma('journal_mode = wal')
    db.pragma('synchronous = normal')
    db.pragma(`journal_size_limit = ${WAL_BYTES}`)
    db.pragma(`max_page_count = ${Math.ceil((limits.bytes * FILE_SLACK) / PAGE_BYTES)}`)
    db.transaction(() => {
      if (db.pragma('user_version', { simple: true }) !== SHAPE) db.exec(TABLES)
    }).immediate()
  } catch (error) {
    db.close() // it is tried again
    throw error
  }

  const count = db.prepare(`select seq from sqlite_sequence where name = 'invalidations'`).pluck()
  const read = db.prepare(`
    select about, body, stored as storedAt, not exists (
      select 1 from json_each(tags) join invalidations on tag = value where seq > mark
    ) as fresh from pages where key = ?`)
  const write = db.prepare(`
    insert into pages (key, mark, stored, used, bytes, tags, about, body)
    values (@key, @mark, @now, @now, @bytes, @tags, @about, @body)
    on conflict (key) do update set mark = excluded.mark, stored = excluded.stored, used = excluded.used,
      bytes = excluded.bytes, tags = excluded.tags, about = excluded.about, body = excluded.body
    where excluded.mark >= mark`)
  const drop = db.prepare('delete from pages where key = ?')
  const expire = db.prepare('insert or replace into invalidations (tag) values (?)')
  const touch = db.prepare('update pages set used = ? where key = ?')
  const oldTags = db.prepare('select seq from invalidations order by seq desc limit 1 offset ?').pluck()
  const dropBefore = db.prepare('delete from pages where mark < ?')
  const forget = db.prepare('delete from invalidations where seq <= ?')
  const totals = db.prepare('select count(*) as pages, total(bytes) as bytes from pages')
  const oldest = db.prepare('select key, bytes from pages order by used limit ?')

  /** At most a good number at once; the next call goes on. */
  const evict = () => {
    let { pages, bytes } = /** @type {{ pages: number, bytes: number }} */ (totals.get())
    const candidates = /** @type {{ key: string, bytes: number }[]} */ (oldest.all(EVICTIONS))
    for (const page of candidates) {
      if (pages <= limits.pages && bytes <= limits.bytes) return
      drop.run(page.key)
      pages -= 1
      bytes -= page.bytes
    }
  }

  /** Written by `tidy`, or every hit would be a write. @type {Map<string, number>} */
  const used = new Map()

  return {
    /** How many invalidations there have been: to be asked before a render, to be given with its page. */
    mark() {
      return /** @type {number} */ (count.get() ?? 0)
    },

    /** @param {string} key @param {number} now in ms @returns {StoredPage | null} */
    get(key, now) {
      const row = /** @type {Omit<StoredPage, 'fresh'> & { fresh: number } | undefined} */ (read.get(key))
      if (!row) return null
      if (used.size < NOTED_READS) used.set(key, now)
      return { ...row, fresh: row.fresh === 1 }
    },

    /** Keeps a page, unless one whose render began later is there. @param {string} key @param {Page} page @param {number} mark @param {number} now in ms */
    set(key, { about, body, tags }, mark, now) {
      write.run({ key, mark, now, bytes: body.length, tags: JSON.stringify(tags), about, body })
    },

    /** @param {string} key */
    delete(key) {
      drop.run(key)
    },

    /** Every page that carries one of the tags is stale from now on, in every process. */
    invalidate: db.transaction((/** @type {readonly string[]} */ tags) => {
      for (const tag of tags) expire.run(tag)
    }).immediate,

    /** Keeps the file within its limits. Takes some tens of ms: not for a reader to wait for. */
    tidy: db.transaction(() => {
      evict() // first: in a full file nothing else can be written
      for (const [key, at] of used) touch.run(at, key)
      used.clear()
      // Forgotten invalidations take every page along that they might have concerned.
      const horizon = oldTags.get(limits.tags)
      if (horizon !== undefined) {
        dropBefore.run(horizon)
        forget.run(horizon)
      }
    }).immediate,

    close() {
      db.close()
    },
  }
}
