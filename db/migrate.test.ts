import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { database, reopen } from './client'
import { migrate } from './migrate'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'))
})
afterEach(() => {
  reopen('file::memory:')
  rmSync(folder, { recursive: true })
})
const tables = async () => (await database().all(sql`select name from sqlite_master`)).length

test('a store is brought up to date once', async () => {
  reopen(`file:${join(folder, 'planet.db')}`)
  await migrate()
  const before = await tables()
  await migrate()
  expect(await tables()).toBe(before)
})

test('of a migration that fails nothing is left (ST-10)', async () => {
  const migrations = join(folder, 'migrations')
  cpSync('db/migrations', migrations, { recursive: true })
  writeFileSync(
    join(migrations, '0000_start.sql'),
    'create table half (id integer);\n--> statement-breakpoint\noops;',
  )
  reopen(`file:${join(folder, 'planet.db')}`)
  await expect(migrate({ folder: migrations })).rejects.toThrow()
  expect(await database().all(sql`select name from sqlite_master where name = 'half'`)).toEqual([])
})

test('a store of a newer version is refused in words (ST-10)', async () => {
  reopen(`file:${join(folder, 'planet.db')}`)
  await migrate()
  await database().run(sql`insert into __drizzle_migrations (hash, created_at) values ('of tomorrow', 9e15)`)
  await expect(migrate()).rejects.toThrow('written by a newer version')
})

test.each([
  ['below a file', (path: string) => (writeFileSync(path, ''), join(path, 'planet.db'))],
  ['a folder', (path: string) => join(path, '..')],
  ['no database', (path: string) => (writeFileSync(path, 'x'.repeat(4096)), path)],
])('a path where no store can be is refused in words (ST-12): %s', (_name, pathOf) => {
  const url = `file:${pathOf(join(folder, 'thing'))}`
  expect(() => reopen(url)).toThrow(
    /^DATABASE_URL: file:.* cannot be opened \(\w+\); expected a file in a folder/,
  )
})

test('a store that takes no writes is refused, unless nobody writes (ST-12)', async () => {
  reopen(`file:${join(folder, 'planet.db')}`)
  await migrate()
  await database().run(sql`pragma query_only = 1`)
  await expect(migrate()).rejects.toThrow('The store is read-only.')
  await migrate({ readOnly: true })
})
