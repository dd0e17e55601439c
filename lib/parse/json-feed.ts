import type { Enclosure, Entry, ParsedFeed, Person, Text } from './parsed-feed'

type Json = Readonly<Record<string, unknown>>

/**
 * JSON Feed 1.0 and 1.1 (https://jsonfeed.org/version/1.1). Null where the text is JSON but no feed, or no JSON.
 * A list or an object in the place of a text counts as missing; numbers and truth values pass as they are written.
 */
export function parseJsonFeed(text: string): ParsedFeed | null {
  const feed = asObject(parseJson(text))
  if (feed === null || !(Array.isArray(feed['items']) || /jsonfeed\.org/.test(asText(feed['version']) ?? '')))
    return null
  return {
    kind: 'feed',
    format: 'json',
    title: plain(feed['title']),
    description: plain(feed['description']),
    link: asText(feed['home_page_url']),
    self: asText(feed['feed_url']),
    hubs: objects(feed['hubs']).flatMap((hub) => asText(hub['url']) ?? []),
    lang: asText(feed['language']),
    authors: peopleOf(feed),
    image: asText(feed['icon']) ?? asText(feed['favicon']),
    rights: null,
    published: null,
    updated: null,
    everyMinutes: null,
    entries: objects(feed['items']).map(readItem),
    complete: true,
    notes: [],
  }
}

function readItem(item: Json): Entry {
  const html = asText(item['content_html'])
  const written = plain(item['content_text'])
  const content: Text | null = html === null ? written : { type: 'html', value: html }
  // Where an item has its text twice, the plain one serves those places that show no markup.
  const summary = plain(item['summary']) ?? written
  return {
    guid: asText(item['id']),
    link: asText(item['url']) ?? asText(item['external_url']),
    title: plain(item['title']),
    content: content ?? summary,
    summary: content === null || summary?.value === content.value ? null : summary,
    base: null,
    lang: asText(item['language']),
    dates: {
      published: textsOf(item['date_published']),
      issued: [],
      updated: textsOf(item['date_modified']),
    },
    authors: peopleOf(item),
    categories: [...new Set(list(item['tags']).flatMap((tag) => asText(tag) ?? []))],
    enclosures: attachmentsOf(item),
    image: asText(item['image']) ?? asText(item['banner_image']),
    comments: null,
    source: null,
    rights: null,
  }
}

/** The list as the feed has it: one without an address keeps its place among others, and is nothing by itself. */
function attachmentsOf(item: Json): readonly Enclosure[] {
  const attachments = objects(item['attachments']).map(readAttachment)
  return attachments.some(({ url }) => url !== '') ? attachments : []
}

function readAttachment(attachment: Json): Enclosure {
  const url = asText(attachment['url']) ?? ''
  const size = attachment['size_in_bytes']
  const bytes = typeof size === 'number' && size > 0 && Number.isSafeInteger(size) ? size : null
  return { url, type: asText(attachment['mime_type']), bytes }
}

/** `authors` of 1.1, else the one `author` of 1.0. */
function peopleOf(value: Json): readonly Person[] {
  const written = [...objects(value['authors']), ...objects([value['author']])]
  const people = new Map<string, Person>()
  for (const author of written) {
    const person = { name: asText(author['name']), email: null, url: asText(author['url']) }
    const key = person.name ?? person.url
    if (key !== null && !people.has(key)) people.set(key, person)
  }
  return [...people.values()]
}

/** What the parser says is wrong with a text that should be JSON, null where nothing is. */
export function jsonFaultOf(text: string): string | null {
  try {
    JSON.parse(text)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function asObject(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : []
}

function objects(value: unknown): readonly Json[] {
  return list(value)
    .map(asObject)
    .filter((each) => each !== null)
}

function asText(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return typeof value === 'string' ? value.toWellFormed().trim() || null : null
}

function textsOf(value: unknown): readonly string[] {
  const text = asText(value)
  return text === null ? [] : [text]
}

function plain(value: unknown): Text | null {
  const text = asText(value)
  return text === null ? null : { type: 'text', value: text }
}
