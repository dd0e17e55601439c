import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One entry of a blog, in the words of Atom. `html` is the content, `published` RFC 3339. */
export type BlogEntry = {
  readonly id: string
  readonly title: string
  readonly published: string
  readonly html: string
  readonly updated?: string
}

export type Blogs = {
  /** `host:port` for planet.yaml's fetch.allow. */
  readonly host: string
  readonly url: (slug: string) => string
  /** Puts a blog's feed in place, newest entry first; an author publishes or edits by saying it all again. */
  readonly write: (slug: string, entries: readonly BlogEntry[]) => void
  /** Serves bytes as they are: a feed of any kind, or no feed at all. */
  readonly serve: (slug: string, body: string | Buffer, type?: string) => void
  /** The requests so far, oldest first: path, and whether they were conditional. */
  readonly asked: { readonly path: string; readonly conditional: boolean }[]
  readonly close: () => Promise<void>
}

/** A blogosphere on loopback: real HTTP with ETag and 304, one feed a blog at `/SLUG/feed`. */
export async function startBlogs(): Promise<Blogs> {
  const pages = new Map<string, { body: Buffer; type: string }>()
  const asked: Blogs['asked'][number][] = []
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://blogs').pathname
    asked.push({ path, conditional: request.headers['if-none-match'] !== undefined })
    const page = pages.get(path)
    if (!page) return response.writeHead(404, { 'Content-Type': 'text/plain' }).end('no such blog')
    const etag = `"${createHash('sha256').update(page.body).digest('hex').slice(0, 16)}"`
    if (request.headers['if-none-match'] === etag) return response.writeHead(304, { ETag: etag }).end()
    return response.writeHead(200, { 'Content-Type': page.type, ETag: etag }).end(page.body)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const url = (slug: string) => `http://${host}/${slug}/feed`
  const serve: Blogs['serve'] = (slug, body, type = 'application/xml') => {
    pages.set(`/${slug}/feed`, { body: Buffer.from(body), type })
  }
  return {
    host,
    url,
    serve,
    write: (slug, entries) =>
      serve(slug, atom(slug, `http://${host}/${slug}/`, entries), 'application/atom+xml'),
    asked,
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

function atom(slug: string, site: string, entries: readonly BlogEntry[]): string {
  const changed = entries[0]?.updated ?? entries[0]?.published ?? '2000-01-01T00:00:00Z'
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>${escape(slug)}</title><id>${site}</id><link href="${site}"/><updated>${changed}</updated>
${entries.map((entry) => atomEntry(site, entry)).join('\n')}
</feed>`
}

function atomEntry(site: string, { id, title, published, updated, html }: BlogEntry): string {
  return `<entry><id>${escape(id)}</id><title>${escape(title)}</title><link href="${site}${escape(id)}"/>
<published>${published}</published><updated>${updated ?? published}</updated>
<content type="html">${escape(html)}</content></entry>`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
