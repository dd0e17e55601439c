import { isShareLink, isTracker } from './boilerplate'
import { safeLink, withoutTracking } from './link'

/** Players whose frame address names the page that a reader would open. Exact hosts: `www.youtube.com.evil.example` is none. */
const PLAYERS: readonly { hosts: readonly string[]; path: RegExp; page: (id: string) => string }[] = [
  {
    hosts: ['www.youtube.com', 'youtube.com', 'www.youtube-nocookie.com'],
    path: /^\/(?:embed|v)\/([\w-]{6,20})/,
    page: (id) => `https://www.youtube.com/watch?v=${id}`,
  },
  { hosts: ['player.vimeo.com'], path: /^\/video\/(\d{1,12})/, page: (id) => `https://vimeo.com/${id}` },
]
const maxLabelLength = 80

/** What stands for a frame: a link to the page it would have shown, and words for it. */
export type Embed = { readonly url: string; readonly label: string }

/** The link card for an `iframe`, `embed` or `object`; null where it leads nowhere, or to a share button or counter. */
export function embedOf(source: string, title: string, base: string): Embed | null {
  const url = safeLink(source, base)
  if (url === null || isShareLink(url) || isTracker(url)) return null
  const page = pageOf(url)
  return { url: page, label: title.trim().slice(0, maxLabelLength).trim() || plainAddress(page) }
}

function pageOf(url: string): string {
  const { hostname, pathname } = new URL(url)
  for (const player of PLAYERS) {
    const id = player.hosts.includes(hostname) ? player.path.exec(pathname)?.[1] : undefined
    if (id !== undefined) return player.page(id)
  }
  return withoutTracking(url)
}

/** Host and path: what a reader recognises of an address. */
export function plainAddress(url: string): string {
  const address = url.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '')
  return address.length > maxLabelLength ? address.slice(0, maxLabelLength - 1) + '…' : address
}
