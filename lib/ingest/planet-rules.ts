import type { Planet } from '../config'
import type { RowRules } from './rows'

/** What planet.yaml asks for of an author's posts; of one who is no longer there, nothing. */
export function rulesOf({ authors }: Pick<Planet, 'authors'>): Pick<RowRules, 'filterOf' | 'priorityOf'> {
  const bySlug = new Map(authors.map((author) => [author.slug, author]))
  return {
    filterOf: (slug) => bySlug.get(slug) ?? { include: [], exclude: [] },
    priorityOf: (slug) => bySlug.get(slug)?.priority ?? 0,
  }
}
