import { isShareLink, isTracker } from './boilerplate'
import { safeLink, withoutTracking } from './link'

/** A player, by the address of its frame. Exact hosts: `www.youtube.com.evil.example` is none. */
type Player = {
  readonly hosts: readonly string[]
  /** What its path and query begin with; the groups go into `page` and `poster`. */
  readonly frame: RegExp
  /** The page that a reader would open. */
  readonly page: string
  /** Where it plays on our own page after a click: only where it does so without following the reader about. */
  readonly player?: string
  /** A picture that its host keeps at an address made of the same parts. */
  readonly poster?: string
}

const PLAYERS: readonly Player[] = [
  {
    hosts: ['www.youtube.com', 'youtube.com', 'm.youtube.com', 'www.youtube-nocookie.com'],
    frame: /^\/(?:embed|v|shorts)\/([\w-]{6,20})(?![\w-])/,
    page: 'https://www.youtube.com/watch?v=$1',
    player: 'https://www.youtube-nocookie.com/embed/$1',
    poster: 'https://i.ytimg.com/vi/$1/hqdefault.jpg',
  },
  {
    hosts: ['player.vimeo.com'],
    frame: /^\/video\/(\d{1,12})/,
    page: 'https://vimeo.com/$1',
    player: 'https://player.vimeo.com/video/$1?dnt=1',
  },
  {
    hosts: ['www.dailymotion.com', 'geo.dailymotion.com'],
    frame: /^\/(?:embed\/video\/|player(?:\/\w{1,20})?\.html\?video=)(\w{5,20})/,
    page: 'https://www.dailymotion.com/video/$1',
    poster: 'https://www.dailymotion.com/thumbnail/video/$1',
  },
  {
    hosts: ['archive.org', 'www.archive.org'],
    frame: /^\/embed\/([\w.-]{1,100})/,
    page: 'https://archive.org/details/$1',
    player: 'https://archive.org/embed/$1',
    poster: 'https://archive.org/services/img/$1',
  },
  {
    hosts: ['open.spotify.com'],
    frame: /^\/embed\/(album|artist|episode|playlist|show|track)\/(\w{10,40})/,
    page: 'https://open.spotify.com/$1/$2',
  },
  {
    hosts: ['codepen.io'],
    frame: /^\/([\w-]{1,60})\/embed\/(?:preview\/)?(\w{3,40})/,
    page: 'https://codepen.io/$1/pen/$2',
  },
]
const maxLabelLength = 80

/** What stands for a frame: a link to the page it would have shown, words for it, its host, and a poster where one can be told. */
export type Embed = {
  readonly url: string
  readonly label: string
  readonly host: string
  readonly poster: string | null
  /** Written from our own table, whatever the frame's address said beside its id. */
  readonly player: string | null
}

/** The link card for an `iframe`, `embed` or `object`; null where it leads nowhere, or to a share button or counter. */
export function embedOf(source: string, title: string, base: string): Embed | null {
  const frame = safeLink(source, base)
  if (frame === null || isShareLink(frame) || isTracker(frame)) return null
  const { url, poster, player } = pageOf(frame)
  const label = title.trim().slice(0, maxLabelLength).toWellFormed().trim() || plainAddress(url)
  return { url, label, host: new URL(url).host.replace(/^www\./, ''), poster, player }
}

function pageOf(frame: string): Pick<Embed, 'url' | 'poster' | 'player'> {
  const { hostname, pathname, search } = new URL(frame)
  for (const { hosts, frame: shape, page, poster, player } of PLAYERS) {
    const parts = hosts.includes(hostname) ? shape.exec(pathname + search) : null
    if (parts === null) continue
    const filled = (address: string) => address.replace(/\$(\d)/g, (_, group) => parts[Number(group)] ?? '')
    return {
      url: filled(page),
      poster: poster === undefined ? null : filled(poster),
      player: player === undefined ? null : filled(player),
    }
  }
  return { url: withoutTracking(frame), poster: null, player: null }
}

/** Host and path: what a reader recognises of an address. */
export function plainAddress(url: string): string {
  const address = url.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '')
  return address.length > maxLabelLength ? address.slice(0, maxLabelLength - 1) + '…' : address
}
