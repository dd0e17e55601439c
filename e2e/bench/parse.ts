import { monitorEventLoopDelay } from 'node:perf_hooks'
import FeedParser from 'feedparser'
import { makeReader } from '../../lib/ingest/reader'
import { parse } from '../../lib/parse/parse'
import { inTurn, makeRow, median, timeOf, type BenchOptions, type Row } from './measure'
import { renderWorldFeed } from './world'

/** All that bare feedparser can read. */
const XML_FORMATS = ['rss', 'escaped', 'atom', 'xhtml', 'rdf'] as const
const FEEDS_EACH = 1
const RATIO = 1.3
const HOLD_MS = 200
const WORST_MS = 1000
const LARGE_BYTES = 8_000_000
const MANY = 20_000
const LOADER = new URL('../typescript-loader.mjs', import.meta.url).href

/** Reading feeds, beside bare npm feedparser over the same bytes. */
export async function benchParse({ quick }: BenchOptions): Promise<Row[]> {
  const now = Date.now()
  const feeds = XML_FORMATS.flatMap((format) =>
    Array.from({ length: FEEDS_EACH }, (_, index) =>
      renderWorldFeed(index, format, { blogs: FEEDS_EACH, posts: 20, now }),
    ),
  )
  const ours = () => feeds.forEach((bytes) => void parse(bytes))
  const theirs = async () => {
    for (const bytes of feeds) await parseBare(bytes)
  }
  await inTurn(2, ours, theirs)
  const { value, reference } = await inTurn(quick ? 5 : 25, ours, theirs)
  const perFeed = { value: value / feeds.length, reference: reference / feeds.length }
  return [
    makeRow({ name: 'parse a feed / feedparser', unit: 'ms', ...perFeed, limit: RATIO }),
    makeRow({
      name: 'parse 8 MB, longest hold of the server',
      value: await holdOf(largeFeed(now), now, quick ? 1 : 5),
      unit: 'ms',
      limit: HOLD_MS,
    }),
    await worst('20,000 nested elements', '<b>'.repeat(MANY)),
    await worst('20,000 attributes', `<b ${Array.from({ length: MANY }, (_, n) => `a${n}="1"`).join(' ')}>`),
  ]
}

function parseBare(bytes: Buffer): Promise<void> {
  return new Promise((done, failed) => {
    const parser = new FeedParser({})
    parser.on('readable', () => {
      while (parser.read() !== null);
    })
    parser.on('end', done)
    parser.on('error', failed)
    parser.end(bytes)
  })
}

function largeFeed(now: number): Buffer {
  const hundred = renderWorldFeed(0, 'rss', { blogs: 1, posts: 100, now }).length
  return renderWorldFeed(0, 'rss', { blogs: 1, posts: Math.ceil((100 * LARGE_BYTES) / hundred), now })
}

/** How long this thread stands still at most while the reader's thread reads a document and cleans its entries, as in a run. */
async function holdOf(bytes: Buffer, now: number, rounds: number): Promise<number> {
  const reader = makeReader(['--import', LOADER])
  const feed = { url: 'https://blog0.example/feed', site: null, base: null }
  const source = () => ({
    slug: 'blog0',
    bytes: new Uint8Array(bytes),
    contentType: null,
    feed,
    zone: null,
    lang: null,
    now,
  })
  const read = () =>
    reader.read(source(), async (facts, clean) => {
      if (facts.kind !== 'feed' || facts.entries.length === 0) throw new Error('the large feed was not read')
      await clean(facts.entries.map(({ guid }) => guid))
    })
  const holds: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const delay = monitorEventLoopDelay({ resolution: 1 })
    delay.enable()
    await read()
    delay.disable()
    holds.push(delay.max / 1e6)
  }
  await reader.close()
  return median(holds)
}

async function worst(what: string, markup: string): Promise<Row> {
  const bytes = Buffer.from(`<rss version="2.0"><channel><item><title>x</title>${markup}`)
  const times = [await timeOf(() => parse(bytes)), await timeOf(() => parse(bytes))]
  return makeRow({ name: `parse ${what}`, value: Math.max(...times), unit: 'ms', limit: WORST_MS })
}
