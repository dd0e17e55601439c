import { getNewestDayOfAuthor, listAuthors } from '@/db/queries/authors'
import { listBesideOnDay } from '@/db/queries/beside-on-day'
import { listLanguages, listLanguagesOf } from '@/db/queries/languages'
import { countByDate, getFrontDay, getNeighbourDates, listOnThisDay } from '@/db/queries/posts'
import { getNeighbourPosts, listYearsOfAuthor } from '@/db/queries/posts-of-author'
import { heatOf } from '@/db/queries/stats'
import { getDayBeyond, NEWEST_ABOUT, type Subject } from '@/db/queries/subjects'
import { listTagsOf } from '@/db/queries/tags'
import { getToday } from '@/db/queries/today'
import type { NewDay, Touch } from '@/db/schema'
import { twelveMonths, yearBefore } from '@/lib/days'
import { paths } from '@/lib/paths'

/** So many pages are rendered before readers come (R-ISR). */
const OPENED_FIRST_MAX = 12
/** What readers open first, in this order: the front page, days, authors, posts. */
const OPENED_FIRST = [/^\/$/, /^\/\d{4}\/\d\d\/\d\d$/, /^\/authors\/[^/]+$/, /^\/posts\//]

/** Each shows the same of all authors, in an order that follows from what it shows. */
const AUTHOR_LISTS = [paths.authors, paths.authorsRecent, paths.authorsActive]

type Placed = Touch & { day: string }
type Known = {
  readonly frontPosts: number
  readonly newDays?: readonly NewDay[]
  /** Authors of whom a feed began or ceased to need help. */
  readonly helps?: readonly string[]
  /** Authors of whom a feed says something else of its rights. */
  readonly relicensed?: readonly string[]
}

/**
 * What a run touched → the public paths of exactly those pages that now show something else (R-ISR).
 * It asks the store as it is after the run; a page is named when what *it* shows of a post has changed.
 */
export async function listChangedPaths(
  told: readonly Touch[],
  { frontPosts, newDays = [], helps = [], relicensed = [] }: Known,
): Promise<string[]> {
  const changed = new Set<string>()
  const add = (path: string | null) => path !== null && changed.add(path)
  // An author's page says that posts may be missing, the front page how many feeds need help.
  if (helps.length > 0) add(paths.front)
  for (const author of [...helps, ...relicensed]) add(paths.author(author))
  // Of its rights a post's own page speaks alone.
  const touches = told.filter((touch) => touch.change !== 'rights')
  const titled = touches.filter(isTitled)
  const listed = touches.filter(isListed)
  const moved = touches.filter(isMoved)
  const inLists = touches.filter((touch) => touch.change !== 'text')
  const onPlanet = (some: readonly Touch[]) =>
    some.filter((touch): touch is Placed => !touch.authorOnly && touch.day !== null)

  // Additions move the front page's last day forward and removals back: what counts is where it is now.
  const oldest = await getFrontDay(frontPosts)
  if (onPlanet(touches).some(({ day }) => oldest === null || day >= oldest)) add(paths.front)
  const today = await getToday()
  if (today && onPlanet(titled).some(({ day }) => day < today && day.slice(4) === today.slice(4)))
    add(paths.front)

  for (const { day } of onPlanet(touches)) add(paths.date(day))
  for (const { day } of onPlanet(listed)) add(paths.date(day.slice(0, 7)))
  for (const { day } of onPlanet(moved)) add(paths.date(day.slice(0, 4)))
  for (const date of await listDatesComeOrGone(onPlanet(moved))) {
    const { older, newer } = await getNeighbourDates(date)
    add(older && paths.date(older))
    add(newer && paths.date(newer))
    // The front page's own link to older days leads to the newest day that is not on it.
    if (newer !== null && newer === oldest) add(paths.front)
  }
  for (const touch of inLists) {
    add(paths.author(touch.author))
    if (touch.day) add(paths.authorYear(touch.author, touch.day.slice(0, 4)))
  }
  for (const path of await listOtherYears(moved)) add(path)
  for (const touch of told) add(paths.post(touch.id, touch.slug))
  for (const touch of titled) {
    const { older, newer } = await getNeighbourPosts({ ...touch, authorSlug: touch.author })
    add(older && paths.post(older.id, older.slug))
    add(newer && paths.post(newer.id, newer.slug))
  }
  for (const touch of onPlanet(titled))
    for (const { id, slug } of await listBesideOnDay(touch)) add(paths.post(id, slug))

  for (const author of await listRetagged(touches)) add(paths.author(author))
  for (const path of await listSubjectPages(onPlanet(touches))) add(path)
  if (onPlanet(touches).some((touch) => isMoved(touch) || touch.was)) add(paths.stats)
  if (await hasHeatChanged(onPlanet(moved))) add(paths.archive)
  if ((await hasNewestMoved(moved)) || (today && moved.some(({ day }) => isInSparkline(day, today))))
    AUTHOR_LISTS.forEach(add)
  for (const newDay of newDays) for (const path of await listPagesOfDay(newDay)) add(path)
  return [...changed]
}

/** Of changed pages those that are worth rendering before anybody asks, the most opened first. */
export function listOpenedFirst(changed: readonly string[]): string[] {
  const rankOf = (path: string) => OPENED_FIRST.findIndex((pattern) => pattern.test(path))
  const first = changed.filter((path) => rankOf(path) >= 0).sort((a, b) => rankOf(a) - rankOf(b))
  return first.slice(0, OPENED_FIRST_MAX)
}

function isMoved({ change }: Touch): boolean {
  return change === 'came' || change === 'went'
}

function isTitled(touch: Touch): boolean {
  return isMoved(touch) || touch.change === 'title'
}

/** Whether lists of several authors show something else of it. */
function isListed(touch: Touch): boolean {
  return isTitled(touch) || touch.change === 'link'
}

function isInSparkline(day: string | null, today: string): boolean {
  return day !== null && day >= twelveMonths(today)[0]!
}

/** Days, months and years that were empty before or are now: the links of their neighbours lead elsewhere. */
async function listDatesComeOrGone(moved: readonly Placed[]): Promise<string[]> {
  const dates: string[] = []
  for (const [date, { came }] of countMoves(moved, [10, 7, 4])) {
    if ((await countByDate(date)) === came) dates.push(date)
  }
  return dates
}

/** The archive shows how busy each month was. */
async function hasHeatChanged(moved: readonly Placed[]): Promise<boolean> {
  for (const [month, { came, went }] of countMoves(moved, [7])) {
    const posts = await countByDate(month)
    if (heatOf(posts) !== heatOf(posts - came + went)) return true
  }
  return false
}

function countMoves(moved: readonly Placed[], lengths: readonly number[]) {
  const dates = new Map<string, { came: number; went: number }>()
  for (const { day, change } of moved) {
    for (const length of lengths) {
      const date = day.slice(0, length)
      const { came, went } = dates.get(date) ?? { came: 0, went: 0 }
      dates.set(date, change === 'came' ? { came: came + 1, went } : { came, went: went + 1 })
    }
  }
  return dates
}

/** An author's year that began or ended with this run changes the neighbouring years' links. */
async function listOtherYears(moved: readonly Touch[]): Promise<string[]> {
  const found: string[] = []
  for (const author of new Set(moved.map((touch) => touch.author))) {
    const mine = moved.flatMap((touch) =>
      touch.author === author && touch.day !== null ? [{ ...touch, year: touch.day.slice(0, 4) }] : [],
    )
    const years = (await listYearsOfAuthor(author)).flatMap(({ year, posts }) =>
      year ? [{ year, posts }] : [],
    )
    for (const year of new Set(mine.map((touch) => touch.year))) {
      const came = mine.filter((touch) => touch.year === year && touch.change === 'came').length
      const now = years.find((other) => other.year === year)?.posts ?? 0
      if (now !== came) continue
      const newer = years.findLast((other) => other.year > year)
      const older = years.find((other) => other.year < year)
      for (const other of [newer, older]) if (other) found.push(paths.authorYear(author, other.year))
    }
  }
  return found
}

/** The list of authors shows the day of each one's newest post. */
async function hasNewestMoved(moved: readonly Touch[]): Promise<boolean> {
  for (const author of new Set(moved.map((touch) => touch.author))) {
    const newest = await getNewestDayOfAuthor(author)
    const days = moved.flatMap((touch) => (touch.author === author && touch.day !== null ? [touch.day] : []))
    const onNewest = days.filter((day) => day === newest?.day).length
    if (days.some((day) => !newest || day > newest.day) || (newest && onNewest === newest.posts)) return true
  }
  return false
}

/** Authors whose page counts other tags after an edit. */
async function listRetagged(touches: readonly Touch[]): Promise<string[]> {
  const tagsOf = await listTagsOf(touches.flatMap(({ id, was }) => (was ? [id] : [])))
  return touches.flatMap(({ id, author, was }) =>
    was && String(was.tags) !== String(tagsOf.get(id) ?? []) ? [author] : [],
  )
}

/** Tags and languages: the pages of those that a post has, had, or no longer has, and the lists of all of them. */
async function listSubjectPages(touches: readonly Placed[]): Promise<string[]> {
  const found = new Set<string>()
  const ids = touches.map(({ id }) => id)
  const [tagsOf, languageOf] = await Promise.all([listTagsOf(ids), listLanguagesOf(ids)])
  const moves = new Map<string, { came: number; subject: Subject }>()
  for (const touch of touches) {
    const now = pagesOf({ tags: tagsOf.get(touch.id) ?? [], lang: languageOf.get(touch.id) ?? null })
    const before = touch.was ? pagesOf(touch.was) : now
    for (const [page, subject] of new Map([...before, ...now])) {
      const isNew = touch.change === 'came' || !before.has(page)
      const isOld = touch.change === 'went' || !now.has(page)
      if (!isNew && !isOld && !isListed(touch)) continue
      if (isNew || isOld) {
        if ('tag' in subject) found.add(paths.tags)
        const came = (moves.get(page)?.came ?? 0) + (isNew ? 1 : 0)
        moves.set(page, { came, subject })
      }
      const year = touch.day.slice(0, 4)
      const beyond = await getDayBeyond(subject, NEWEST_ABOUT)
      if (isNew || isOld || beyond === null || touch.day >= beyond) found.add(page)
      // Where all stand on its own page there is no page of a year; with what went, the last such page may go.
      if (isOld || (beyond !== null && year <= beyond)) found.add(paths.yearOf(page, year))
    }
  }
  for (const { came, subject } of moves.values()) {
    // Every page that names the languages names one more now, or one less.
    if ('tag' in subject || (await getDayBeyond(subject, came)) !== null) continue
    for (const lang of await listLanguages()) found.add(paths.lang(lang))
    found.add(paths.front)
  }
  return [...found]
}

function pagesOf({ tags, lang }: { readonly tags: readonly string[]; readonly lang: string | null }) {
  const pages = new Map<string, Subject>(tags.map((tag) => [paths.tag(tag), { tag }]))
  const base = lang?.split('-', 1)[0]
  return base ? pages.set(paths.lang(base), { lang: base }) : pages
}

/** What the first run of a day finds older than the last one did: "on this day", sparklines by month, who is silent for a year. */
async function listPagesOfDay({ from, to }: NewDay): Promise<string[]> {
  if (from === null) return [paths.front, ...AUTHOR_LISTS]
  const said = await Promise.all([from, to].map((day) => listOnThisDay(day, 1)))
  const isSilent = (newest: string | null) =>
    newest !== null && newest >= yearBefore(from) && newest < yearBefore(to)
  const isNewMonth = from.slice(0, 7) !== to.slice(0, 7)
  return [
    ...(said.some((posts) => posts.length > 0) ? [paths.front] : []),
    ...(isNewMonth || (await listAuthors()).some(({ newest }) => isSilent(newest)) ? AUTHOR_LISTS : []),
  ]
}
