import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { startRedisServer, type RedisServer } from '../../e2e/redis-server'
import { openRedisStore } from './redis-store.mjs'

type Store = ReturnType<typeof openRedisStore>

const page = (text: string, ...tags: string[]) => ({ about: '{}', body: Buffer.from(text), tags })
const complaints: string[] = []
let redis: RedisServer
let stores: Store[] = []

/** A machine of its own. */
async function open(): Promise<Store> {
  const store = openRedisStore(redis.url, (message) => complaints.push(message))
  stores.push(store)
  await vi.waitFor(async () => expect(await store.mark()).not.toBeNull())
  return store
}
const look = async (store: Store, key: string) => {
  const found = await store.get(key)
  return found && `${found.fresh ? 'fresh' : 'stale'} ${found.body}`
}
const put = async (store: Store, key: string, text: string, ...tags: string[]) =>
  store.set(key, page(text, ...tags), (await store.mark())!, 1)

beforeAll(async () => {
  redis = await startRedisServer()
})
afterAll(() => redis.stop())
afterEach(async () => {
  for (const store of stores) store.close()
  stores = []
  complaints.length = 0
  await redis.stop()
  await redis.start()
})

it('gives a page back as it was stored', async () => {
  const store = await open()
  await store.set('/a', { about: '{"status":200}', body: Buffer.from([0, 255, 228]), tags: ['t'] }, 0, 7)
  expect(await store.get('/a')).toEqual({
    about: '{"status":200}',
    body: Buffer.from([0, 255, 228]),
    storedAt: 7,
    fresh: true,
  })
  await store.delete('/a')
  expect(await store.get('/a')).toBeNull()
})

it('makes stale what carries the tag, and nothing else, on every machine', async () => {
  const [one, two] = [await open(), await open()]
  await put(one, '/a', 'a', 'all', 'a')
  await put(one, '/b', 'b', 'all', 'b')
  await put(one, '/c', 'c')
  await two.invalidate(['a', 'unheard of'])
  expect([await look(one, '/a'), await look(one, '/b')]).toEqual(['stale a', 'fresh b'])
  await two.invalidate(['all'])
  expect([await look(one, '/b'), await look(one, '/c')]).toEqual(['stale b', 'fresh c'])
  await put(two, '/a', 'a2', 'all', 'a')
  expect(await look(one, '/a')).toBe('fresh a2')
})

it('reaches a page whose render had begun before, and lets it replace no later one', async () => {
  const store = await open()
  const mark = (await store.mark())!
  await store.invalidate(['a'])
  await store.set('/a', page('of before', 'a'), mark, 1)
  expect(await look(store, '/a')).toBe('stale of before')
  await put(store, '/a', 'new', 'a')
  await store.set('/a', page('of before', 'a'), mark, 2)
  expect(await look(store, '/a')).toBe('fresh new')
})

it('is empty while Redis is away, says so once, and comes back by itself', async () => {
  const store = await open()
  await put(store, '/a', 'a', 'a')
  await redis.stop()
  expect([await store.mark(), await look(store, '/a')]).toEqual([null, null])
  await store.set('/a', page('a'), 0, 1)
  await vi.waitFor(() => expect(complaints).toHaveLength(1))
  expect(complaints[0]).toMatch(/^Redis is away: .+ Pages are rendered on every visit/)
  await redis.start()
  await vi.waitFor(async () => expect(await store.mark()).toBe(0), 10_000)
  await put(store, '/a', 'again', 'a')
  expect(await look(store, '/a')).toBe('fresh again')
})

it('ends every page where an invalidation could not be told', async () => {
  const store = await open()
  await put(store, '/a', 'old', 'a')
  const other = openRedisStore(redis.url, () => {})
  stores.push(other)
  await other.invalidate(['b']) // not connected yet
  await vi.waitFor(async () => expect(await look(store, '/a')).toBe('stale old'))
})
