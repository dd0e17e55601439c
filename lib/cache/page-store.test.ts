import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LIMITS, openPageStore, type PageStore } from './page-store.mjs'

const storeUrl = JSON.stringify(new URL('./page-store.mjs', import.meta.url).href)
const page = (text: string, ...tags: string[]) => ({ about: '{}', body: Buffer.from(text), tags })

let folder = ''
let stores: PageStore[] = []
const file = () => join(folder, 'new', 'pages.db')
const open = (limits = LIMITS) => {
  const store = openPageStore(file(), limits)
  stores.push(store)
  return store
}
const look = (store: PageStore, key: string, now = 1) => {
  const found = store.get(key, now)
  return found && `${found.fresh ? 'fresh' : 'stale'} ${found.body}`
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'page-store-'))
})
afterEach(() => {
  for (const store of stores) store.close()
  stores = []
  rmSync(folder, { recursive: true })
})

describe('a page', () => {
  it('comes back as it was stored', () => {
    const store = open()
    store.set('/a', { about: '{"status":200}', body: Buffer.from('<p>ä'), tags: ['t'] }, store.mark(), 7)
    expect(store.get('/a', 8)).toEqual({
      about: '{"status":200}',
      body: Buffer.from('<p>ä'),
      storedAt: 7,
      fresh: true,
    })
    expect(store.get('/b', 8)).toBeNull()
  })

  it('is gone when deleted', () => {
    const store = open()
    store.set('/a', page('a'), store.mark(), 1)
    store.delete('/a')
    expect(look(store, '/a')).toBeNull()
  })
})

describe('R-ISR invalidation', () => {
  it('makes stale what carries the tag, and nothing else', () => {
    const store = open()
    store.set('/a', page('a', 'all', 'a'), store.mark(), 1)
    store.set('/b', page('b', 'all', 'b'), store.mark(), 1)
    store.invalidate(['a', 'unheard of'])
    expect([look(store, '/a'), look(store, '/b')]).toEqual(['stale a', 'fresh b'])
    store.invalidate(['all'])
    expect([look(store, '/a'), look(store, '/b')]).toEqual(['stale a', 'stale b'])
    store.set('/a', page('a2', 'all', 'a'), store.mark(), 2)
    expect(look(store, '/a')).toBe('fresh a2')
  })

  it('reaches a page whose render had begun before', () => {
    const store = open()
    const mark = store.mark()
    store.invalidate(['a'])
    store.set('/a', page('of before', 'a'), mark, 1)
    expect(look(store, '/a')).toBe('stale of before')
  })

  it('lets a late render not replace a later one', () => {
    const store = open()
    const mark = store.mark()
    store.invalidate(['a'])
    store.set('/a', page('new', 'a'), store.mark(), 1)
    store.set('/a', page('of before', 'a'), mark, 2)
    expect(look(store, '/a')).toBe('fresh new')
  })
})

describe('several processes', () => {
  it('agree at once', () => {
    const [one, two] = [open(), open()]
    one.set('/a', page('a', 'a'), one.mark(), 1)
    expect(look(two, '/a')).toBe('fresh a')
    two.invalidate(['a'])
    expect(look(one, '/a')).toBe('stale a')
    one.set('/a', page('a2', 'a'), one.mark(), 1)
    expect(look(two, '/a')).toBe('fresh a2')
  })

  it('may start together on a file that does not exist', async () => {
    const script = `const { openPageStore } = await import(${storeUrl}); openPageStore(process.argv[1]).invalidate(['t'])`
    const starts = Array.from({ length: 4 }, () =>
      once(
        spawn(process.execPath, ['--input-type=module', '-e', script, file()], { stdio: 'inherit' }),
        'exit',
      ),
    )
    expect((await Promise.all(starts)).map(([code]) => code)).toEqual([0, 0, 0, 0])
    expect(open().mark()).toBe(4)
  })

  it('leave pages and invalidations behind when killed', () => {
    const script = `const { openPageStore } = await import(${storeUrl})
      const store = openPageStore(process.argv[1])
      for (const key of ['a', 'b']) store.set(key, { about: '{}', body: Buffer.from(key), tags: [key] }, store.mark(), 1)
      store.invalidate(['b'])
      process.kill(process.pid, 'SIGKILL')`
    expect(() => execFileSync(process.execPath, ['--input-type=module', '-e', script, file()])).toThrow()
    expect([look(open(), 'a'), look(open(), 'b')]).toEqual(['fresh a', 'stale b'])
  })
})

describe('tidy', () => {
  it.each([
    ['too many pages', { ...LIMITS, pages: 2 }],
    ['too many bytes', { ...LIMITS, bytes: 2500 * 1000 }],
  ])('lets the least recently used go: %s', (_, limits) => {
    const store = open(limits)
    const big = 'x'.repeat(1000 * 1000)
    for (const [now, key] of ['/read', '/old'].entries()) store.set(key, page(big), 0, now)
    store.get('/read', 8)
    store.tidy()
    store.set('/new', page(big), 0, 9)
    store.tidy()
    expect(['/old', '/read', '/new'].filter((key) => store.get(key, 10))).toEqual(['/read', '/new'])
  })

  it('bounds the file, even where it comes late', () => {
    const store = open({ ...LIMITS, bytes: 1e6 })
    const fill = () => {
      for (let i = 0; i < 100; i++) store.set(`/${i}`, page('x'.repeat(1e5)), 0, i)
    }
    expect(fill).toThrow('full')
    store.tidy()
    expect(statSync(file()).size).toBeLessThan(1.3e6)
    store.set('/again', page('works'), 0, 200)
    expect(look(store, '/again')).toBe('fresh works')
  })

  it('forgets old invalidations with the pages they might concern', () => {
    const store = open({ ...LIMITS, tags: 2 })
    store.set('/old', page('old', 't0'), store.mark(), 1)
    store.invalidate(['t0', 't1'])
    store.set('/between', page('between', 't2'), store.mark(), 1)
    store.invalidate(['t2', 't3'])
    store.set('/new', page('new', 't2'), store.mark(), 1)
    store.tidy()
    expect([look(store, '/old'), look(store, '/between'), look(store, '/new')]).toEqual([
      null,
      'stale between',
      'fresh new',
    ])
    expect(store.mark()).toBe(4)
  })
})

it('empties a file of another shape', () => {
  const store = open()
  store.set('/a', page('a'), 0, 1)
  execFileSync(process.execPath, [
    '-e',
    `new (require('better-sqlite3'))(process.argv[1]).exec('drop table pages; create table pages (x); pragma user_version = 99')`,
    file(),
  ])
  const again = open()
  expect(look(again, '/a')).toBeNull()
  again.set('/a', page('a'), 0, 1)
  expect(look(again, '/a')).toBe('fresh a')
})

it('throws on a file that is no database', () => {
  writeFileSync(join(folder, 'new'), 'in the way')
  expect(open).toThrow()
})
