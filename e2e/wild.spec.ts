import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { startBlogs, type Blogs } from './blogs'
import { makePlanetFolder, startServer, type PlanetFolder, type PlanetServer } from './planet'

/*
 * Some 250 feeds from the live web in one run; only where ../shared lies beside the project.
 */
const CORPUS = '../shared/corpus'
// Not a part of the project: where it does not lie beside it there is nothing to read.
test.skip(!existsSync(CORPUS), 'needs ../shared/corpus')

let blogs: Blogs
let folder: PlanetFolder
let planet: PlanetServer

test.afterAll(async () => {
  await planet?.stop()
  await blogs?.close()
  await folder?.remove()
})

test('are read without a crash, and their pages render', async () => {
  test.setTimeout(240_000)
  blogs = await startBlogs()
  const suites = readdirSync(CORPUS).filter((name) => name.startsWith('rw-'))
  const files = suites.flatMap((suite) =>
    readdirSync(join(CORPUS, suite)).flatMap((name) =>
      name === 'cases.jsonl' ? [] : [join(CORPUS, suite, name)],
    ),
  )
  const authors = files.map((file, index) => {
    const slug = `wild-${index}`
    blogs.serve(slug, readFileSync(file), file.endsWith('json') ? 'application/json' : 'application/xml')
    return { slug, name: `Wild ${index}`, feed: blogs.url(slug) }
  })
  folder = await makePlanetFolder({ title: 'Wild', fetch: { every: '1h', allow: [blogs.host] }, authors })
  planet = await startServer(folder)

  const report = await planet.ingest()
  expect(report.done).toBe(true)
  expect(report.feeds.due).toBe(files.length)
  expect(report.posts.added).toBeGreaterThan(files.length)

  const front = await (await planet.get('/')).text()
  const pages = ['/', '/authors', '/atom.xml', ...authors.map(({ slug }) => `/authors/${slug}`)]
  pages.push(...[...front.matchAll(/href="(\/posts\/[^"]+)"/g)].map((match) => match[1]!))
  for (const path of pages) expect((await planet.get(path)).status, path).toBe(200)
})
