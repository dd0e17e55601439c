import {
  dropped,
  guessed,
  hostOf,
  webAddress,
  type Imported,
  type ListedAuthor,
  type ListedPlanet,
  type Remark,
} from './imported'
import { DEFAULTS, parseIni, type Section } from './ini'

/** Keys that say how pages of another program look or are made, or what every planet does: nothing is lost by them. */
const OF_NO_MEANING =
  /^(cache_|log_|output_|template|date_format|new_date_format|encoding|feed_timeout|new_feed_items|spider_|days_per_page|output_dir|images|face(width|height)|bill_of_materials|theme|.*_theme|activity_threshold|future_dates|summary_|title_type|content_type$|generator|http_cache)/

const FILTER = /filter|include|exclude/

/** `config.ini` of Planet and Planet Venus: a feed is the name of its section. Pluto's: a section is a name, the feed a key of it. */
export function importIni(text: string): Imported | null {
  const sections = parseIni(text)
  const head = sections.find(({ name }) => name.toLowerCase() === 'planet') ?? sections[0]
  const remarks: Remark[] = []
  const authors: ListedAuthor[] = []
  for (const section of sections) {
    if (section === head || (section.name === '' && section.values.size === 0)) continue
    if (section.name === DEFAULTS) {
      // Its other keys are looks, or there for other sections to name.
      const filters = [...section.values].filter(([key]) => FILTER.test(key))
      remarks.push(...listUnread(DEFAULTS, new Map(filters), []))
      continue
    }
    const author = readAuthor(section, remarks)
    if (author) authors.push(author)
  }
  if (authors.length === 0) return null
  return { format: 'config.ini', planet: head ? readPlanet(head, remarks) : {}, authors, remarks }
}

function readAuthor({ name: section, values }: Section, remarks: Remark[]): ListedAuthor | null {
  const feed = webAddress(section) ?? webAddress(values.get('feed') ?? values.get('feed_url'))
  if (feed === null) {
    remarks.push(dropped(`[${section}]`, 'names no feed on the web: a template, a filter, or a file'))
    return null
  }
  if (/\b(opml|foaf)\b/i.test(values.get('content_type') ?? '') || /\.opml$/i.test(new URL(feed).pathname)) {
    remarks.push(dropped(`[${section}]`, 'is a list of its own: save it, and import it'))
    return null
  }
  const name = values.get('name') ?? values.get('author') ?? values.get('title')
  if (!name) remarks.push(guessed(`[${section}]`, `has no name: called ${hostOf(feed)}`))
  const face = values.get('face') ?? values.get('avatar')
  const avatar = webAddress(face)
  if (face && avatar === null) {
    remarks.push(
      dropped(
        `[${section}] face = ${face}`,
        'put the picture into public/faces, name it as avatar, and restart',
      ),
    )
  }
  const used = [
    'name',
    'author',
    'title',
    'face',
    'avatar',
    'feed',
    'feed_url',
    'link',
    'site',
    'language',
    'lang',
  ]
  remarks.push(...listUnread(section, values, used))
  return {
    name: name?.trim() || hostOf(feed),
    feeds: [feed],
    site: webAddress(values.get('link') ?? values.get('site')),
    avatar,
    lang: values.get('language') ?? values.get('lang') ?? null,
    slug: null,
  }
}

function readPlanet({ name: section, values }: Section, remarks: Remark[]): ListedPlanet {
  const title = values.get('name') ?? values.get('title')
  const link = webAddress(values.get('link') ?? values.get('url'))
  if (link !== null && new URL(link).pathname !== '/') {
    remarks.push(guessed(`link = ${link}`, 'a planet has a host of its own: the path was left out'))
  }
  const owner = values.get('owner_name')
  const email = values.get('owner_email')
  const locale = values.get('locale')?.replace(/\..*$/, '').replace('_', '-')
  const used = ['name', 'title', 'link', 'url', 'owner_name', 'owner_email', 'locale']
  remarks.push(...listUnread(section || 'at the top', values, used))
  return {
    ...(title && { title }),
    ...(link !== null && { url: new URL(link).origin }),
    ...(owner && { owner: { name: owner, ...(email && { email }) } }),
    ...(locale && locale !== 'C' && { locale }),
  }
}

/** What a key asked for and is not done; keys that mean nothing here are passed over. */
function listUnread(section: string, values: ReadonlyMap<string, string>, used: readonly string[]): Remark[] {
  return [...values.keys()]
    .filter((key) => !used.includes(key) && !OF_NO_MEANING.test(key))
    .map((key) => dropped(`[${section}] ${key} = ${firstLine(values.get(key)!)}`, remedyOf(key)))
}

function remedyOf(key: string): string {
  if (key === 'items_per_page')
    return 'front: { posts: … } is what comes nearest: a front page ends with a whole day'
  if (FILTER.test(key)) return 'include and exclude take words and tags: write them by hand'
  return 'has no like here'
}

function firstLine(text: string): string {
  const [line = ''] = text.split('\n')
  return line.length > 80 ? `${line.slice(0, 80)}…` : line
}
