import { dropped, guessed, type ListedAuthor, type Remark } from './imported'

/**
 * One author for each slug, or for each name where there is none, with all feeds that stand under it; one feed for each address. In
 * the order of the list.
 */
export function joinAuthors(listed: readonly ListedAuthor[]): {
  readonly authors: readonly ListedAuthor[]
  readonly remarks: readonly Remark[]
} {
  const authors = new Map<string, ListedAuthor>()
  const remarks: Remark[] = []
  const ownerOf = new Map<string, string>()
  for (const one of listed) {
    const name = one.name.replaceAll(/\s+/g, ' ').trim()
    const feeds = one.feeds.filter((feed) => {
      const owner = ownerOf.get(feed)
      if (owner !== undefined) remarks.push(dropped(`${name}: ${feed}`, `is ${owner}’s already`))
      else ownerOf.set(feed, name)
      return owner === undefined
    })
    if (feeds.length === 0) continue
    // No name holds a line break.
    const key = one.slug === null ? name.toLowerCase() : `\n${one.slug}`
    const known = authors.get(key)
    if (known)
      remarks.push(
        guessed(`${name}: ${feeds.join(', ')}`, 'one more feed under this name: one author with several'),
      )
    authors.set(key, known ? joined(known, { ...one, feeds }) : { ...one, name, feeds })
  }
  return { authors: [...authors.values()], remarks }
}

function joined(known: ListedAuthor, more: ListedAuthor): ListedAuthor {
  return {
    name: known.name,
    feeds: [...known.feeds, ...more.feeds],
    site: known.site ?? more.site,
    avatar: known.avatar ?? more.avatar,
    lang: known.lang ?? more.lang,
    slug: known.slug,
  }
}
