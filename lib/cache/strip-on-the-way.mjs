import { gzip } from 'node:zlib'
import { stripFramework } from './strip-framework.mjs'

/** Addresses of what is no page: parts of the framework, pictures, machines' doors, and all that ends like a file. */
const NO_PAGE = /^\/(?:_next|api|img|opengraph-image)(?:\/|$)|\.\w+$/
/** The cache holds pages that are stripped already. */
const FROM_CACHE = new Set(['HIT', 'STALE'])
/** Bytes; to compress less is not worth it. */
const LITTLE = 1024
/** A page is sent far more often than made: as tight as gzip gets, for hardly more work. */
const TIGHT = { level: 9, memLevel: 9 }

/**
 * The cache strips pages as it takes them; what is made for this very reader, a dynamic page or the first visit to any, goes
 * by it. Here such an answer is held until it is whole, stripped, and compressed in Next's place.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
export function stripOnTheWay(request, response) {
  const { url = '', headers } = request
  if (NO_PAGE.test(url.split('?', 1)[0] ?? '')) return
  const takesGzip = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(String(headers['accept-encoding']))
  // Next would compress what is still to be read.
  delete headers['accept-encoding']

  /** @type {Buffer[]} */
  const chunks = []
  const { writeHead, end } = response
  /** @param {unknown} chunk */
  const hold = (chunk) => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
  }
  /** @param {Buffer} body @param {boolean} isPacked */
  const send = (body, isPacked) => {
    if (isPacked) response.setHeader('content-encoding', 'gzip')
    if (body.length > 0) response.setHeader('content-length', body.length)
    Reflect.apply(writeHead, response, [response.statusCode])
    Reflect.apply(end, response, [body])
  }
  // The head waits for the body: only then is it known how long that is.
  response.writeHead = (status) => Object.assign(response, { statusCode: status })
  response.flushHeaders = () => undefined
  response.write = (/** @type {unknown} */ chunk) => {
    hold(chunk)
    return true
  }
  response.end = (/** @type {unknown} */ chunk) => {
    hold(chunk)
    const made = Buffer.concat(chunks)
    const body = isMadeNow(response) ? Buffer.from(stripFramework(made.toString())) : made
    if (takesGzip && body.length > LITTLE)
      gzip(body, TIGHT, (fault, packed) => send(fault ? body : packed, !fault))
    else send(body, false)
    return response
  }
}

/** @param {import('node:http').ServerResponse} response */
function isMadeNow(response) {
  const isPage = String(response.getHeader('content-type')).startsWith('text/html')
  return isPage && !FROM_CACHE.has(String(response.getHeader('x-nextjs-cache')))
}
