import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'

const DRAWING = `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="300" height="200" onload="document.title='ran'">
<script>document.title = 'ran'</script><style>circle { fill: teal }</style><circle cx="150" cy="100" r="90"/></svg>`
const COLOURS = { channels: 3, background: '#7a3b66' } as const
const USUAL_MS = 20
const SLOW_MS = 500

export type Gallery = {
  readonly host: string
  /** The paths so far, oldest first. */
  readonly asked: string[]
  readonly close: () => Promise<void>
}

/** A million circles in a few lines: each group is ten of the one before. */
const LAUGHS = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><defs><circle id="g0" r="9"/>${[
  ...Array(6).keys(),
]
  .map((level) => `<g id="g${level + 1}">${`<use href="#g${level}"/>`.repeat(10)}</g>`)
  .join('')}</defs><use href="#g6"/></svg>`

/**
 * A host of pictures: `/photo…` is a photograph of 1600 × 900 (`/photo-slow…` takes its time), `/small…` a smiley, `/drawing…` an SVG;
 * `/bomb…`, `/laughs…`, `/liar…` and `/drop…` are of no use, and what is not listed is not there.
 */
export async function startGallery(): Promise<Gallery> {
  const asked: string[] = []
  const plain = (width: number, height: number) => sharp({ create: { width, height, ...COLOURS } })
  const shelf: Readonly<Record<string, readonly [type: string, body: Buffer | string]>> = {
    '/photo': ['image/jpeg', await plain(1600, 900).jpeg().toBuffer()],
    '/small': ['text/html', await plain(24, 24).png().toBuffer()],
    '/bomb': ['image/png', await plain(10_000, 6_000).png({ compressionLevel: 1 }).toBuffer()],
    '/drawing': ['text/html', DRAWING],
    '/laughs': ['image/svg+xml', LAUGHS],
    '/liar': ['image/png', '<!doctype html><script>document.title = "ran"</script>'],
  }
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    asked.push(path)
    if (request.headers.cookie ?? request.headers.referer) asked.push('told who reads')
    if (path.startsWith('/drop')) return void request.socket.destroy()
    const found = Object.entries(shelf).find(([start]) => path.startsWith(start))?.[1]
    const [type, body] = found ?? ['text/plain', 'gone']
    setTimeout(
      () => response.writeHead(found ? 200 : 404, { 'Content-Type': type }).end(body),
      path.startsWith('/photo-slow') ? SLOW_MS : USUAL_MS,
    )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
