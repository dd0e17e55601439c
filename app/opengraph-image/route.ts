import { readFile } from 'node:fs/promises'
import sharp, { type OverlayOptions } from 'sharp'
import { listEditions, listPublished } from '@/db/queries/published'
import { getPlanet } from '../_planet'

export const dynamic = 'force-dynamic'

const SIZE = { width: 1200, height: 630 }
/** The face of titles as a file that is not compressed; other scripts come from the system's own fonts. */
const FONT = { name: 'Planet Serif', file: 'public/planet-serif.ttf' }
const MARK = 'public/icon-192.png'
/** As the mark's own ground. */
const GROUND = '#54487a'
const TITLES = 3
const TITLE_MAX = 52
const MARGIN = 72

/** The last picture that was drawn, and of what: a tenth of a second's work, done once for each new title. */
let drawn: { readonly words: string; readonly png: Promise<Buffer> } | null = null

/** What a link to the planet looks like elsewhere: its name and its latest titles. Nothing is asked of anybody for it. */
export async function GET(): Promise<Response> {
  const newest = await listEditions({}, TITLES)
  const [planet, posts] = await Promise.all([getPlanet(), listPublished(newest.map(({ id }) => id))])
  const titles = posts.map(({ title }) => title)
  const words = JSON.stringify([planet.title, titles])
  if (drawn?.words !== words) drawn = { words, png: draw(planet.title, titles) }
  return new Response(new Uint8Array(await drawn.png), {
    headers: { 'Content-Type': 'image/png', 'Cache-Control': 'public, max-age=3600' },
  })
}

async function draw(name: string, titles: readonly string[]): Promise<Buffer> {
  const parts: OverlayOptions[] = [
    { input: await readFile(MARK), left: MARGIN - 24, top: MARGIN - 24 },
    { input: (await text(name, 76, '#fff', 880)).data, left: 250, top: 105 },
  ]
  let bottom = SIZE.height - MARGIN
  for (const title of titles.toReversed()) {
    const line = await text(shorten(title), 38, '#dddaec', SIZE.width - 2 * MARGIN).catch(() => null)
    // Letters that no font here has any ink for: no picture of them, and the others all the same.
    if (line === null) continue
    parts.push({ input: line.data, left: MARGIN, top: (bottom -= line.info.height) })
    bottom -= 22
  }
  const ground = sharp({ create: { ...SIZE, channels: 3, background: GROUND } })
  return ground.composite(parts).png({ palette: true }).toBuffer()
}

function text(words: string, px: number, color: string, width: number) {
  const escaped = words.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  const markup = `<span foreground="${color}">${escaped}</span>`
  const font = { font: `${FONT.name} ${px}`, fontfile: FONT.file, dpi: 72 }
  return sharp({ text: { text: markup, ...font, width, rgba: true } })
    .png()
    .toBuffer({ resolveWithObject: true })
}

/** One line of it, cut between letters. */
function shorten(title: string): string {
  const letters = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(title)]
  if (letters.length <= TITLE_MAX) return title
  return `${letters
    .slice(0, TITLE_MAX - 1)
    .map(({ segment }) => segment)
    .join('')}…`
}
