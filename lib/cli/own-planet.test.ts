import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { backUp } from '../../db/backup'
import { connection, database, reopen } from '../../db/client'
import { migrate } from '../../db/migrate'
import { startBlogs } from '../../e2e/blogs'
import { parsePlanet, readSettings, type PlanetAuthor, type Settings } from '../config'
import { renderOpml } from '../publish/opml'
import { add } from './add'
import { check } from './check'
import { doctor } from './doctor'
import { exportFile } from './export'
import { hide } from './hide'
import { importFile } from './import'
import { ingest } from './ingest'
import { init } from './init'
import { purge } from './purge'
import { reclean } from './reclean'

/* A planet of one's own, from an empty folder on: `planet init`, `add`, `import`. */
const NOW = Date.UTC(2026, 0, 11)
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'my planet-'))
})
afterEach(async () => {
  reopen('file::memory:')
  await rm(folder, { recursive: true })
})

/** A command in this folder: its exit code, and what it said. */
async function told(command: (settings: Settings) => Promise<number>) {
  const read = readSettings({
    PLANET_CONFIG: join(folder, 'planet.yaml'),
    DATABASE_URL: `file:${join(folder, 'data/planet.db')}`,
    CRON_SECRET: 'only-for-the-tests',
  })
  if ('faults' in read) throw new Error(JSON.stringify(read.faults))
  const lines: string[] = []
  const spies = (['log', 'error'] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation((line: string) => void lines.push(line)),
  )
  const code = await command(read.settings)
  for (const spy of spies) spy.mockRestore()
  return { code, said: lines.join('\n').replaceAll(join(folder, '/'), '') }
}
const begin = (options: Parameters<typeof init>[0]) => told((settings) => init(options, settings))
const adds = (feed: string, options: Parameters<typeof add>[1] = {}) =>
  told((settings) => add(feed, { unseen: true, ...options }, settings, NOW))
const imports = (file: string, options: Parameters<typeof importFile>[1] = {}) =>
  told((settings) => importFile(join(folder, file), options, settings))

async function authors() {
  const parsed = parsePlanet(await readFile(join(folder, 'planet.yaml'), 'utf8'), 'planet.yaml')
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults))
  return parsed.planet.authors.map(({ slug, name, feeds }) => ({ slug, name, feeds: feeds.length }))
}

test('init writes once, add appends, and what would be no planet is not written', async () => {
  expect((await begin({ title: 'Our: Planet', url: 'https://our.example' })).code).toBe(0)
  const begun = await readFile(join(folder, 'planet.yaml'), 'utf8')
  expect(begun).toContain('title: "Our: Planet"\nurl: https://our.example #')
  expect(await begin({})).toEqual({ code: 1, said: 'planet.yaml is there already: --force writes over it.' })
  expect(await begin({ force: true, url: 'our.example/blogs' })).toMatchObject({ code: 2 })
  expect(await readFile(join(folder, 'planet.yaml'), 'utf8')).toBe(begun)

  expect(await adds('https://blog.anna.example/atom.xml', { name: 'Anna Verde', json: true })).toEqual({
    code: 0,
    said: JSON.stringify({
      file: 'planet.yaml',
      author: {
        slug: 'anna-verde',
        name: 'Anna Verde',
        site: 'https://blog.anna.example/',
        feed: 'https://blog.anna.example/atom.xml',
      },
    }),
  })
  expect((await adds('https://blog.anna.example/atom.xml')).said).toContain('it is anna-verde’s')
  expect(await adds('https://other.example/', { slug: 'anna-verde' })).toMatchObject({
    code: 2,
    said: expect.stringContaining('a slug of its own'),
  })
  expect(await adds('anna.example')).toMatchObject({ code: 2 })
  expect(await authors()).toEqual([{ slug: 'anna-verde', name: 'Anna Verde', feeds: 1 }])
})

test('of a blog the feed is found, and who it is; of a page without one nothing is written', async () => {
  const blogs = await startBlogs()
  try {
    blogs.write('anna', [{ id: 'a', title: 'A', published: '2020-01-01T10:00:00Z', html: '<p>a</p>' }])
    const text = `title: T\nfetch: { allow: ['${blogs.host}'] }\nauthors: []\n`
    await writeFile(join(folder, 'planet.yaml'), text)
    expect(await adds(`http://${blogs.host}/nobody`, { unseen: false })).toMatchObject({
      code: 1,
      said: expect.stringContaining('no feed was found'),
    })
    expect(await readFile(join(folder, 'planet.yaml'), 'utf8')).toBe(text)
    expect(await adds(blogs.url('anna'), { unseen: false, slug: 'anna' })).toMatchObject({ code: 0 })
    expect(await authors()).toMatchObject([{ slug: 'anna', feeds: 1 }])
    expect(await told((settings) => check(blogs.url('anna'), {}, settings, NOW))).toEqual({
      code: 0,
      said: expect.stringContaining('It is in planet.yaml already, as anna’s.'),
    })
  } finally {
    await blogs.close()
  }
})

test('a host that asks us to wait is asked once', async () => {
  let asked = 0
  const busy = createServer((_request, response) => {
    asked += 1
    response.writeHead(429, { 'Retry-After': '3600' }).end()
  }).listen(0, '127.0.0.1')
  await once(busy, 'listening')
  onTestFinished(() => void busy.close())
  const host = `127.0.0.1:${(busy.address() as AddressInfo).port}`
  await writeFile(join(folder, 'planet.yaml'), `title: T\nfetch: { allow: ['${host}'] }\nauthors: []\n`)
  expect(await told((settings) => check(`http://${host}/`, {}, settings, NOW))).toEqual({
    code: 1,
    said: expect.stringContaining('The server asked us to wait. We will.'),
  })
  expect(asked).toBe(1)
})

/** A file of the size and shape of Planet Python's: names in many scripts, some twice, comments, odd keys. */
function bigConfig(feeds: number): string {
  const names = [
    'Ana María',
    'John O’Brien',
    'Łukasz Langa',
    '花子',
    'Django Weblog',
    'Élodie & Co.',
    'The "Python" Blog',
  ]
  const sections = Array.from({ length: feeds }, (_, index) => {
    const comment = index % 9 === 0 ? '# added on request\n' : ''
    const scheme = index % 3 === 0 ? 'http' : 'https'
    return `${comment}[${scheme}://blog${index}.example.org/feeds/${index % 5 === 0 ? '?tag=python&amp;x=%41' : 'rss2'}]\nname = ${names[index % names.length]} ${Math.floor(index / 8)}\n`
  })
  return `[Planet]\nname = Planet Big\nlink = https://big.example/\nitems_per_page = 25\n\n${sections.join('\n')}`
}

test('a config.ini of 567 feeds becomes a planet at once, and says what it did', async () => {
  await writeFile(join(folder, 'config.ini'), bigConfig(567))
  const { code, said } = await imports('config.ini', { json: true })
  expect(code).toBe(0)
  const report = JSON.parse(said)
  const listed = await authors()
  expect(report).toMatchObject({
    format: 'config.ini',
    written: true,
    kept: { authors: listed.length, feeds: 567 },
  })
  expect(listed.reduce((sum, { feeds }) => sum + feeds, 0)).toBe(567)
  expect(new Set(listed.map(({ slug }) => slug)).size).toBe(listed.length)
  const text = await readFile(join(folder, 'planet.yaml'), 'utf8')
  expect(text).toContain('title: Planet Big\nurl: https://big.example #')

  // Once more: everybody is there already.
  const again = JSON.parse((await imports('config.ini', { json: true })).said)
  expect(again.kept).toEqual({ authors: 0, feeds: 0 })
  expect(await readFile(join(folder, 'planet.yaml'), 'utf8')).toBe(text)
})

test('import keeps what stands in planet.yaml; what the schema refuses is dropped, and said', async () => {
  const mine =
    'title: Mine # of 2026\nauthors:\n  # the first\n  - { slug: eve, name: Eve, feed: https://eve.example/ }\n'
  await writeFile(join(folder, 'planet.yaml'), mine)
  await writeFile(
    join(folder, 'old.ini'),
    '[Planet]\nname = Old\n[https://eve.example/]\nname = E\n[https://a.example/]\nname = Eve\nlanguage = klingon-ish\n',
  )
  const dry = await imports('old.ini', { dry: true })
  expect(dry.said).toContain('kept: 1 authors with 1 feeds of this config.ini would go to planet.yaml')
  expect(await readFile(join(folder, 'planet.yaml'), 'utf8')).toBe(mine)
  const { said } = await imports('old.ini')
  expect(said).toContain('title: "Old": planet.yaml says "Mine"')
  expect(said).toContain('E: https://eve.example/: is in planet.yaml already, as eve’s')
  expect(said).toContain('Eve: eve-2: eve is somebody else’s')
  expect(said).toContain('Eve: lang: found "klingon-ish"')
  expect(await readFile(join(folder, 'planet.yaml'), 'utf8')).toBe(
    `${mine}\n  - slug: eve-2\n    name: Eve\n    feed: https://a.example/\n`,
  )
})

test('R-AUTHOR our own OPML comes back with everybody as they were: slug, feeds, site and language', async () => {
  const text = await readFile('planet.yaml', 'utf8')
  const parsed = parsePlanet(text, 'planet.yaml')
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults))
  const [first, ...others] = parsed.planet.authors
  // Two of one name are two, and one with two feeds is one.
  const twin = {
    ...first!,
    slug: 'ines-2',
    feeds: ['a', 'b'].map((path) => ({ url: `https://twin.example/${path}` })),
  }
  const planet = { ...parsed.planet, authors: [first!, twin, ...others] }
  await writeFile(join(folder, 'ours.opml'), renderOpml(planet))
  const report = JSON.parse((await imports('ours.opml', { json: true })).said)
  expect(report).toMatchObject({ kept: { authors: 8, feeds: 9 }, dropped: [] })
  const again = parsePlanet(await readFile(join(folder, 'planet.yaml'), 'utf8'), 'planet.yaml')
  if ('faults' in again) throw new Error(JSON.stringify(again.faults))
  const identity = ({ slug, name, site, lang, feeds }: PlanetAuthor) => ({
    ...{ slug, name, site, lang },
    feeds: feeds.length,
  })
  const bySlug = (authors: readonly PlanetAuthor[]) =>
    authors.map(identity).sort((a, b) => (a.slug < b.slug ? -1 : 1))
  expect(bySlug(again.planet.authors)).toEqual(bySlug(planet.authors))
})

test('R-AUTHOR a name that gives no slug has that of its site, not of where the feed is kept', async () => {
  const outline = (name: string, more: string) =>
    `<outline type="rss" text="${name}" xmlUrl="https://feeds.example/${encodeURIComponent(name)}" ${more}/>`
  const outlines = [
    outline('נועה', 'htmlUrl="https://www.noa.example/" language="he"'),
    outline('花枝', 'htmlUrl="https://hanae.example/blog/" language="japanese"'),
    outline('Ana María', 'htmlUrl="https://ana.example/"'),
    outline('Ζωή', ''),
  ]
  await writeFile(join(folder, 'list.opml'), `<opml version="2.0"><body>${outlines.join('')}</body></opml>`)
  const { said } = await imports('list.opml')
  expect(said).toContain('花枝: lang: found "japanese"')
  expect((await authors()).map(({ slug }) => slug)).toEqual([
    ...['noa-example', 'hanae-example', 'ana-maria', 'feeds-example'],
  ])
  expect(await readFile(join(folder, 'planet.yaml'), 'utf8')).toContain('lang: he')
})

const REFUSED: readonly [
  what: string,
  command: (settings: Settings) => Promise<number>,
  code: number,
  words: string,
][] = [
  ['no file', (settings) => importFile(undefined, {}, settings), 2, 'import: which file?'],
  [
    'no list',
    (settings) => importFile(settings.planetFile, {}, settings),
    1,
    'is no backup of a planet, and no list',
  ],
  [
    'no such file',
    (settings) => importFile('none.opml', {}, settings),
    1,
    'none.opml cannot be read: there is no such file or folder (ENOENT)',
  ],
  ['no store', (settings) => exportFile('b.db', {}, settings, new Date()), 1, 'is not there yet'],
  ['nobody to purge', (settings) => purge(undefined, {}, settings, NOW), 2, 'purge: whom, or which post?'],
  [
    'a planet.yaml with faults',
    (settings) => add('https://a.example/', {}, settings, NOW),
    2,
    'authors: found',
  ],
  [
    'a blog, looked at with a planet.yaml with faults',
    (settings) => check('https://a.example/', {}, settings, NOW),
    2,
    'authors: found',
  ],
]
test.each(REFUSED)('%s', async (_name, command, code, words) => {
  await writeFile(join(folder, 'planet.yaml'), 'title: T\nauthors: 3\n')
  expect(await told(command)).toEqual({ code, said: expect.stringContaining(words) })
})

const recleans = (settings: Settings) => reclean({}, settings)

/** The door of a site that answers so. */
async function knocksAt(status: number, answer: Readonly<Record<string, unknown>>) {
  const site = createServer((_, response) => response.writeHead(status).end(JSON.stringify(answer)))
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  const { port } = site.address() as AddressInfo
  try {
    return await told((settings) => ingest({}, { ...settings, port }))
  } finally {
    site.close()
  }
}
const NOTHING_DUE = {
  run: 1,
  durationMs: 0,
  feeds: { due: 0, fetched: 0, notModified: 0, failed: 0, remaining: 0 },
  posts: { added: 0, changed: 0, held: 0, same: 0 },
  revalidated: [],
  done: true,
}

test('ingest tells that a planet.yaml with faults is not what the run went by', async () => {
  await writeFile(join(folder, 'planet.yaml'), 'title: T\nauthors: 3\n')
  const { code, said } = await knocksAt(200, NOTHING_DUE)
  expect(code).toBe(0)
  expect(said).toContain('Run 1')
  expect(said).toContain('authors: found the number 3')
  expect(said).toContain('the last good one stays in force')
  await begin({ force: true })
  expect((await knocksAt(200, NOTHING_DUE)).said).not.toContain('in force')
})

test('a secret that the site does not take is named by the place where it stands', async () => {
  expect(await knocksAt(401, { error: 'unauthorized' })).toEqual({
    code: 1,
    said: expect.stringMatching(
      /does not take the secret of CRON_SECRET: it was started with another one\.$/,
    ),
  })
})

test.each([
  [409, { error: 'A run is in progress.' }, 3, /answered 409: A run is in progress\.$/],
  [404, { error: 'feed: nobody on this planet has this slug' }, 1, /answered 404: feed: nobody .* slug$/],
])('a refusal with %i is told in its own words', async (status, body, code, said) => {
  expect(await knocksAt(status, body)).toEqual({ code, said: expect.stringMatching(said) })
})

test('a site that is no address is refused before anybody is asked', async () => {
  for (const site of ['planet.example', 'nonsense', 'ftp://planet.example'])
    expect(await told((settings) => ingest({ site }, settings))).toEqual({
      code: 2,
      said: `--site: found "${site}", expected an address such as https://planet.example`,
    })
})

async function makeStore() {
  reopen(`file:${join(folder, 'data/planet.db')}`)
  await migrate()
}

test('a backup changes nothing where planet.yaml cannot be kept', async () => {
  await makeStore()
  await backUp(connection().name, join(folder, 'b.db'), { 'planet.yaml': 'title: Then\nauthors: []\n' })
  await rm(join(folder, 'data'), { recursive: true })
  await begin({ title: 'Now' })
  await mkdir(join(folder, 'planet.yaml.before-import'))
  await expect(imports('b.db', { force: true })).rejects.toThrow('EISDIR')
  expect(existsSync(join(folder, 'data/planet.db'))).toBe(false)
  expect(await readFile(join(folder, 'planet.yaml'), 'utf8')).toContain('title: Now')
})

test('doctor names pictures that are not there', async () => {
  const planetWith = (mark: string, avatar: string) => `title: T
mark: ${mark}
authors:
  - { slug: anna, name: A, site: https://a.example/, feed: https://a.example/f, avatar: ${avatar} }
  - { slug: ben, name: B, site: https://b.example/, feed: https://b.example/f, avatar: https://b.example/b.png }
`
  const pictures = async (...named: [mark: string, avatar: string]) => {
    await writeFile(join(folder, 'planet.yaml'), planetWith(...named))
    return (await told((settings) => doctor({}, settings))).said.match(/.*pictures.*/)?.[0]
  }
  expect(await pictures('public/nowhere.svg', 'public/faces/nobody.png')).toBe(
    'wrong  pictures: not there: public/nowhere.svg (mark), public/faces/nobody.png (anna)',
  )
  expect(await pictures('public/icon.svg', 'public/icon-192.png')).toBeUndefined()
})

test('a store of a newer version is touched by no command, and doctor says why', async () => {
  await makeStore()
  await database().run(sql`insert into __drizzle_migrations (hash, created_at) values ('of tomorrow', 9e15)`)
  const { said } = await told((settings) => doctor({}, settings))
  expect(said).toMatch(/wrong {2}store: .*written by a newer version/)
  for (const command of [(settings: Settings) => hide('anna', {}, settings, NOW), recleans]) {
    expect(await told(command)).toEqual({
      code: 1,
      said: expect.stringContaining('written by a newer version'),
    })
  }
})
