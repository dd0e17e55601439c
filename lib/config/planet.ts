import { posix } from 'node:path'
import { z } from 'zod'
import {
  duration,
  isFilled,
  isHostAndPort,
  isLanguage,
  isLocale,
  isSiteAddress,
  isTimeZone,
  isWebAddress,
  SITE_ADDRESS,
  suggestLanguage,
  suggestTimeZone,
  suggestWebAddress,
  text,
} from './shapes'

/** Where a feed is read: from the web, or from a file below the planet's folder (a relative path with `/`). */
export type PlanetFeed = { readonly url: string } | { readonly path: string }

/** How much of a post stands on pages that hold many. */
const CONTENT = ['full', 'fold', 'excerpt', 'titles'] as const

const line = text('a line of text', isFilled)
const address = text('an address that starts with https:// or http://', isWebAddress, suggestWebAddress)
const timezone = text('an IANA time zone such as Europe/Berlin', isTimeZone, suggestTimeZone)
const flag = z.boolean('true or false')
const content = z.enum(CONTENT, `one of ${CONTENT.join(', ')}`)
const slug = text(
  'a slug: lower-case letters, digits and hyphens, 64 at most, the first not a hyphen',
  (value) => /^[a-z0-9][a-z0-9-]{0,63}$/.test(value),
  (value) => value.toLowerCase().replaceAll(/[ _.]/g, '-'),
)

const feed = z.string('an address, or a path below the planet’s folder').transform((value, ctx): PlanetFeed => {
  const missingScheme = suggestWebAddress(value)
  const path = posix.normalize(value)
  const expected = /^[a-z][a-z0-9+.-]*:/i.test(value)
    ? isWebAddress(value)
      ? null
      : 'an address that starts with https:// or http://, or a path below the planet’s folder'
    : missingScheme !== null && value.includes('/')
      ? `${missingScheme}, or ./${value} for a file`
      : !isFilled(value) || path.startsWith('/') || path.startsWith('..') || path === '.' || value.includes('\\')
        ? 'a path that stays below the planet’s folder, such as public/sample/anna.xml'
        : null
  if (expected !== null) ctx.addIssue({ code: 'custom', message: expected, input: value })
  return /^https?:/i.test(value) ? { url: value } : { path }
})

const author = z
  .strictObject(
    {
      /** The identity, in URLs (R-AUTHOR); `aliases` are former slugs. */
      slug,
      aliases: listOf(slug),
      name: line,
      site: optional(address),
      /** One address, or several as `feeds`: exactly one of the two is given (see `clashes.ts`). */
      feed: optional(feed),
      feeds: optional(z.array(feed, 'a list of addresses').min(1, 'at least one address')),
      avatar: optional(address),
      lang: optional(text('a language tag such as en, de or pt-BR', isLanguage, suggestLanguage)),
      /** For dates without a zone (R-DATE). */
      timezone: optional(timezone),
      /** Tags or words: only entries that have one of `include`, none that has one of `exclude`. */
      include: listOf(line),
      exclude: listOf(line),
      /** Null = as on the front page. */
      content: optional(content),
      paused: flag.nullish().transform((value) => value ?? false),
      /** Of one card in several feeds the higher wins (R-CROSS). */
      priority: z
        .int('a whole number')
        .nullish()
        .transform((value) => value ?? 0),
    },
    'an author: a map with slug, name and feed',
  )
  .transform(({ feed, feeds, ...rest }) => ({ ...rest, feeds: feeds ?? (feed ? [feed] : []) }))

/** planet.yaml as a schema: every key, its shape, its default. */
export const planetSchema = z.strictObject(
  {
    title: line,
    /** Without a trailing slash; null where neither planet.yaml nor SITE_URL says. */
    url: optional(
      text(SITE_ADDRESS, isSiteAddress, suggestWebAddress).transform((value) => new URL(value).origin),
    ),
    tagline: optional(line),
    owner: optional(
      z.strictObject(
        { name: line, email: optional(text('an e-mail address', (value) => /^[^\s@<>]+@[^\s@<>]+$/.test(value))) },
        'a map with name and email',
      ),
    ),
    timezone: timezone.nullish().transform((value) => value ?? 'UTC'),
    locale: text('a locale such as en-US, de or pt-BR', isLocale, suggestLanguage)
      .nullish()
      .transform((value) => value ?? 'en-US'),
    /** Text; its addresses become links. */
    footer: optional(text('text without HTML (addresses become links by themselves)', (v) => !/<[a-z/!]/i.test(v))),
    front: z
      .strictObject({ posts: wholeNumber(25, 1, 500), content: content.default('fold') }, 'a map with posts and content')
      .prefault({}),
    fetch: z
      .strictObject(
        {
          /** The least time between two tries of a feed. */
          every: duration('1m', '1d').default(3_600_000),
          /** A run's deadline (R-RUN); null = by the host. */
          deadline: optional(duration('5s', '1h')),
          /** Exact host:port, exempt from the address guard (R-GUARD). */
          allow: listOf(
            text('an exact host:port such as intranet.example:8080', isHostAndPort).transform((v) => v.toLowerCase()),
          ),
        },
        'a map with every, deadline and allow',
      )
      .prefault({})
      .transform(({ every, deadline, allow }) => ({ everyMs: every, deadlineMs: deadline, allow })),
    /** The most new posts of one feed that one run shows (R-FLOOD). */
    flood: wholeNumber(10, 1, 200),
    authors: z.array(author, 'a list of authors'),
  },
  'a map with title and authors',
)

/** A planet as its operator wrote it, checked, with every default filled in. Plain JSON values, frozen. */
export type Planet = DeepReadonly<z.output<typeof planetSchema>>
export type PlanetAuthor = Planet['authors'][number]

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T

/** A key may be left out or left empty: both are null. */
function optional<T extends z.ZodType>(shape: T) {
  return shape.nullish().transform((value) => value ?? null)
}

function listOf<T extends z.ZodType>(shape: T) {
  return z
    .array(shape, 'a list, such as [one, two]')
    .nullish()
    .transform((value) => value ?? [])
}

function wholeNumber(otherwise: number, least: number, most: number) {
  const expected = `a whole number from ${least} to ${most}`
  return z.int(expected).min(least, expected).max(most, expected).default(otherwise)
}
