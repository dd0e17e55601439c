import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { owedTags } from './owed-tags.mjs'
import type { AppPage } from './page-value.mjs'

const keyOf = (path: string) => `/route-cache/APP_PAGE/${'0a'.repeat(32)}/$${path}`
const day = keyOf('/days/2015/05/28')
const lifetime = { cacheControl: { revalidate: 86400, expire: 31536000 } }
const script = '<script src="/_next/1.js"></script>'

/** A page as Next hands it over. */
const page = (html: string, status?: number): AppPage => ({
  kind: 'APP_PAGE',
  html,
  rscData: Buffer.from('flight'),
  headers: { 'x-next-cache-tags': '_N_T_/layout,_N_T_/days/2015/05/28' },
  status,
})

let folder = ''
const build = () => join(folder, 'server')

/** A server process of its own: it shares nothing with others but the file. */
async function start() {
  vi.resetModules()
  const { default: PageCache } = await import('./handler.mjs')
  const request = (context = {}) => new PageCache({ serverDistDir: build(), ...context })
  return {
    request,
    look: async (key: string) => {
      const found = await request().get(key)
      return found?.value.kind === 'APP_PAGE' ? found.value.html : null
    },
    age: async (key: string) => (await request().get(key))?.lastModified,
    visit: async (key: string, value: AppPage) => {
      const visit = request()
      await visit.get(key)
      await visit.set(key, value, lifetime)
      return value
    },
  }
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'page-cache-'))
  mkdirSync(build(), { recursive: true })
  writeFileSync(join(folder, 'BUILD_ID'), 'build-1')
  writeFileSync(join(folder, 'planet.yaml'), 'title: Larry')
  vi.stubEnv('PAGE_CACHE', join(folder, 'pages.db'))
  vi.stubEnv('PLANET_CONFIG', join(folder, 'planet.yaml'))
  vi.stubEnv('SITE_URL', 'https://planet.example')
})
afterEach(() => {
  owedTags.clear()
  vi.useRealTimers()
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

describe('R-ISR a rendered page', () => {
  it('is kept over a restart, with its lifetime and without what only a framework reads', async () => {
    await (await start()).visit(day, page(`<p>a</p>${script}`))
    expect(await (await start()).request().get(day)).toEqual({
      lastModified: expect.closeTo(Date.now(), -4),
      ...lifetime,
      value: { ...page('<p>a</p>'), rscData: Buffer.alloc(0) },
    })
  })

  it('is stripped for its first reader too', async () => {
    const first = await (await start()).visit(day, page(`<p>a</p>${script}`))
    expect(first.html).toBe('<p>a</p>')
  })

  it('of a route handler is kept as it is', async () => {
    const { request } = await start()
    const robots = {
      kind: 'APP_ROUTE' as const,
      body: Buffer.from('User-Agent: *'),
      headers: {},
      status: 200,
    }
    const visit = request()
    await visit.get('/robots.txt')
    await visit.set('/robots.txt', robots, lifetime)
    expect((await request().get('/robots.txt'))?.value).toEqual(robots)
  })

  it('is not kept where nobody knows when its render began', async () => {
    const { request, look } = await start()
    await request().set(day, page('a'), lifetime)
    expect(await look(day)).toBeNull()
  })
})

describe('R-ISR invalidation', () => {
  it('makes the next reader wait for a new page, in every process, and keeps the old one for an accident', async () => {
    const [one, two] = [await start(), await start()]
    await one.visit(day, page('old'))
    await two.request().revalidateTag('_N_T_/days/2015/05/28')
    expect([await one.age(day), await one.look(day)]).toEqual([-1, 'old'])
    await two.visit(day, page('new'))
    expect([await one.age(day), await one.look(day)]).toEqual([expect.closeTo(Date.now(), -4), 'new'])
  })

  it('reaches a page that is being rendered meanwhile', async () => {
    const [one, two] = [await start(), await start()]
    const visit = one.request()
    await visit.get(day)
    await two.request().revalidateTag(['_N_T_/layout'])
    await visit.set(day, page('of before'), lifetime)
    expect(await one.age(day)).toBe(-1)
  })

  it('that could not be written is written before a page is read again', async () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    const said = vi.spyOn(console, 'error').mockReturnValue()
    const { visit, look, age, request } = await start()
    await visit(day, page('old'))
    const file = new Database(join(folder, 'pages.db'))
    file.exec('alter table invalidations rename to away')
    await request().revalidateTag('_N_T_/days/2015/05/28')
    vi.advanceTimersByTime(60_000)
    expect([await look(day), owedTags.size, said.mock.calls.length]).toEqual([null, 1, 1])
    file.exec('alter table away rename to invalidations')
    expect(await look(day)).toBeNull()
    vi.advanceTimersByTime(60_000)
    expect([await age(day), await look(day), owedTags.size]).toEqual([-1, 'old', 0])
    await visit(day, page('new'))
    expect(await look(day)).toBe('new')
    file.close()
  })

  it('crosses an edit of planet.yaml', async () => {
    const before = await start()
    await before.visit(day, page('a'))
    writeFileSync(join(folder, 'planet.yaml'), 'title: Larry, edited')
    await (await start()).request().revalidateTag(['_N_T_/layout'])
    expect(await before.age(day)).toBe(-1)
  })
})

describe('whose page it is', () => {
  it.each<[what: string, change: () => unknown]>([
    ['build', () => writeFileSync(join(folder, 'BUILD_ID'), 'build-2')],
    ['planet.yaml', () => writeFileSync(join(folder, 'planet.yaml'), 'title: Another')],
    ['SITE_URL', () => vi.stubEnv('SITE_URL', 'https://another.example')],
    ['database', () => vi.stubEnv('DATABASE_URL', 'libsql://another.example')],
  ])('another %s never reads it', async (_, change) => {
    await (await start()).visit(day, page('a'))
    change()
    expect(await (await start()).look(day)).toBeNull()
  })
})

describe('R-404 what is not found', () => {
  it.each([404, 307, 308, 500])(
    '%i is not kept, and takes the page along that stood there',
    async (status) => {
      const { visit, look } = await start()
      await visit(day, page('a'))
      await visit(day, page('b', status))
      expect(await look(day)).toBeNull()
    },
  )

  it('has one page for all addresses without a route, which is kept', async () => {
    const { visit, look } = await start()
    await visit(keyOf('/_not-found'), page('<h1>Larry has no such page</h1>', 404))
    expect(await look(keyOf('/_not-found'))).toBe('<h1>Larry has no such page</h1>')
    await visit(keyOf('/days/$/_not-found'), page('junk', 404))
    expect(await look(keyOf('/days/$/_not-found'))).toBeNull()
  })

  it('a redirect tells once where to', async () => {
    const redirect = { ...page('', 308), headers: { location: '/2015/05/28' } }
    expect((await (await start()).visit(day, redirect)).headers).toEqual({})
  })
})

describe('there is no cache', () => {
  it('during a build, and no file', async () => {
    vi.stubEnv('NEXT_PHASE', 'phase-production-build')
    const { visit, look } = await start()
    const built = await visit(day, page(script))
    expect([built.html, await look(day), existsSync(join(folder, 'pages.db'))]).toEqual([script, null, false])
  })

  it('in development', async () => {
    const { request } = await start()
    await request({ dev: true }).revalidateTag('a')
    expect([await request({ dev: true }).get(day), existsSync(join(folder, 'pages.db'))]).toEqual([
      null,
      false,
    ])
  })

  it.each<[what: string, spoil: () => unknown]>([
    ['a file that is no database', () => writeFileSync(join(folder, 'pages.db'), 'x'.repeat(5000))],
    ['a folder in its place', () => mkdirSync(join(folder, 'pages.db'))],
    ['a file that cannot be made', () => vi.stubEnv('PAGE_CACHE', '/dev/null/pages.db')],
  ])('with %s: said once, and pages are served', async (_, spoil) => {
    const said = vi.spyOn(console, 'error').mockReturnValue()
    spoil()
    const { visit, look, request } = await start()
    expect((await visit(day, page(`<p>a</p>${script}`))).html).toBe('<p>a</p>')
    await request().revalidateTag(['a'])
    expect(await look(day)).toBeNull()
    expect(said).toHaveBeenCalledOnce()
  })
})
