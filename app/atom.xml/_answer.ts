import { getAuthor, getSlugOfAlias } from '@/db/queries/authors'
import { listLanguages } from '@/db/queries/languages'
import {
  getLabel,
  getNeighbourMonths,
  listEditions,
  listPublished,
  type Selection,
} from '@/db/queries/published'
import type { Planet } from '@/lib/config'
import { paths, type FeedFormat } from '@/lib/paths'
import { renderAtom } from '@/lib/publish/atom'
import { readChoice, spellChoice } from '@/lib/publish/choice'
import { renderJsonFeed } from '@/lib/publish/json-feed'
import { changedAtOf, type Outgoing } from '@/lib/publish/outgoing'
import { renderRss } from '@/lib/publish/rss'
import packageJson from '@/package.json'
import { getPlanet } from '../_planet'
import { lateDocument } from '../_reply'

const NEWEST = 200
/** More than any planet writes in a month. */
const ARCHIVE_MAX = 5_000

const FORMATS: Readonly<
  Record<FeedFormat, { type: string; render: (planet: Planet, feed: Outgoing) => string }>
> = {
  'atom.xml': { type: 'application/atom+xml; charset=utf-8', render: renderAtom },
  'rss.xml': { type: 'application/rss+xml; charset=utf-8', render: renderRss },
  'feed.json': { type: 'application/feed+json; charset=utf-8', render: renderJsonFeed },
}

/** For browsers: Chromium shows what is named a feed as bare text, and XML in the style that it asks for. */
const SHOWN = 'application/xml; charset=utf-8'

/** Whose feed it is: an author's, a tag's, a language's, or the planet's own. */
type Scope = Pick<Selection, 'author' | 'tag' | 'lang'>

/**
 * Any feed of ours (R-OUT): the newest posts of an author, a tag, a language or the planet, of which the query may choose some
 * (lib/publish/choice), with a way back through the archives of its months, whose addresses never shift (RFC 5005). Another
 * spelling of the same choice is redirected; what does not exist is 404, as are months without a post, and languages that nobody
 * writes. Its ETag follows from a look at the index, so that to those who have it no body is made. HEAD is answered by the same.
 */
export async function answerFeed(request: Request, format: FeedFormat, scope: Scope = {}): Promise<Response> {
  const { search, searchParams } = new URL(request.url)
  const planet = await getPlanet()
  const subject = await getSubject(scope, planet)
  const choice = readChoice(searchParams)
  if (subject === null) return (await redirectAlias(scope, format, search)) ?? missing()
  if (choice === null) return missing()
  const address = paths.feed(subject.page, format)
  const self = address + spellChoice(choice)
  // Commas are spelled in two ways by those who pass addresses on.
  if (address + search.replaceAll('%2C', ',') !== self) return redirect(self)

  const { month } = choice
  const selection = { ...choice, ...scope }
  const editions = await listEditions(selection, month === null ? NEWEST : ARCHIVE_MAX)
  if (editions.length === 0 && (month !== null || (await isForeign(selection.lang)))) return missing()
  const beside =
    month === null
      ? { older: editions.length < NEWEST ? null : editions.at(-1)!.day!.slice(0, 7), newer: null }
      : await getNeighbourMonths(selection, month)
  const at = (other: string | null) => other && address + spellChoice({ ...choice, month: other })
  const feed = {
    ...subject,
    lang: selection.lang ?? subject.lang,
    self,
    archiveOf: month === null ? null : address + spellChoice({ ...choice, month: null }),
    older: at(beside.older),
    newer: at(beside.newer),
  }
  const { type, render } = FORMATS[format]
  return lateDocument(request, {
    type: format !== 'feed.json' && isOpenedInBrowser(request) ? SHOWN : type,
    varies: 'Sec-Fetch-Dest',
    changedAt: editions.length === 0 ? null : changedAtOf(editions),
    edition: JSON.stringify([packageJson.version, planet, feed, editions]),
    make: async () => render(planet, { ...feed, posts: await listPublished(editions.map(({ id }) => id)) }),
  })
}

/** Whether nobody on the planet writes in it: where somebody does, a choice may be empty today and not tomorrow. */
async function isForeign(lang: string | null | undefined): Promise<boolean> {
  return Boolean(lang) && !(await listLanguages()).includes(lang!)
}

/** Only browsers say so, and only where a page is meant. */
function isOpenedInBrowser(request: Request): boolean {
  return request.headers.get('Sec-Fetch-Dest') === 'document'
}

/** What a feed is called, and the page that it is the feed of; null where there is no such page. */
async function getSubject(
  { author: slug, tag, lang }: Scope,
  planet: Planet,
): Promise<Pick<Outgoing, 'title' | 'page' | 'lang'> | null> {
  if (slug) {
    const author = await getAuthor(slug)
    return (
      author && { title: `${author.name} · ${planet.title}`, page: paths.author(slug), lang: author.lang }
    )
  }
  if (tag) {
    const label = await getLabel(tag)
    return label === null ? null : { title: `${label} · ${planet.title}`, page: paths.tag(tag), lang: null }
  }
  if (lang) {
    if (!/^[a-z]{2,3}(-[a-z]{4})?(-[a-z]{2})?$/i.test(lang)) return null
    const name = new Intl.DisplayNames(planet.locale, { type: 'language' }).of(lang) ?? lang
    return { title: `${name} · ${planet.title}`, page: paths.lang(lang), lang }
  }
  return { title: planet.title, page: paths.front, lang: null }
}

/** A subscription outlives a new name (R-AUTHOR). */
async function redirectAlias({ author }: Scope, format: FeedFormat, search: string) {
  const current = author ? await getSlugOfAlias(author) : null
  return current === null ? null : redirect(paths.feed(paths.author(current), format) + search)
}

/** To a path of ours, whatever the request says that we are called. */
function redirect(path: string): Response {
  return new Response(null, { status: 308, headers: { Location: path } })
}

function missing(): Response {
  return new Response('There is no such feed.\n', {
    status: 404,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}
