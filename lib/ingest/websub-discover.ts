/** Where a feed's news may be had as they come (WebSub §4): its hub, and the name it goes by there. */
export type HubFound = { readonly feedId: number } & Hub
export type Hub = { readonly hub: string | null; readonly topic: string | null }

/** What stands before the first entry; longer heads are none. */
const HEAD_BYTES = 16_384
const LINK_MAX = 2_000
const NO_HUB: Hub = { hub: null, topic: null }

/**
 * The first hub that an answer names, with the topic that goes with it: by Link headers, else by the head of the document
 * (WebSub §4). Both or none; addresses are absolute.
 */
export function discoverHub({
  bytes,
  url,
  link,
}: {
  readonly bytes: Uint8Array
  readonly url: string
  readonly link?: string | null
}): Hub {
  const said = linksOfHeader(link ?? '')
  const links = said.some(({ rel }) => rel.includes('hub')) ? said : linksOfHead(bytes)
  const find = (rel: string) => links.find((found) => found.rel.includes(rel))?.href
  const [hub, topic] = [absolute(find('hub'), url), absolute(find('self'), url)]
  return hub === null || topic === null ? NO_HUB : { hub, topic }
}

type Link = { readonly rel: readonly string[]; readonly href: string }

/** RFC 8288: `<href>; rel="hub", <href>; rel=self`. */
function linksOfHeader(header: string): Link[] {
  return [...header.slice(0, HEAD_BYTES).matchAll(/<([^<>]{1,2000})>([^<]*)/g)].flatMap(([, href, rest]) => {
    const rel = /;\s{0,9}rel\s{0,9}=\s{0,9}(?:"([^"]{1,200})"|([^\s;,"]{1,200}))/i.exec(rest!)
    return rel ? [{ href: href!, rel: wordsOf(rel[1] ?? rel[2]!) }] : []
  })
}

/** The head is read as text: what matters in it is ASCII. JSON Feed has `hubs` and `feed_url` instead of links. */
function linksOfHead(bytes: Uint8Array): Link[] {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1')
  if (/^[^<]{0,20}\{/.test(head)) return linksOfJson(head)
  const end = head.search(/<(?:entry|item)[\s>]/)
  const tags = head.slice(0, end === -1 ? undefined : end).match(TAG) ?? []
  return tags.flatMap((tag) => {
    const [rel, href] = [attributeOf(tag, 'rel'), attributeOf(tag, 'href')]
    return rel && href ? [{ rel: wordsOf(rel), href: href.replaceAll('&amp;', '&') }] : []
  })
}

const TAG = new RegExp(`<(?:[a-z0-9]{1,20}:)?link\\s[^<>]{1,${LINK_MAX}}>`, 'gi')

function attributeOf(tag: string, name: 'rel' | 'href'): string | undefined {
  const found = ATTRIBUTES[name].exec(tag)
  return found?.[1] ?? found?.[2]
}
const ATTRIBUTES = {
  rel: /\srel\s?=\s?(?:"([^"]*)"|'([^']*)')/i,
  href: /\shref\s?=\s?(?:"([^"]*)"|'([^']*)')/i,
}

function linksOfJson(head: string): Link[] {
  const hub = /"hubs"\s{0,9}:\s{0,9}\[[^\]]{0,500}?"url"\s{0,9}:\s{0,9}("[^"]{1,2000}")/.exec(head)?.[1]
  const self = /"feed_url"\s{0,9}:\s{0,9}("[^"]{1,2000}")/.exec(head)?.[1]
  return [
    ...(hub ? [{ rel: ['hub'], href: unquote(hub) }] : []),
    ...(self ? [{ rel: ['self'], href: unquote(self) }] : []),
  ]
}

function unquote(text: string): string {
  return text.slice(1, -1).replaceAll('\\/', '/')
}

function wordsOf(rel: string): string[] {
  return rel.toLowerCase().split(/\s+/)
}

function absolute(href: string | undefined, base: string): string | null {
  return href !== undefined && URL.canParse(href, base) ? new URL(href, base).href : null
}
