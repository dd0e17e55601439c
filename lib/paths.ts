export type FeedFormat = 'atom.xml' | 'rss.xml' | 'feed.json'

/** Every URL of the site, spelled once. All are paths below the site's root. */
export const paths = {
  front: '/',
  authors: '/authors',
  /** The same by who wrote last, and by who writes most: no author's year is called so. */
  authorsRecent: '/authors/by/recent',
  authorsActive: '/authors/by/active',
  archive: '/archive',
  stats: '/stats',
  tags: '/tags',
  /** `day` is `YYYY-MM-DD`, or a prefix of it: `2015`, `2015-05`. */
  date: (day: string) => `/${day.replaceAll('-', '/')}`,
  author: (slug: string) => `/authors/${slug}`,
  authorYear: (slug: string, year: string) => `/authors/${slug}/${year}`,
  tag: (tag: string) => `/tags/${tag}`,
  lang: (lang: string) => `/lang/${lang}`,
  /** The posts of one year on the page of a tag or a language. */
  yearOf: (page: string, year: string) => `${page}/${year}`,
  post: (id: number, slug: string) => `/posts/${postKey(id)}/${slug}`,
  atom: '/atom.xml',
  /** The feed of a page, in one of the formats that we write: `/authors/anna/rss.xml`. */
  feed: (page: string, format: FeedFormat) => `${page === '/' ? '' : page}/${format}`,
  opml: '/opml.xml',
  status: '/status',
  statusJson: '/status.json',
  statusAtom: '/status.atom',
  /** By the slug of a feed, or of an author for all that this author has. */
  statusOf: (slug: string) => `/status/${slug}`,
  /** The same as data, with the entries of the last document. */
  statusJsonOf: (slug: string) => `/status.json?feed=${slug}`,
  search: '/search',
  subscribe: '/subscribe',
  /** Where authors can be chosen. */
  subscribeSome: '/subscribe#some',
  settings: '/settings',
  about: '/about',
  theme: '/theme.css',
  script: '/planet.js',
  ingest: '/api/ingest',
  /** A picture of another site, `width` pixels wide, under a key that only we can make. */
  picture: (key: string, width: number, url: string) => `/img/${key}/${width}/${encodeURIComponent(url)}`,
} as const

/** A post's id as it stands in URLs: base 36, so that 53 bits are at most 11 characters. */
export function postKey(id: number): string {
  return id.toString(36)
}

/** The id behind a key of `postKey`, or null where the text is no such key in its one canonical spelling. */
export function postIdOf(key: string): number | null {
  if (!/^[0-9a-z]{1,11}$/.test(key)) return null
  const id = Number.parseInt(key, 36)
  return Number.isSafeInteger(id) && id > 0 && postKey(id) === key ? id : null
}

/** Where the site is reached; a planet that was not told its address is on somebody's own machine. */
export function originOf({ url }: { readonly url: string | null }): string {
  return url ?? 'http://localhost:3000'
}
