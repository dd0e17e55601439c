import type { NewPost } from './normalise'

const NEAR = 48 * 3_600_000

/** What the store knows of a post that an entry may be. */
export type Known = {
  readonly id: number
  readonly guid: string
  /** Guids it also went by. */
  readonly aliases: readonly string[]
  readonly link: string | null
  readonly canonical: string | null
  readonly textHash: string
  readonly rawHash: string
  readonly fingerprint: string
  readonly publishedAt: number | null
  /** It has a body, be it only a picture. */
  readonly hasBody: boolean
}

export type Plan = {
  readonly added: readonly NewPost[]
  readonly changed: readonly { readonly id: number; readonly post: NewPost }[]
  /** New names of known posts (R-REKEY). */
  readonly aliases: readonly { readonly postId: number; readonly guid: string }[]
}

/**
 * The entries that must be cleaned: new ones, and those whose source differs from what was cleaned before.
 * All others are what they were; nothing is done for them (R-EDIT).
 */
export function listUnread<T extends { readonly guid: string; readonly rawHash: string }>(
  entries: readonly T[],
  known: readonly Known[],
): T[] {
  const unchanged = new Set(
    known.flatMap((post) => [post.guid, ...post.aliases].map((guid) => `${post.rawHash} ${guid}`)),
  )
  return entries.filter((entry) => !unchanged.has(`${entry.rawHash} ${entry.guid}`))
}

/**
 * What to write for the cleaned posts of one document. It receives what is known and asks nobody.
 * @param here all guids of the document: a known post that still stands there under its own guid is nobody else
 */
export function dedupe(posts: readonly NewPost[], known: readonly Known[], here: ReadonlySet<string>): Plan {
  const byGuid = new Map(
    known.flatMap((post) => [post.guid, ...post.aliases].map((guid) => [guid, post] as const)),
  )
  const free = known.filter((post) => !here.has(post.guid) && !post.aliases.some((guid) => here.has(guid)))
  const byCanonical = new Map(free.filter((post) => post.canonical).map((post) => [post.canonical, post]))
  const byText = new Map(free.map((post) => [post.textHash, post]))

  const added: NewPost[] = []
  const changed: { id: number; post: NewPost }[] = []
  const aliases: { postId: number; guid: string }[] = []
  const taken = new Set<number>()
  for (const post of posts) {
    const own = byGuid.get(post.guid)
    const match = own ?? rekeyed(post, byCanonical, byText, taken)
    if (!match) {
      added.push(post)
      continue
    }
    taken.add(match.id)
    if (!own) aliases.push({ postId: match.id, guid: post.guid })
    // An empty new body never overwrites a text that we have (R-EDIT).
    const differs = post.fingerprint !== match.fingerprint && !(match.hasBody && post.html === '')
    if (differs) changed.push({ id: match.id, post: { ...post, canonical: canonicalOf(post, match) } })
  }
  return { added, changed, aliases }
}

/** What an address told of a post while it stood there alone, it still tells beside a second entry that leads there. */
function canonicalOf(post: NewPost, known: Known): string | null {
  return post.canonical ?? (post.link === known.link ? known.canonical : null)
}

/** R-REKEY: the same address in the same feed, or the same title and text, at nearly the same time; both together at any time. */
function rekeyed(
  post: NewPost,
  byCanonical: ReadonlyMap<string | null, Known>,
  byText: ReadonlyMap<string, Known>,
  taken: ReadonlySet<number>,
): Known | undefined {
  const byUrl = post.canonical === null ? undefined : byCanonical.get(post.canonical)
  const twin = post.text === '' ? undefined : byText.get(post.textHash)
  const isSame = (known: Known) => isNear(post, known) || (known === byUrl && isSameText(post, known))
  return [byUrl, twin].find((known) => known && !taken.has(known.id) && isSame(known))
}

function isSameText(post: NewPost, known: Known): boolean {
  return post.text !== '' && post.textHash === known.textHash
}

/** Of one time, as far as both say when: a blog whose entries all link to its front page has many posts. */
function isNear(post: NewPost, known: Known): boolean {
  const at = post.own?.at ?? null
  return at === null || known.publishedAt === null || Math.abs(at - known.publishedAt) <= NEAR
}
