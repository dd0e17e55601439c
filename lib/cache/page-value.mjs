/**
 * The parts of Next's cache values that matter here (its own types are const enums, out of reach of plain JavaScript).
 *
 * @typedef {Record<string, number | string | string[] | undefined>} Headers
 * @typedef {{ kind: 'APP_PAGE', html: string, rscData?: Buffer, postponed?: string, headers?: Headers, status?: number }} AppPage
 * @typedef {{ kind: 'APP_ROUTE', body: Buffer, headers?: Headers, status?: number }} AppRoute
 * @typedef {AppPage | AppRoute} PageValue
 * @typedef {{ revalidate: number | false, expire?: number }} CacheControl
 */

const TAGS_HEADER = 'x-next-cache-tags'

/**
 * Next's value as the store keeps it. What the framework's script would ask for when it moves between pages (flight
 * data, segments) is left out: nothing here asks.
 *
 * @param {PageValue} value
 * @param {CacheControl | undefined} cacheControl
 * @returns {import('./page-store.mjs').Page}
 */
export function toPage(value, cacheControl) {
  const { kind, status, headers } = value
  const tags = headers?.[TAGS_HEADER]
  return {
    about: JSON.stringify({ kind, status, headers, cacheControl }),
    body: kind === 'APP_PAGE' ? Buffer.from(value.html) : value.body,
    tags: typeof tags === 'string' ? tags.split(',') : [],
  }
}

/**
 * The way back. An empty `rscData` answers requests for it with nothing; with none, Next would throw.
 *
 * @param {import('./page-store.mjs').StoredPage} page
 * @returns {{ value: PageValue, cacheControl?: CacheControl }}
 */
export function fromPage({ about, body }) {
  const { kind, status, headers, cacheControl } = JSON.parse(about)
  const value =
    kind === 'APP_PAGE'
      ? { kind, status, headers, html: body.toString(), rscData: Buffer.alloc(0) }
      : { kind, status, headers, body }
  return { value, cacheControl }
}
