import { setTimeout as after } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { expect, test } from '@playwright/test'
import { startWorld, type World } from './bench/world'
import { authorization, makePlanetFolder, startServer, type PlanetFolder, type PlanetServer } from './planet'

/*
 * Servers that are killed (-9) in the midst of a run: after a run that is let be, every page is the one of a planet that no kill ever
 * met (R-RUN, R-ISR). The store itself is looked at in kills.test.ts. KILLS=… and FEEDS=… for more of it.
 */
const KILLS = Number(process.env.KILLS ?? 10)
const FEEDS = Number(process.env.FEEDS ?? 20)
/** Pages of days, of authors, of posts … that are compared, spread over all of them. */
const MOST_OF_A_KIND = 20

let world: World
const folders: PlanetFolder[] = []
const servers: PlanetServer[] = []

test.setTimeout(60_000 + KILLS * 30_000)
test.afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop('SIGKILL')
  for (const folder of folders.splice(0)) await folder.remove()
  await world[Symbol.asyncDispose]()
})

async function makePlanet(): Promise<PlanetFolder> {
  const folder = await makePlanetFolder({
    title: 'Planet Kills',
    url: 'https://planet.example',
    fetch: { every: '1h', allow: [...world.hosts] },
    authors: world.blogs,
  })
  folders.push(folder)
  return folder
}
const start = async (folder: PlanetFolder) => {
  const server = await startServer(folder)
  servers.push(server)
  return server
}
/** The lease of who was killed ends by itself after 20 s; a test need not wait for it each time. */
const forgetLease = ({ database }: PlanetFolder) => {
  const db = new Database(database)
  db.exec('delete from leases')
  db.close()
}

test(`${KILLS} killed servers leave the pages of one that was let be`, async () => {
  world = await startWorld({ blogs: FEEDS, posts: 10, now: Date.now() - 3_600_000 })
  const [killed, spared] = [await makePlanet(), await makePlanet()]
  const right = await start(spared)
  await right.ingest()
  for (let kill = 0; kill < KILLS; kill += 1) {
    const server = await start(killed)
    await server.get('/')
    // The first lines come as soon as feeds are in; the kill somewhere behind a share of them.
    const share = Math.floor(((kill + 0.5) / KILLS) * FEEDS * 0.8)
    const answer = await server.door('?force=1', {
      method: 'POST',
      headers: { ...authorization, accept: 'application/x-ndjson' },
    })
    let lines = 0
    for await (const chunk of answer.body!) {
      lines += Buffer.from(chunk).toString().split('\n').length - 1
      if (lines > share) break
    }
    await after(kill % 5)
    await server.stop('SIGKILL')
    forgetLease(killed)
  }
  const left = await start(killed)
  await left.ingest('?force=1')
  world.publish(0)
  for (const server of [left, right]) await server.ingest('?force=1')

  const paths = await listPaths(right)
  expect(await listPaths(left)).toEqual(paths)
  const others: string[] = []
  for (const path of paths) if ((await pageOf(left, path)) !== (await pageOf(right, path))) others.push(path)
  expect(others).toEqual([])
  console.log(`${KILLS} kills of runs over ${FEEDS} feeds: ${paths.length} pages and feeds are the same`)
})

/** What the front page, the archive and the authors' pages lead to, some of each kind, and the feeds out. */
async function listPaths(server: PlanetServer): Promise<string[]> {
  const authors = world.blogs.map(({ slug }) => `/authors/${slug}`)
  const known = new Set<string>(['/', '/archive', '/authors', '/stats', '/tags', ...authors])
  for (const path of [...known]) {
    const page = await (await server.get(path)).text()
    for (const [, link] of page.matchAll(/href="(\/(?:\d{4}|posts|tags|lang)\/?[^"#?]*)"/g)) known.add(link!)
  }
  const all = [...known].filter((path) => !/\.\w+$/.test(path)).sort()
  // A day, a month and a year are three kinds, an author and all of them two.
  const kindOf = (path: string) => path.replace(/^\/\d{4}/, '/date').replaceAll(/(?<=\w\/)[^/]+/g, '*')
  const some = [...new Set(all.map(kindOf))].flatMap((kind) => {
    const paths = all.filter((path) => kindOf(path) === kind)
    const every = Math.ceil(paths.length / MOST_OF_A_KIND)
    return paths.filter((_, index) => index % every === 0)
  })
  return [...some, '/atom.xml', '/rss.xml', '/feed.json', '/opml.xml', `${authors[0]}/atom.xml`]
}

/** A page or feed without what is each store's own: the keys of its pictures, and when it first saw a post. */
async function pageOf(server: PlanetServer, path: string): Promise<string> {
  const answer = await server.get(path)
  expect(answer.status, path).toBe(200)
  return (await answer.text())
    .replaceAll(/\/img\/[\w-]+\//g, '/img/KEY/')
    .replaceAll(/ data-first-seen="\d+"/g, '')
    .replaceAll(/<(updated|lastBuildDate|dateCreated|dateModified)>[^<]*/g, '<$1>')
}
