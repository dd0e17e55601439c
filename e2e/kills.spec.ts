import { setTimeout as after } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { expect, test } from '@playwright/test'
import { startWorld, type World } from './bench/world'
import { authorization, makePlanetFolder, startServer, type PlanetFolder, type PlanetServer } from './planet'

/*
 * Servers that are killed (-9) in the midst of a run: after a run that is let be, every page is the one of a planet that no kill ever
 * met (R-RUN, R-ISR). The store itself is looked at in kills.test.ts. KILLS=… and FEEDS=… for more of it.
 */
const KILLS = Number(process.env.KILLS ?? 3)
const FEEDS = Number(process.env.FEEDS ?? 30)

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

  const front = await pageOf(right, '/')
  expect(await pageOf(left, '/')).toBe(front)
  const links = [...front.matchAll(/href="(\/[^"#?]*)"/g)].map(([, path]) => path!)
  const paths = [...new Set(links)]
    .filter((path) => /^\/(\d{4}|authors|archive|posts)/.test(path))
    .slice(0, 40)
  expect(paths.length).toBeGreaterThan(10)
  for (const path of paths) expect(await pageOf(left, path), path).toBe(await pageOf(right, path))
})

/** A page without what is each store's own: the keys of its pictures, and when a post was first seen. */
async function pageOf(server: PlanetServer, path: string): Promise<string> {
  const answer = await server.get(path)
  return (await answer.text())
    .replaceAll(/\/img\/[\w-]+\//g, '/img/KEY/')
    .replaceAll(/ data-first-seen="\d+"/g, '')
}
