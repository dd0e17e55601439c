import { z } from 'zod'
import {
  address,
  colour,
  duration,
  email,
  feed,
  handle,
  hostAndPort,
  language,
  line,
  list,
  locale,
  map,
  optional,
  ownPicture,
  picture,
  prose,
  site,
  slug,
  styleSheet,
  timezone,
  wholeNumber,
} from './shapes'

/** How much of a post stands on pages that hold many. */
const CONTENT = ['full', 'fold', 'excerpt', 'titles'] as const
const content = z.enum(CONTENT, `one of ${CONTENT.join(', ')}`)
const ONE_HOUR = 3_600_000

const owner = map({ name: line, email: optional(email) }, 'a map with name and email')

const front = map(
  { posts: wholeNumber(1, 500).default(25), content: content.default('fold') },
  'a map with posts',
)

const fetch = map(
  {
    /** The least time between two tries of one feed. */
    every: duration('1m', '1d').default(ONE_HOUR),
    /** How long a run may take (R-RUN); null = as the host allows. */
    deadline: optional(duration('5s', '1h')),
    /** Exempt from the address guard, one by one (R-GUARD). */
    allow: list(hostAndPort),
  },
  'a map with every',
).transform(({ every, deadline, allow }) => ({ everyMs: every, deadlineMs: deadline, allow }))

const author = map(
  {
    /** The identity, in URLs (R-AUTHOR); `aliases` are former slugs. No two authors share one (clashes.ts). */
    slug,
    aliases: list(slug),
    name: line,
    site: optional(address),
    /** One feed, or several as `feeds`: exactly one of the two keys is given (clashes.ts). */
    feed: feed.optional(),
    feeds: z.array(feed, 'a list of feeds').min(1, 'at least one feed').optional(),
    avatar: optional(picture),
    /** Who this is in the fediverse, told to those who link to a post there. */
    fediverse: optional(handle),
    lang: optional(language),
    /** For dates without a zone (R-DATE). */
    timezone: optional(timezone),
    /** Tags or words: only entries that have one of `include`, none that has one of `exclude`. */
    include: list(line),
    exclude: list(line),
    /** Null = as on the front page. */
    content: optional(content),
    paused: z.boolean('true or false').default(false),
    /** Of one card in several feeds the higher wins (R-CROSS). */
    priority: z.int('a whole number').default(0),
  },
  'an author: a map with slug, name and feed',
).transform(({ feed, feeds, ...rest }) => ({ ...rest, feeds: feeds ?? (feed ? [feed] : []) }))

/** planet.yaml: every key, its shape, its default. */
export const planetSchema = map(
  {
    title: line,
    /** Null where neither planet.yaml nor SITE_URL says. */
    url: optional(site),
    tagline: optional(line),
    owner: optional(owner),
    timezone: timezone.default('UTC'),
    locale: locale.default('en-US'),
    footer: optional(prose),
    /** The one colour that an operator chooses; the rest of the palette follows from it (app/_palette.ts). */
    accent: optional(colour),
    /** The mark before the name: a file below public/, as a path of the site. */
    mark: optional(ownPicture),
    /** Rules of the operator's own, after ours. */
    css: optional(styleSheet),
    front: front.prefault({}),
    fetch: fetch.prefault({}),
    /** The most new posts of one feed that one run shows (R-FLOOD). */
    flood: wholeNumber(1, 200).default(10),
    /** A WebSub hub that is told of news, and that our own feeds name. */
    hub: optional(address),
    authors: z.array(author, 'a list of authors'),
  },
  'a map with title and authors',
)

/** A planet as its operator wrote it: checked, every default filled in, plain JSON values, frozen. */
export type Planet = Frozen<z.output<typeof planetSchema>>
export type PlanetAuthor = Planet['authors'][number]

export type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T
