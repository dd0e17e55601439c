import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as after } from 'node:timers/promises'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { expect, test } from '@playwright/test'
import { startBlogs, type Blogs } from './blogs'
import { authorization, makePlanetFolder, startServer, type PlanetFolder, type PlanetServer } from './planet'

/*
 * The machine doors: a run line by line, health, metrics, and an orderly end.
 */
let blogs: Blogs
let folder: PlanetFolder
let planet: PlanetServer

const post = (slug: string, number: number) => ({
  id: `${slug}-${number}`,
  title: `${slug} ${number}`,
  published: `2026-01-0${number}T10:00:00Z`,
  html: `<p>${slug} ${number}</p>`,
})
const config = () => ({
  title: 'Planet Test',
  fetch: { every: '1h', allow: [blogs.host] },
  authors: ['anna', 'ben', 'carl'].map((slug) => ({ slug, name: slug, feed: blogs.url(slug) })),
})

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  blogs = await startBlogs()
  for (const slug of ['anna', 'ben']) blogs.write(slug, [post(slug, 1)])
  folder = await makePlanetFolder(config())
  planet = await startServer(folder)
})
test.afterAll(async () => {
  await planet?.stop('SIGKILL')
  await blogs?.close()
  await folder?.remove()
})

const stream = (query = '') =>
  planet.door(query, { method: 'POST', headers: { ...authorization, accept: 'application/x-ndjson' } })
const health = async () => {
  const answer = await planet.get('/api/health')
  return { status: answer.status, body: await answer.text(), answer }
}
const command = async (...args: string[]) => {
  const env = {
    ...process.env,
    PORT: new URL(planet.url).port,
    CRON_SECRET: authorization.authorization.slice('Bearer '.length),
    PLANET_CONFIG: `${folder.path}/planet.yaml`,
    DATABASE_URL: `file:${folder.database}`,
  }
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/cli/planet.ts', ...args], { env })
  const [out, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ])
  return { out, errors, code: code as number }
}

test('before the first run a new server is well', async () => {
  const { status, body, answer } = await health()
  expect([status, JSON.parse(body)]).toEqual([
    200,
    { ok: true, reasons: [], store: expect.any(String), lastRun: null, feeds: {} },
  ])
  expect(answer.headers.get('cache-control')).toBe('no-store')
})

test('a run line by line: each feed, then the report when pages are told', async () => {
  expect(await (await planet.get('/')).text()).not.toContain('anna 1')
  const answer = await stream()
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toContain('application/x-ndjson')
  const lines = (await answer.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(await (await planet.get('/')).text()).toContain('anna 1')
  expect(
    lines
      .slice(0, -1)
      .map(({ feed }) => feed)
      .sort(),
  ).toEqual(['anna', 'ben', 'carl'])
  expect(lines.find(({ feed }) => feed === 'anna')).toMatchObject({
    ...{ run: 1, outcome: 'fresh', code: 'ok', status: 200, new: 1, held: 0, due: 3 },
    ...{ ms: expect.any(Number), bytes: expect.any(Number), next: expect.any(String) },
  })
  const report = lines.at(-1)
  expect(report).toMatchObject({ run: 1, posts: { added: 2 }, feeds: { due: 3, failed: 1 }, done: true })
  expect(report.revalidated).toContain('/')
  expect(planet.output()).toContain('"feed":"anna"')
})

test('news of a later run stand on their pages when the last line is there', async () => {
  blogs.write('anna', [post('anna', 2), post('anna', 1)])
  const lines = (await (await stream('?force=1')).text()).trim().split('\n')
  const page = await (await planet.get('/')).text()
  expect(page).toContain('anna 2')
  const { revalidated } = JSON.parse(lines.at(-1)!)
  expect(revalidated).toContain('/')
  expect(revalidated).not.toContain('/*')
})

test('refusals are answers of their own', async () => {
  expect((await stream('?feed=nobody')).status).toBe(404)
  const accept = 'application/x-ndjson'
  expect((await planet.door('', { headers: { accept } })).status).toBe(401)
})

test('who hangs up stops nothing', async () => {
  blogs.write('ben', [post('ben', 2), post('ben', 1)])
  const answer = await stream('?force=1')
  await answer.body!.cancel()
  await expect.poll(async () => (await planet.get('/')).text()).toContain('ben 2')
})

test('the command prints a report as words or JSON, and draws nothing where nobody watches', async () => {
  const words = await command('ingest', '--force')
  expect(words).toMatchObject({ code: 0, errors: '' })
  expect(words.out).toContain('3 due: 0 fetched, 2 not modified, 1 failed')
  const json = await command('ingest', '--json')
  expect(JSON.parse(json.out)).toMatchObject({ done: true, feeds: { due: 0 } })
})

test('health names what is wrong, and nothing else', async () => {
  expect(JSON.parse((await health()).body)).toMatchObject({
    ...{
      ok: true,
      lastRun: { ageSeconds: expect.any(Number) },
      feeds: { 'not-modified': 2, 'not-found': 1 },
    },
  })
  await folder.configure({ ...config(), tagline: 7, flod: 3 })
  const { status, body } = await health()
  expect(status).toBe(503)
  expect(JSON.parse(body).reasons).toEqual([
    expect.stringContaining('tagline: found the number 7'),
    expect.stringContaining('flod: unknown key, did you mean flood?'),
  ])
  expect(body).not.toContain(folder.path)
  expect(body).not.toContain(authorization.authorization.slice(7))
  expect(await (await planet.get('/api/metrics')).text()).toContain('planet_config_faults 2\n')
  await folder.configure(config())
})

test('metrics are in the words of Prometheus, from the store', async () => {
  const answer = await planet.get('/api/metrics')
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
  const metrics = await answer.text()
  for (const line of metrics.trim().split('\n'))
    expect(line).toMatch(
      /^(# (HELP|TYPE) planet_\w+ .+|planet_\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? [\d.e+]+)$/,
    )
  for (const line of [
    'planet_posts_total{state="shown"} 4',
    'planet_feed_state{feed="carl",code="not-found"} 1',
    'planet_feed_failures{feed="anna"} 0',
    'planet_ingest_done 1',
    'planet_config_faults 0',
    'planet_ingest_interval_seconds 3600',
  ])
    expect(metrics).toContain(`${line}\n`)
  expect(metrics).toMatch(/planet_feed_last_success_timestamp_seconds\{feed="anna"\} 1\d{9}/)
})

test('the log of the boot says where posts are kept, and who is exempt from the guard', async () => {
  expect(planet.output()).toMatch(/^Store: (persistent volume|EPHEMERAL)/m)
  expect(planet.output()).toContain(`Exempt from the address guard: ${blogs.host}`)
})

test('told to stop, a server ends the run at hand, reports, closes the store and exits with 0', async () => {
  const slow = blogs.asked.length
  const running = planet.door('?force=1', { method: 'POST', headers: authorization })
  while (blogs.asked.length === slow) await after(5)
  const begun = performance.now()
  const code = await planet.stop('SIGTERM')
  expect(performance.now() - begun).toBeLessThan(8_000)
  expect(await (await running).json()).toMatchObject({ feeds: { due: 3 } })
  expect(code).toBe(0)
  expect(existsSync(`${folder.database}-wal`)).toBe(false)
  expect(readFileSync(folder.database).length).toBeGreaterThan(0)
})
