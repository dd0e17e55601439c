import { brotliCompress, constants, gzip } from 'node:zlib'
import { stripFramework } from './strip-framework.mjs'

/** Addresses of what is no page: parts of the framework, pictures, machines' doors, and all that ends like a file. */
const NO_PAGE = /^\/(?:_next|api|img|opengraph-image)(?:\/|$)|\.\w+$/
/** The cache holds pages that are stripped already. */
const FROM_CACHE = new Set(['HIT', 'STALE'])
/** Bytes; to compress less is not worth it. */
const LITTLE = 1024
const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_MODE, BROTLI_MODE_TEXT } = constants
/**
 * The encodings that we know, the better one first. A page is sent far more often than made: as tight as gzip gets, and brotli for the
 * same work.
 * @type {readonly { name: string, pack: (body: Buffer, then: (fault: Error | null, packed: Buffer) => void) => void }[]}
 */
const ENCODINGS = [
  {
    name: 'br',
    pack: (body, then) =>
      brotliCompress(
        body,
        { params: { [BROTLI_PARAM_QUALITY]: 6, [BROTLI_PARAM_MODE]: BROTLI_MODE_TEXT } },
        then,
      ),
  },
  { name: 'gzip', pack: (body, then) => gzip(body, { level: 9, memLevel: 9 }, then) },
]

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
  const encoding = encodingFor(String(headers['accept-encoding']))
  // Next would compress what is still to be read.
  delete headers['accept-encoding']

  /** @type {Buffer[]} */
  const chunks = []
  const { writeHead, end } = response
  /** @param {unknown} chunk */
  const hold = (chunk) => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
  }
  /** @param {Buffer} body @param {string} [packed] the name of its encoding */
  const send = (body, packed) => {
    if (packed) response.setHeader('content-encoding', packed)
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
    if (encoding && body.length > LITTLE)
      encoding.pack(body, (fault, packed) => (fault ? send(body) : send(packed, encoding.name)))
    else send(body)
    return response
  }
}

/** @param {string} accepted RFC 9110 §12.5.3, where `q=0` is a refusal */
function encodingFor(accepted) {
  const names = accepted.split(',').filter((part) => !/;\s*q=0(?:\.0*)?\s*$/.test(part))
  return ENCODINGS.find(({ name }) => names.some((part) => part.split(';', 1)[0]?.trim() === name))
}

/** @param {import('node:http').ServerResponse} response */
function isMadeNow(response) {
  const isPage = String(response.getHeader('content-type')).startsWith('text/html')
  return isPage && !FROM_CACHE.has(String(response.getHeader('x-nextjs-cache')))
}
