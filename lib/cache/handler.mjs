import { owedTags } from './owed-tags.mjs'
import { pageCacheFile } from './page-cache-file.mjs'
import { pageScope } from './page-scope.mjs'
import { openPageStore } from './page-store.mjs'
import { fromPage, toPage } from './page-value.mjs'
import { openRedisStore } from './redis-store.mjs'
import { stripFramework } from './strip-framework.mjs'

/**
 * @typedef {import('./page-value.mjs').PageValue} PageValue
 * @typedef {import('./page-value.mjs').CacheControl} CacheControl
 * @typedef {PageValue | { readonly kind: 'FETCH' | 'IMAGE' | 'PAGES' | 'REDIRECT' } | null} AnyValue
 * @typedef {import('./page-store.mjs').PageStore | ReturnType<typeof openRedisStore>} Store
 * @typedef {{ readonly store: Store, readonly scope: string }} Cache
 */

/** Next's key of `app/not-found.tsx`, which all addresses without a route share: the one 404 that is kept. */
const NOT_FOUND_KEY = /^\/route-cache\/APP_PAGE\/[0-9a-f]+\/\$\/_not-found$/

const TIDY_EVERY = 200 // pages stored

/** So long a store that failed is let be: its disk may get room, and whoever has locked it would hold up every reader. */
const REST_MS = 10_000

/**
 * Next's `cacheHandler`: an instance for each request, a store for the process. A fault of the store is said once;
 * pages are rendered on every visit until it is over.
 */
export default class PageCache {
  /** @param {{ readonly dev?: boolean, readonly serverDistDir?: string }} context */
  constructor({ dev, serverDistDir = '' }) {
    this.isOff = dev || process.env.NEXT_PHASE === 'phase-production-build'
    this.distDir = serverDistDir
    /** The store's mark before each render of this request. @type {Map<string, number>} */
    this.marks = new Map()
  }

  /** @param {string} key */
  async get(key) {
    const cache = this.cache()
    if (!cache) return null
    try {
      await payOwed(cache)
      // Asked in this order: what is invalidated in between ends the page that is rendered next.
      const [mark, page] = await Promise.all([
        cache.store.mark(),
        cache.store.get(cache.scope + key, Date.now()),
      ])
      if (mark !== null) this.marks.set(key, mark)
      // Of a stale page, -1 says: render before answering, and keep this one should that fail.
      return page && { ...fromPage(page), lastModified: page.fresh ? page.storedAt : -1 }
    } catch (error) {
      rest(error)
      return null
    }
  }

  /**
   * Changes `value` itself: Next answers with that very object, so the first reader gets what later ones get, byte for
   * byte and under one ETag. Only what was found is kept: addresses that lead nowhere, or elsewhere, are endless.
   *
   * @param {string} key
   * @param {AnyValue} value
   * @param {{ cacheControl?: CacheControl }} context
   */
  async set(key, value, { cacheControl }) {
    if (this.isOff || (value && value.kind !== 'APP_PAGE' && value.kind !== 'APP_ROUTE')) return
    const isFound = value?.status === undefined || value.status === 200 || NOT_FOUND_KEY.test(key)
    if (value?.kind === 'APP_PAGE') value.html = stripFramework(value.html)
    // The render of a redirect has already told this answer where to: told again, the header would stand there twice.
    if (value && !isFound) delete value.headers?.location
    const cache = this.cache()
    const mark = this.marks.get(key)
    if (!cache || mark === undefined) return
    try {
      if (value && isFound) {
        await cache.store.set(cache.scope + key, toPage(value, cacheControl), mark, Date.now())
        if (stored++ % TIDY_EVERY === 0) setImmediate(tidy)
      } else {
        await cache.store.delete(cache.scope + key)
      }
    } catch (error) {
      complain(error)
    }
  }

  /** @param {string | readonly string[]} tags */
  async revalidateTag(tags) {
    if (this.isOff) return
    for (const tag of [tags].flat()) owedTags.add(tag)
    const cache = this.cache()
    if (!cache) return
    try {
      await payOwed(cache)
    } catch (error) {
      rest(error)
    }
  }

  /** @returns {Cache | null} */
  cache() {
    return this.isOff ? null : openCache(this.distDir)
  }
}

/** @type {Cache | undefined} */
let cache
let stored = 0
let hasComplained = false
/** By a clock that does not jump. */
let restsUntil = 0

/** @param {string} distDir @returns {Cache | null} null while the store rests */
function openCache(distDir) {
  if (performance.now() < restsUntil) return null
  if (cache) return cache
  try {
    const redis = process.env.REDIS_URL
    const store = redis ? openRedisStore(redis, console.error) : openPageStore(pageCacheFile(process.env))
    return (cache = { store, scope: pageScope(process.env, distDir) })
  } catch (error) {
    rest(error)
    return null
  }
}

/** Before a page is read: what the store could not be told. @param {Cache} cache */
async function payOwed({ store }) {
  const tags = [...owedTags]
  if (tags.length === 0) return
  await store.invalidate(tags)
  for (const tag of tags) owedTags.delete(tag)
}

function tidy() {
  try {
    cache?.store.tidy()
  } catch (error) {
    complain(error)
  }
}

/** @param {unknown} error */
function rest(error) {
  complain(error)
  restsUntil = performance.now() + REST_MS
}

/** @param {unknown} error */
function complain(error) {
  if (hasComplained) return
  hasComplained = true
  const reason = error instanceof Error ? error.message : String(error)
  console.error(
    `The page cache ${pageCacheFile(process.env)} fails: ${reason}. Pages may be rendered on every visit.`,
  )
}
