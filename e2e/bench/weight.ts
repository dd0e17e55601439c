import { getGzipped } from './get-gzipped'
import { startMeasuredPlanet } from './measured-planet'
import { makeRow, type Row } from './measure'
import { startWorld } from './world'

const KILOBYTE = 1000
const POSTS = 25
/** What Planet 2.0's static page of 25 posts weighs, behind nginx. */
const HTML_KB = 43
/** How long the posts are that it shows, in characters: the newest 25 of a hundred blogs of the world that peers were measured over. */
const PEER_LENGTHS = [
  9708, 3364, 3734, 1848, 11512, 4823, 4498, 3247, 4043, 5352, 1836, 4363, 6987, 4018, 6272, 3386, 3608, 2855,
  5812, 8973, 4313, 2536, 4637, 2667, 4384,
]
const SCRIPT_KB = 6
const FIRST_PAINT_KB = 120

type Weight = { readonly html: number; readonly script: number; readonly beforePaint: number }

/** The front page of 25 posts in full, as bytes on the wire: with posts as long as the peers', and with all of our longer ones. */
export async function benchWeight(): Promise<Row[]> {
  const { html } = await weigh(PEER_LENGTHS)
  const long = await weigh()
  const row = (name: string, bytes: number, limit?: number) =>
    makeRow({ name: `weight, ${name}`, value: bytes / KILOBYTE, unit: 'KB', limit })
  return [
    row('HTML of 25 full posts, gzip', html, HTML_KB),
    row('the same of longer posts', long.html),
    row('script', long.script, SCRIPT_KB),
    row('all before first paint, with fonts, of longer posts', long.beforePaint, FIRST_PAINT_KB),
  ]
}

async function weigh(lengths?: readonly number[]): Promise<Weight> {
  await using world = await startWorld({ blogs: POSTS, posts: 1, now: Date.now(), lengths })
  await using planet = await startMeasuredPlanet(world, { content: 'full' })
  await planet.ingest()
  const { url } = planet.server
  const page = await getGzipped(`${url}/`)
  const shown = page.text.match(/<article\b/g)?.length
  if (shown !== POSTS) throw new Error(`the front page shows ${shown} posts`)
  const sizesOf = async (paths: string[]) => {
    const sizes = paths.map(async (path) => (await getGzipped(new URL(path, url).href)).bytes.length)
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  }
  const html = page.bytes.length
  const script = (await sizesOf(listScripts(page.text))) + sizeOfInline(page.text)
  return { html, script, beforePaint: html + script + (await sizesOf(listBeforePaint(page.text))) }
}

/** Style sheets and what the page asks for ahead of time: fonts. Our script stands in the head, so it counts too. */
function listBeforePaint(html: string): string[] {
  const links = html.match(/<link\b[^>]*>/g) ?? []
  const wanted = links.filter((link) => /\brel="(stylesheet|preload|modulepreload)"/.test(link))
  return [...new Set(wanted.flatMap((link) => /\bhref="([^"]*)"/.exec(link)?.[1] ?? []))]
}

function listScripts(html: string): string[] {
  return [...html.matchAll(/<script\b[^>]*\bsrc="([^"]*)"/g)].map(([, src]) => src!)
}

/** Data blocks (`type` other than JavaScript's) are no script. */
function sizeOfInline(html: string): number {
  const inline = [...html.matchAll(/<script(?![^>]*\b(?:src|type)=)[^>]*>([^<]*)/g)]
  return inline.reduce((sum, [, code]) => sum + code!.length, 0)
}
