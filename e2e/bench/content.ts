import { parseFragment, serialize } from 'parse5'
import { clean } from '../../lib/content/clean'
import { chanceOf, inventPost } from './invented'
import { inTurn, makeRow, timeOf, type BenchOptions, type Row } from './measure'

const POSTS = 100
const SITE = 'https://blog.example/'
const RATIO = 4
const WORST_MS = 1000
const MEGABYTE = 1_000_000

/** Cleaning posts, beside parse5 alone: parsed and written back. */
export async function benchContent({ quick }: BenchOptions): Promise<Row[]> {
  const posts = Array.from({ length: POSTS }, (_, number) => inventPost(chanceOf('post', number), SITE).html)
  const ours = () => posts.forEach((html) => void clean(html, { base: SITE, idPrefix: '1' }))
  const theirs = () => posts.forEach((html) => void serialize(parseFragment(html)))
  await inTurn(2, ours, theirs)
  const { value, reference } = await inTurn(quick ? 5 : 25, ours, theirs)
  const perPost = { value: value / POSTS, reference: reference / POSTS }
  return [
    makeRow({ name: 'content, a post / parse5', unit: 'ms', ...perPost, limit: RATIO }),
    await worst('<b>'),
    await worst('<div></p>'),
  ]
}

async function worst(markup: string): Promise<Row> {
  const html = markup.repeat(Math.ceil(MEGABYTE / markup.length))
  const times = [0, 1].map(() => timeOf(() => clean(html, { base: SITE, idPrefix: '1' })))
  const value = Math.max(...(await Promise.all(times)))
  return makeRow({ name: `content, 1 MB of ${markup}`, value, unit: 'ms', limit: WORST_MS })
}
