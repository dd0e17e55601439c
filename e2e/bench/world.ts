import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync, gzipSync } from 'node:zlib'
import { formats, TEN_BLOGS, type FeedOf, type FormatName } from './formats'
import { chanceOf, inventPost, type InventedPost } from './invented'

const HOUR = 3_600_000
/** Feeds of one host are asked one after the other: a world on one host alone would be a queue. */
const HOSTS = 8

type WorldOptions = {
  readonly blogs: number
  readonly posts: number
  /** Milliseconds of the newest moment; texts do not depend on it. */
  readonly now: number
  /** What all blogs write; else the mixture of TEN_BLOGS. */
  readonly format?: FormatName
  /** How long the posts of each blog are, in characters; else chance says. */
  readonly lengths?: readonly number[]
}

export type World = AsyncDisposable & {
  readonly blogs: readonly { readonly slug: string; readonly name: string; readonly feed: string }[]
  /** `host:port` each, for planet.yaml's fetch.allow. */
  readonly hosts: readonly string[]
  /** The blog's author writes another post; its title, which no other post has. */
  readonly publish: (blog: number) => string
}

type Blog = { readonly index: number; readonly site: string; readonly format: FormatName; newest: number }
type Served = { readonly gzip: Buffer; readonly etag: string; readonly type: string }

/** A blogosphere on loopback, the same in every run: real HTTP with gzip, ETag and 304, one feed a blog at `/BLOG/feed`. */
export async function startWorld(options: WorldOptions): Promise<World> {
  const pages = new Map<string, Served>()
  const servers: Server[] = []
  for (let host = 0; host < HOSTS; host += 1) servers.push(await listen(pages))
  const hosts = servers.map((server) => `127.0.0.1:${(server.address() as AddressInfo).port}`)

  const blogs = Array.from({ length: options.blogs }, (_, index): Blog => {
    const site = `http://${hosts[index % HOSTS]}/${index}/`
    return { index, site, format: options.format ?? TEN_BLOGS[index % 10]!, newest: options.posts - 1 }
  })
  const write = (blog: Blog) => {
    const { type, render } = formats[blog.format]
    const bytes = Buffer.from(render(feedOf(blog, options)))
    const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 16)}"`
    pages.set(`/${blog.index}/feed`, { gzip: gzipSync(bytes, { level: 1 }), etag, type })
  }
  blogs.forEach(write)
  return {
    blogs: blogs.map(({ index, site }) => ({
      slug: slugOf(index),
      name: nameOf(index),
      feed: `${site}feed`,
    })),
    hosts,
    publish(index) {
      const blog = blogs[index]!
      blog.newest += 1
      write(blog)
      return postOf(blog, blog.newest, options).title
    },
    async [Symbol.asyncDispose]() {
      for (const server of servers) server.closeAllConnections()
      await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))))
    },
  }
}

/** A feed as its bytes, of any length: for what needs no server. */
export function renderWorldFeed(index: number, format: FormatName, options: WorldOptions): Buffer {
  const blog = { index, format, site: `https://blog${index}.example/`, newest: options.posts - 1 }
  return Buffer.from(formats[format].render(feedOf(blog, options)))
}

function feedOf(blog: Blog, options: WorldOptions): FeedOf {
  const { index, site, newest } = blog
  const { posts, now } = options
  const chance = chanceOf('blog', index)
  // The newest post of a blog is at most a month old, and one came every few days before; what is published comes at once.
  const first = now - chance.int(1, 30 * 24) * HOUR
  const between = chance.int(24, 12 * 24) * HOUR
  const dateOf = (number: number) => new Date(number < posts ? first - (posts - 1 - number) * between : now)
  return {
    title: `The blog of ${nameOf(index)}`,
    site,
    author: nameOf(index),
    posts: Array.from({ length: posts }, (_, back) => {
      const number = newest - back
      return {
        ...postOf(blog, number, options),
        id: `${site}?p=${number}`,
        url: `${site}posts/${number}`,
        date: dateOf(number),
      }
    }),
  }
}

function postOf({ index, site }: Blog, number: number, { lengths }: WorldOptions): InventedPost {
  const post = inventPost(chanceOf(index, number), site, lengths?.[index])
  return { ...post, title: `${post.title} ${index}.${number}` }
}

const nameOf = (index: number) => `Writer ${index}`
const slugOf = (index: number) => `writer-${index}`

async function listen(pages: ReadonlyMap<string, Served>): Promise<Server> {
  const server = createServer((request, response) => answer(pages.get(request.url ?? ''), request, response))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return server
}

function answer(page: Served | undefined, { headers }: IncomingMessage, response: ServerResponse): void {
  if (!page) return void response.writeHead(404).end()
  const { etag, type, gzip } = page
  if (headers['if-none-match'] === etag) return void response.writeHead(304, { ETag: etag }).end()
  const said = { 'Content-Type': type, ETag: etag, Vary: 'Accept-Encoding' }
  if (/\bgzip\b/.test(String(headers['accept-encoding'])))
    return void response.writeHead(200, { ...said, 'Content-Encoding': 'gzip' }).end(gzip)
  response.writeHead(200, said).end(gunzipSync(gzip))
}
