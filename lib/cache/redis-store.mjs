import { createClient, RESP_TYPES } from 'redis'

/**
 * @typedef {import('./page-store.mjs').Page} Page
 * @typedef {import('./page-store.mjs').StoredPage} StoredPage
 */

/** A page that nobody renders anew for so long is one that nobody asks for. */
const KEPT_S = 30 * 86_400
/** Longer than a reader waits for a page to be rendered: then Redis is as good as gone. */
const TIMEOUT_MS = 1000
const LONGEST_PAUSE_MS = 5000

const COUNT = 'planet:count'
const TAGS = 'planet:tags'
/** The tag that every page has. */
const ALL = '*'

// Each is one step for Redis: what several machines do at once comes one after the other.
const GET = `
  local page = redis.call('hmget', KEYS[1], 'about', 'body', 'stored', 'mark', 'tags')
  if not page[4] then return nil end
  local mark, fresh = tonumber(page[4]), 1
  local tags = cjson.decode(page[5])
  tags[#tags + 1] = '${ALL}'
  for _, tag in ipairs(tags) do
    local seq = redis.call('hget', '${TAGS}', tag)
    if seq and tonumber(seq) > mark then fresh = 0 end
  end
  if mark > tonumber(redis.call('get', '${COUNT}') or '0') then fresh = 0 end
  return { page[1], page[2], page[3], fresh }`
const SET = `
  local mark = redis.call('hget', KEYS[1], 'mark')
  if mark and tonumber(mark) > tonumber(ARGV[1]) then return end
  redis.call('hset', KEYS[1], 'mark', ARGV[1], 'stored', ARGV[2], 'about', ARGV[3], 'body', ARGV[4], 'tags', ARGV[5])
  redis.call('expire', KEYS[1], ${KEPT_S})`
const INVALIDATE = `
  local seq = redis.call('incr', '${COUNT}')
  for _, tag in ipairs(ARGV) do redis.call('hset', '${TAGS}', tag, seq) end`

/**
 * Rendered pages and their invalidations in Redis, for several machines: the same promises as `openPageStore` makes for a file, with
 * answers that have to be awaited. While Redis is away nothing throws: there are no pages, and they are rendered on every visit. An
 * invalidation that Redis could not be told makes up for it when Redis is back, by ending every page before any is read again.
 * Redis bounds what it keeps: `maxmemory` with the policy `volatile-lru`, which spares the invalidations.
 *
 * @param {string} url `redis://` or `rediss://`
 * @param {(message: string) => void} complain once for each time that Redis goes away
 */
export function openRedisStore(url, complain) {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    commandOptions: { timeout: TIMEOUT_MS },
    socket: {
      connectTimeout: TIMEOUT_MS,
      reconnectStrategy: (tries) => Math.min(2 ** tries * 50, LONGEST_PAUSE_MS),
    },
  })
  const bytes = client.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer })
  let isAway = false
  let hasMissed = false

  client.on('error', (error) => {
    if (!isAway)
      complain(
        `Redis is away: ${error.message || error.code}. Pages are rendered on every visit until it is back.`,
      )
    isAway = true
  })
  client.on('ready', () => {
    isAway = false
    void attempt(async () => {})
  })
  client.connect().catch(() => {}) // said by 'error'; tried again until it succeeds, or `close`

  /**
   * @template T
   * @param {() => Promise<T>} ask
   * @returns {Promise<T | null>} null while Redis is away
   */
  const attempt = async (ask) => {
    try {
      if (hasMissed) {
        await client.eval(INVALIDATE, { arguments: [ALL] })
        hasMissed = false
      }
      return await ask()
    } catch {
      return null
    }
  }

  return {
    /** How many invalidations there have been; null while Redis is away. */
    mark() {
      return attempt(async () => Number((await client.get(COUNT)) ?? 0))
    },

    /** @param {string} key @returns {Promise<StoredPage | null>} */
    get(key) {
      return attempt(async () => {
        const found = await bytes.eval(GET, { keys: [nameOf(key)] })
        if (found === null) return null
        const [about, body, stored, fresh] = /** @type {[Buffer, Buffer, Buffer, number]} */ (found)
        return { about: String(about), body, storedAt: Number(stored), fresh: fresh === 1 }
      })
    },

    /** @param {string} key @param {Page} page @param {number} mark @param {number} now in ms */
    async set(key, { about, body, tags }, mark, now) {
      const values = [String(mark), String(now), about, body, JSON.stringify(tags)]
      await attempt(() => client.eval(SET, { keys: [nameOf(key)], arguments: values }))
    },

    /** @param {string} key */
    async delete(key) {
      await attempt(() => client.del(nameOf(key)))
    },

    /** Every page that carries one of the tags is stale from now on, on every machine. @param {readonly string[]} tags */
    async invalidate(tags) {
      const told = await attempt(async () => {
        await client.eval(INVALIDATE, { arguments: [...tags] })
        return true
      })
      if (told === null) hasMissed = true
    },

    tidy() {}, // Redis does

    close() {
      client.destroy()
    },
  }
}

/** @param {string} key */
function nameOf(key) {
  return `planet:page:${key}`
}
