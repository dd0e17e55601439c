import { createHmac } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test } from '@playwright/test'
import { startBlogs, type Blogs } from './blogs'
import { makePlanetFolder, startServer, type PlanetFolder, type PlanetServer } from './planet'

/*
 * News that a hub brings (WebSub): found, subscribed, confirmed, delivered; and what is not asked for or not signed changes nothing.
 */
type Form = Record<string, string>
let blogs: Blogs
let hub: Server
let folder: PlanetFolder
let planet: PlanetServer
const forms: Form[] = []
const hubHost = () => `127.0.0.1:${(hub.address() as AddressInfo).port}`

const atom = (entries: string, links = '') =>
  `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Anna</title><id>urn:anna</id>${links}${entries}</feed>`
const entry = (name: string) =>
  `<entry><id>urn:${name}</id><title>${name}</title><link href="https://anna.example/${name}"/>
<published>2026-01-0${name.length % 9}T10:00:00Z</published><content>The words of ${name}.</content></entry>`

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  blogs = await startBlogs()
  hub = createServer(async (request, response) => {
    forms.push({ ...Object.fromEntries(new URLSearchParams(await text(request))), path: request.url! })
    response.writeHead(202).end()
  })
  await new Promise<void>((listening) => hub.listen(0, '127.0.0.1', listening))
  folder = await makePlanetFolder({ title: 'Planet Test', authors: [] })
  planet = await startServer(folder)
  await configure(['anna', 'ben'])
  const links = `<link rel="hub" href="http://${hubHost()}/hub"/><link rel="self" href="${blogs.url('anna')}"/>`
  blogs.serve('anna', atom(entry('Old'), links))
  blogs.write('ben', [])
})
test.afterAll(async () => {
  await planet?.stop()
  hub?.close()
  await blogs?.close()
  await folder?.remove()
})

const configure = (slugs: readonly string[]) =>
  folder.configure({
    title: 'Planet Test',
    url: planet.url,
    hub: `http://${hubHost()}/ours`,
    fetch: { every: '1h', allow: [blogs.host, hubHost(), new URL(planet.url).host] },
    authors: slugs.map((slug) => ({ slug, name: slug, feed: blogs.url(slug) })),
  })
const sent = async (mode: string): Promise<Form> => {
  await expect.poll(() => forms.find((form) => form['hub.mode'] === mode)).toBeTruthy()
  return forms.find((form) => form['hub.mode'] === mode)!
}
const verify = (path: string, query: Form) => planet.get(`${path}?${new URLSearchParams(query)}`)
const deliver = (body: string, signature: string) =>
  planet.get('/api/websub/anna', {
    method: 'POST',
    headers: { 'content-type': 'application/atom+xml', 'x-hub-signature': signature },
    body,
  })
const sign = (body: string, secret: string, method = 'sha256') =>
  `${method}=${createHmac(method, secret).update(body).digest('hex')}`
let secret = ''
const question = () => ({
  'hub.mode': 'subscribe',
  'hub.topic': blogs.url('anna'),
  'hub.challenge': 'a challenge <b>',
  'hub.lease_seconds': '864000',
})

test('nothing is confirmed that was not asked for', async () => {
  expect((await verify('/api/websub/anna', question())).status).toBe(404)
})

test('after a run the hub that a feed names is asked, and our own hub is told', async () => {
  expect((await planet.ingest()).posts.added).toBe(1)
  const asked = await sent('subscribe')
  expect(asked).toMatchObject({ 'hub.topic': blogs.url('anna'), path: '/hub' })
  expect(asked['hub.callback']).toBe(`${planet.url}/api/websub/anna`)
  secret = asked['hub.secret']!
  expect(secret).toMatch(/^[\w-]{43}$/)
  expect(await sent('publish')).toMatchObject({ 'hub.url': `${planet.url}/atom.xml`, path: '/ours' })
  expect(forms.filter((form) => form['hub.mode'] === 'subscribe')).toHaveLength(1)
})

test('only what is waited for is confirmed, once', async () => {
  for (const wrong of [{ 'hub.topic': blogs.url('ben') }, { 'hub.mode': 'unsubscribe' }])
    expect((await verify('/api/websub/anna', { ...question(), ...wrong })).status).toBe(404)
  expect((await verify('/api/websub/ben', question())).status).toBe(404)
  const answer = await verify('/api/websub/anna', question())
  expect([answer.status, await answer.text()]).toEqual([200, 'a challenge <b>'])
  expect(answer.headers.get('content-type')).toContain('text/plain')
  expect((await verify('/api/websub/anna', question())).status).toBe(404)
  expect(await (await planet.get('/api/metrics')).text()).toContain('planet_feeds_websub 1')
})

test('what is not signed with our secret is thanked for and forgotten', async () => {
  const body = atom(entry('Forged'))
  for (const signature of [
    '',
    'sha256=',
    sign(body, 'a guess'),
    sign('another body', secret),
    sign(body, secret, 'md5'),
  ])
    expect((await deliver(body, signature)).status).toBe(202)
  expect(await (await planet.get('/')).text()).not.toContain('Forged')
})

test('what the hub brings stands on the page at once, without a request to the blog; what it leaves out stays', async () => {
  const asked = blogs.asked.length
  for (const [name, method] of [
    ['Brought', 'sha256'],
    ['Weakly', 'sha1'],
  ] as const) {
    const body = atom(entry(name))
    expect((await deliver(body, sign(body, secret, method))).status).toBe(202)
    expect(await (await planet.get('/')).text()).toContain(name)
  }
  const page = await (await planet.get('/')).text()
  for (const name of ['Old', 'Brought', 'Weakly']) expect(page).toContain(`The words of ${name}.`)
  expect(blogs.asked).toHaveLength(asked)
})

test('a hub brings no more within an hour than the feed itself could, however it parts it (R-FLOOD)', async () => {
  for (let number = 1; number <= 12; number += 1) {
    const body = atom(entry(`Flood-${number}-a`) + entry(`Flood-${number}-b`))
    expect((await deliver(body, sign(body, secret))).status).toBe(202)
  }
  const page = await (await planet.get('/')).text()
  // Ten, of which two have been brought before.
  expect(page.match(/The words of Flood/g)).toHaveLength(8)
  expect(planet.output().match(/"door":"websub".*"new":2/g)).toHaveLength(8)
  expect(page).toContain('The words of Old.')
})

test('what was brought is known again when the feed is asked', async () => {
  const links = `<link rel="hub" href="http://${hubHost()}/hub"/><link rel="self" href="${blogs.url('anna')}"/>`
  blogs.serve('anna', atom(entry('Brought') + entry('Weakly') + entry('Old'), links))
  const report = await planet.ingest('?force=1')
  expect(report.posts).toMatchObject({ added: 0, changed: 0 })
  expect(forms.filter((form) => form['hub.mode'] === 'subscribe')).toHaveLength(1)
})

test('a feed that has left tells its hub to stop', async () => {
  await configure(['ben'])
  await planet.ingest()
  const body = atom(entry('Late'))
  expect((await deliver(body, sign(body, secret))).status).toBe(410)
})
