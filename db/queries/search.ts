import { sql, type SQL } from 'drizzle-orm'
import { database } from '../client'
import { findTerms } from './search-found'
import { PLACES_A_DAY, placesFrom } from './search-index'
import { isDense, parseTerms, spellTerm, type Term } from './search-terms'

export type SearchQuestion = {
  /** As it was typed. */
  readonly words: string
  /** Slug, language without its region, `YYYY`. */
  readonly author?: string
  readonly lang?: string
  readonly year?: string
  /** Only hits that stand after this one. */
  readonly after?: number
}

export type Hit = {
  /** Its number in the index: what comes after it is older. */
  readonly place: number
  readonly id: number
  readonly slug: string
  readonly link: string | null
  readonly day: string | null
  readonly sortAt: number | null
  readonly lang: string | null
  readonly authorSlug: string
  readonly authorName: string
  readonly title: string
  /** Of very long posts the start. */
  readonly html: string
}

/** Nobody reads a snippet from further down. */
const HTML_MAX = 50_000
/** So many letters in a row the index of letters knows. */
const GROUP = 3
/** Of letter groups that begin with a short word so many are tried. */
const GROUPS_MAX = 100

/**
 * The newest posts that have all terms of a question in title or text, at most `limit`: by day, and of one day those first that have them in the
 * title. The numbers of the index grow with the place of a post, so that the newest hits are found without looking at the others.
 * Whatever is asked is an answer: what has no terms finds nothing.
 */
export async function searchPosts(question: SearchQuestion, limit: number): Promise<Hit[]> {
  const terms = parseTerms(question.words)
  if (terms.length === 0) return []
  const words = await findIn('search', await toMatch(question, terms), question, limit)
  const letters = terms.some(isDense)
    ? await findIn('search_dense', await toDenseMatch(terms), question, limit)
    : []
  const hits = new Map([...words, ...letters].map((hit) => [hit.place, hit]))
  return [...hits.values()]
    .sort((a, b) => b.place - a.place)
    .slice(0, limit)
    .map((hit) => ({ hit, inTitle: findTerms(hit.title, terms).length > 0 }))
    .sort(byDayThenTitle)
    .map(({ hit }) => hit)
}

type Ranked = { readonly hit: Hit; readonly inTitle: boolean }

function byDayThenTitle(a: Ranked, b: Ranked): number {
  const [one, other] = [a.hit.day ?? '', b.hit.day ?? '']
  if (one !== other) return one < other ? 1 : -1
  return (
    Number(b.inTitle) - Number(a.inTitle) ||
    (b.hit.sortAt ?? 0) - (a.hit.sortAt ?? 0) ||
    b.hit.place - a.hit.place
  )
}

/** Author and language are words of the index too: who has written little is found as fast as who has written much. */
async function toMatch({ author, lang }: SearchQuestion, terms: readonly Term[]): Promise<string | null> {
  const marks: string[] = []
  if (author !== undefined) {
    const [row] = await database().all<{ id: number }>(sql`select id from authors where slug = ${author}`)
    if (!row) return null
    marks.push(`a${row.id}`)
  }
  if (lang !== undefined) marks.push(`l${lang}`)
  // A run of letters that nothing parts is one word there: it may go on.
  const asked = terms.map((term) => spellTerm(isDense(term) ? { ...term, isPrefix: true } : term))
  return [`{title text} : (${asked.join(' AND ')})`, ...marks.map((mark) => `marks : "${mark}"`)].join(
    ' AND ',
  )
}

/** The same letter by letter; what is shorter than a group of three letters is any group that begins with it. */
async function toDenseMatch(terms: readonly Term[]): Promise<string | null> {
  const asked = []
  for (const term of terms) {
    if (!isShort(term)) {
      asked.push(spellTerm({ ...term, isPrefix: false }))
      continue
    }
    const from = term.text.toLowerCase()
    const groups = await database().all<{ term: string }>(sql`select term from search_dense_groups
      where term >= ${from} and term < ${`${from}\u{10ffff}`} limit ${GROUPS_MAX}`)
    if (groups.length === 0) return null
    asked.push(`(${groups.map((group) => spellTerm({ text: group.term, isPrefix: false })).join(' OR ')})`)
  }
  return asked.join(' AND ')
}

/** Shorter than the groups of letters that the index knows. */
function isShort({ text }: Term): boolean {
  return [...text].length < GROUP
}

async function findIn(
  index: 'search' | 'search_dense',
  match: string | null,
  { author, lang, year, after }: SearchQuestion,
  limit: number,
): Promise<Hit[]> {
  if (match === null) return []
  const table = sql.raw(index)
  const chosen: SQL[] = []
  if (year !== undefined) {
    const [from, to] = [placesFrom(`${year}-01-01`), placesFrom(`${year}-12-31`) + PLACES_A_DAY]
    chosen.push(sql`and f.rowid > ${from} and f.rowid < ${to}`)
  }
  if (after !== undefined) chosen.push(sql`and f.rowid < ${after}`)
  if (author !== undefined) chosen.push(sql`and a.slug = ${author}`)
  if (lang !== undefined) chosen.push(sql`and (p.lang = ${lang} or p.lang like ${`${lang}-%`})`)
  return database().all<Hit>(sql`
    select f.rowid as place, p.id, p.slug, p.link, p.day, p.sort_at as sortAt, p.lang, a.slug as authorSlug, a.name as authorName,
      p.title, substr(p.html, 1, ${HTML_MAX}) as html
    from ${table} f
    cross join posts p on p.search_place = f.rowid
    cross join authors a on a.id = p.author_id
    where ${table} match ${match} and p.state = 'shown' and a.listed = 1 ${sql.join(chosen, sql` `)}
    order by f.rowid desc limit ${limit}`)
}
