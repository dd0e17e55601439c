/** The pages and documents that tell how feeds are, as paths below the site's root. */
export const addresses = {
  status: '/status',
  json: '/status.json',
  atom: '/status.atom',
  /** By the slug of a feed, or of an author for all that this author has. */
  feed: (slug: string) => `/status/${slug}`,
  /** The same as data, with the entries of the last document. */
  feedJson: (slug: string) => `/status.json?feed=${slug}`,
} as const
