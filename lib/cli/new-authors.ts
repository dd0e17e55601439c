import { parsePlanet, type Fault, type Planet } from '../config'
import { slug } from '../slug'
import { appendAuthors, type AuthorBlock } from './planet-file'

/** What planet.yaml allows (lib/config/shapes). */
const SLUG_MAX = 64
/** Of an author these may be wrong without the author being lost. */
const OPTIONAL = ['site', 'avatar', 'lang'] as const

type Added =
  | {
      readonly text: string
      readonly blocks: readonly AuthorBlock[]
      /** Blocks, or keys of them, that the schema refuses. */
      readonly refused: readonly { readonly what: string; readonly why: string }[]
    }
  | { readonly faults: readonly Fault[] }

/** planet.yaml with more authors, as far as the real schema takes them; faults where it was not valid before. */
export function addAuthors(text: string, file: string, wanted: readonly AuthorBlock[]): Added {
  const before = parsePlanet(text, file)
  if ('faults' in before) return before
  const refused: { what: string; why: string }[] = []
  for (let blocks = wanted; ;) {
    const after = appendAuthors(text, blocks)
    const parsed = parsePlanet(after, file)
    if ('planet' in parsed) return { text: after, blocks, refused }
    const faults = faultsByBlock(parsed.faults, before.planet.authors.length)
    // A fault outside of what was added would stay for ever.
    if (faults.size === 0) return parsed
    blocks = blocks.flatMap((block, index) => {
      const wrong = faults.get(index) ?? []
      refused.push(...wrong.map(({ key, message }) => ({ what: `${block.name}: ${key}`, why: message })))
      const keys = wrong.map(({ key }) => key)
      return keys.every(isOptional) ? [without(block, keys)] : []
    })
  }
}

/** A slug of the name, else of the host, that nobody has had. */
export function freeSlug(name: string, host: string, taken: ReadonlySet<string>): string {
  const made = slug(name, host)
  for (let number = 1; ; number += 1) {
    const behind = number === 1 ? '' : `-${number}`
    const free = made.slice(0, SLUG_MAX - behind.length).replace(/-$/, '') + behind
    if (!taken.has(free)) return free
  }
}

export function slugsOf({ authors }: Pick<Planet, 'authors'>): Set<string> {
  return new Set(authors.flatMap((author) => [author.slug, ...author.aliases]))
}

export function feedsOf({ authors }: Pick<Planet, 'authors'>): Map<string, string> {
  return new Map(
    authors.flatMap(({ slug, feeds }) =>
      feeds.map((feed) => ['url' in feed ? feed.url : feed.path, slug] as const),
    ),
  )
}

function faultsByBlock(
  faults: readonly Fault[],
  known: number,
): Map<number, { key: string; message: string }[]> {
  const found = new Map<number, { key: string; message: string }[]>()
  for (const { path, message } of faults) {
    const [, index, key = ''] = /^authors\[(\d+)\]\.?(\w*)/.exec(path) ?? []
    if (index === undefined || Number(index) < known) continue
    const place = Number(index) - known
    found.set(place, [...(found.get(place) ?? []), { key, message }])
  }
  return found
}

function isOptional(key: string): boolean {
  return OPTIONAL.some((name) => name === key)
}

function without(block: AuthorBlock, keys: readonly string[]): AuthorBlock {
  return Object.fromEntries(Object.entries(block).filter(([key]) => !keys.includes(key))) as AuthorBlock
}
