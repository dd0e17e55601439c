import type { InventedPost } from './invented'

type FeedPost = InventedPost & { readonly id: string; readonly url: string; readonly date: Date }
export type FeedOf = {
  readonly title: string
  readonly site: string
  readonly author: string
  readonly posts: readonly FeedPost[]
}

type Format = { readonly type: string; readonly render: (feed: FeedOf) => string }

const XML = '<?xml version="1.0" encoding="utf-8"?>\n'

/** One way each in which blogs write their feeds. */
export const formats = {
  rss: { type: 'application/rss+xml; charset=utf-8', render: (feed) => rss(feed, cdata) },
  /** The whole post in `description`, escaped. */
  escaped: { type: 'application/rss+xml; charset=utf-8', render: (feed) => rss(feed, null) },
  atom: {
    type: 'application/atom+xml; charset=utf-8',
    render: (feed) => atom(feed, (html) => `<content type="html">${escape(html)}</content>`),
  },
  xhtml: { type: 'application/atom+xml; charset=utf-8', render: (feed) => atom(feed, xhtml) },
  rdf: { type: 'application/rdf+xml; charset=utf-8', render: rdf },
  json: { type: 'application/feed+json', render: json },
} as const satisfies Record<string, Format>

export type FormatName = keyof typeof formats

/** What ten blogs write, about as they do in the wild. */
export const TEN_BLOGS: readonly FormatName[] = [
  'rss',
  'atom',
  'escaped',
  'rdf',
  'rss',
  'xhtml',
  'rss',
  'atom',
  'escaped',
  'json',
]

const cdata = (html: string) => `<content:encoded><![CDATA[${html}]]></content:encoded>`
const xhtml = (html: string) =>
  `<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${html}</div></content>`

function rss({ title, site, author, posts }: FeedOf, content: ((html: string) => string) | null): string {
  const item = (post: FeedPost) => `<item><title>${escape(post.title)}</title><link>${post.url}</link>
<guid isPermaLink="false">${post.id}</guid><pubDate>${post.date.toUTCString()}</pubDate><dc:creator>${author}</dc:creator>
${post.tags.map((tag) => `<category>${tag}</category>`).join('')}
${content ? `<description>${shortOf(post)}</description>${content(post.html)}` : `<description>${escape(post.html)}</description>`}</item>`
  return `${XML}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>${title}</title><link>${site}</link><description>${title}</description>
${posts.map(item).join('\n')}
</channel></rss>\n`
}

function atom({ title, site, author, posts }: FeedOf, content: (html: string) => string): string {
  const entry = (post: FeedPost) => `<entry><title>${escape(post.title)}</title><id>${post.id}</id>
<link rel="alternate" href="${post.url}"/><published>${post.date.toISOString()}</published><updated>${post.date.toISOString()}</updated>
${post.tags.map((tag) => `<category term="${tag}"/>`).join('')}${content(post.html)}</entry>`
  return `${XML}<feed xmlns="http://www.w3.org/2005/Atom"><title>${title}</title><id>${site}</id><link href="${site}"/>
<updated>${posts[0]!.date.toISOString()}</updated><author><name>${author}</name></author>
${posts.map(entry).join('\n')}
</feed>\n`
}

function rdf({ title, site, author, posts }: FeedOf): string {
  const item = (post: FeedPost) => `<item rdf:about="${post.url}"><title>${escape(post.title)}</title>
<link>${post.url}</link><dc:date>${post.date.toISOString()}</dc:date><dc:creator>${author}</dc:creator>
<description>${shortOf(post)}</description>${cdata(post.html)}</item>`
  return `${XML}<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="${site}"><title>${title}</title><link>${site}</link><description>${title}</description>
<items><rdf:Seq>${posts.map((post) => `<rdf:li rdf:resource="${post.url}"/>`).join('')}</rdf:Seq></items></channel>
${posts.map(item).join('\n')}
</rdf:RDF>\n`
}

function json({ title, site, author, posts }: FeedOf): string {
  const items = posts.map(({ id, url, title, html, date, tags }) => ({
    ...{ id, url, title, tags },
    content_html: html,
    date_published: date.toISOString(),
  }))
  const version = 'https://jsonfeed.org/version/1.1'
  return JSON.stringify({ version, title, home_page_url: site, authors: [{ name: author }], items })
}

function shortOf({ html }: FeedPost): string {
  const text = html.slice(0, 600).replace(/<[^>]*>/g, ' ')
  return `${text.slice(0, 280).replace(/[<&][^<&]*$/, '')} …`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
