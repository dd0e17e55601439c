import { parse } from 'yaml'
import { decode } from '../parse/decode'
import { parseOpml } from '../parse/opml'
import { importIni } from './config-ini'
import {
  dropped,
  guessed,
  hostOf,
  webAddress,
  type Imported,
  type ListedAuthor,
  type Remark,
} from './imported'
import { joinAuthors } from './join-authors'

/**
 * A list of feeds that another program wrote: `config.ini` of Planet, Venus or Pluto, OPML 1 or 2, `osmosfeed.yaml`. What it is shows
 * in its text. Feeds that are named twice are one, and feeds under one name are one author's.
 * @returns null where it is none of them, or names no feed
 */
export function importList(bytes: Uint8Array): Imported | null {
  const { text } = decode(bytes, null)
  const imported = importOpml(text) ?? importOsmosfeed(text) ?? importIni(text)
  if (!imported) return null
  const { authors, remarks } = joinAuthors(imported.authors)
  return { ...imported, authors, remarks: [...imported.remarks, ...remarks] }
}

function importOpml(text: string): Imported | null {
  const { title, subscriptions } = parseOpml(text)
  const remarks: Remark[] = []
  const authors = subscriptions.flatMap(
    ({ xmlUrl, title: name, htmlUrl, language: lang, slug }): ListedAuthor[] => {
      const feed = webAddress(xmlUrl)
      if (feed === null) {
        remarks.push(dropped(name ?? xmlUrl, `${xmlUrl} is no address on the web`))
        return []
      }
      if (name === null) remarks.push(guessed(feed, `has no name: called ${hostOf(feed)}`))
      const site = webAddress(htmlUrl)
      return [{ name: name ?? hostOf(feed), feeds: [feed], site, avatar: null, lang, slug }]
    },
  )
  return authors.length === 0
    ? null
    : { format: 'OPML', planet: title === null ? {} : { title }, authors, remarks }
}

function importOsmosfeed(text: string): Imported | null {
  if (!/^sources[ \t]*:/m.test(text)) return null
  const read = readYaml(text)
  if (!isMap(read) || !Array.isArray(read.sources)) return null
  const remarks: Remark[] = []
  const authors = read.sources.flatMap((source: unknown): ListedAuthor[] => {
    const { href, title } = isMap(source) ? source : { href: source, title: null }
    const feed = webAddress(typeof href === 'string' ? href : null)
    if (feed === null) {
      remarks.push(dropped(JSON.stringify(source), 'names no feed on the web'))
      return []
    }
    const name = typeof title === 'string' ? title : null
    if (name === null) remarks.push(guessed(feed, `has no name: called ${hostOf(feed)}`))
    const nothing = { site: null, avatar: null, lang: null, slug: null }
    return [{ ...nothing, name: name ?? hostOf(feed), feeds: [feed] }]
  })
  for (const key of Object.keys(read)) {
    if (!['sources', 'siteTitle'].includes(key)) remarks.push(dropped(key, 'has no like here'))
  }
  const planet = typeof read.siteTitle === 'string' ? { title: read.siteTitle } : {}
  return authors.length === 0 ? null : { format: 'osmosfeed.yaml', planet, authors, remarks }
}

function readYaml(text: string): unknown {
  try {
    return parse(text, { logLevel: 'error' })
  } catch {
    return null
  }
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
