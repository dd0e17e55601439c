/** A fault at a place of the value: what is wrong with `path`, told by its last key or by its value. */
export type Problem = {
  readonly path: readonly PropertyKey[]
  readonly at: 'key' | 'value'
  readonly message: string
}

/**
 * What no single key can tell: two authors with one slug (a former slug counts), and authors with no feed, with both
 * `feed` and `feeds`, or with one feed twice. Reads the raw value, so that it speaks even where the rest has faults.
 */
export function listClashes(value: unknown): Problem[] {
  const authors = isMap(value) && Array.isArray(value.authors) ? value.authors : []
  const takenBy = new Map<string, string>()
  return authors.flatMap((author: unknown, index) => {
    if (!isMap(author)) return []
    const slugs = [{ slug: author.slug, path: ['authors', index, 'slug'] as PropertyKey[] }]
    for (const [i, slug] of listOf(author.aliases).entries()) {
      slugs.push({ slug, path: ['authors', index, 'aliases', i] })
    }
    return [...listTaken(slugs, takenBy), ...listFeedClashes(author, index)]
  })
}

function listTaken(slugs: { slug: unknown; path: PropertyKey[] }[], takenBy: Map<string, string>): Problem[] {
  return slugs.flatMap(({ slug, path }) => {
    if (typeof slug !== 'string') return []
    const owner = takenBy.get(slug)
    if (owner === undefined) takenBy.set(slug, showPath(path))
    return owner === undefined
      ? []
      : [{ path, at: 'value', message: `found "${slug}", which ${owner} has; expected a slug of its own` }]
  })
}

function listFeedClashes(author: Readonly<Record<string, unknown>>, index: number): Problem[] {
  const given = ['feed', 'feeds'].filter((key) => author[key] !== undefined)
  const place = (key: string, ...more: PropertyKey[]) => ['authors', index, key, ...more]
  if (given.length === 0) {
    return [
      { path: place('feed'), at: 'key', message: 'missing, expected an address (or feeds: a list of them)' },
    ]
  }
  if (given.length === 2) {
    return [{ path: place('feeds'), at: 'key', message: 'found beside feed, expected one of the two' }]
  }
  const feeds = listOf(author.feeds)
  return feeds.flatMap((feed, i) =>
    typeof feed === 'string' && feeds.indexOf(feed) < i
      ? [
          {
            path: place('feeds', i),
            at: 'value',
            message: `found "${feed}" a second time, expected each feed once`,
          },
        ]
      : [],
  )
}

/** `['authors', 2, 'feed']` → `authors[2].feed` */
export function showPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((shown, step) => {
    if (typeof step === 'number') return `${shown}[${step}]`
    return shown === '' ? String(step) : `${shown}.${String(step)}`
  }, '')
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
