import { getNewestDayOfAuthor } from '@/db/queries/authors'
import {
  countByDate,
  getFrontDay,
  getNeighbourDates,
  getNeighbourPosts,
  listYearsOfAuthor,
} from '@/db/queries/posts'
import type { Touch } from '@/db/schema'
import { paths } from '@/lib/paths'

/**
 * What a run touched → the public paths of exactly those pages that now show something else (R-ISR).
 * It asks the store as it is after the run; a page is named when what *it* shows of a post has changed.
 */
export async function listChangedPaths(touches: readonly Touch[], frontPosts: number): Promise<string[]> {
  const changed = new Set<string>()
  const add = (path: string | null) => path !== null && changed.add(path)
  const inLists = touches.filter((touch) => touch.change !== 'text')
  const moved = touches.filter((touch) => touch.change === 'came' || touch.change === 'went')
  const onPlanet = (some: readonly Touch[]) => some.filter((touch) => !touch.authorOnly)

  // Additions move the front page's last day forward and removals back: what counts is where it is now.
  const oldest = await getFrontDay(frontPosts)
  if (onPlanet(touches).some(({ day }) => day !== null && (oldest === null || day >= oldest)))
    add(paths.front)

  for (const { day } of onPlanet(touches)) if (day) add(paths.date(day))
  for (const { day } of onPlanet(inLists)) if (day) add(paths.date(day.slice(0, 7)))
  for (const { day } of onPlanet(moved)) if (day) add(paths.date(day.slice(0, 4)))
  for (const date of await listDatesComeOrGone(onPlanet(moved))) {
    const { older, newer } = await getNeighbourDates(date)
    add(older && paths.date(older))
    add(newer && paths.date(newer))
    // The front page's own link to older days leads to the newest day that is not on it.
    if (newer !== null && newer === oldest) add(paths.front)
    if (date.length === 7) add(paths.archive)
  }
  for (const touch of inLists) {
    add(paths.author(touch.author))
    if (touch.day) add(paths.authorYear(touch.author, touch.day.slice(0, 4)))
  }
  for (const path of await listOtherYears(moved)) add(path)
  if (await hasNewestMoved(moved)) add(paths.authors)
  for (const touch of touches) add(paths.post(touch.id, touch.slug))
  for (const touch of inLists) {
    const { older, newer } = await getNeighbourPosts({ ...touch, authorSlug: touch.author })
    add(older && paths.post(older.id, older.slug))
    add(newer && paths.post(newer.id, newer.slug))
  }
  return [...changed]
}

/** Days, months and years that were empty before or are now: the links of their neighbours lead elsewhere. */
async function listDatesComeOrGone(moved: readonly Touch[]): Promise<string[]> {
  const came = new Map<string, number>()
  for (const { day, change } of moved) {
    for (const length of day ? [10, 7, 4] : []) {
      const date = day!.slice(0, length)
      came.set(date, (came.get(date) ?? 0) + (change === 'came' ? 1 : 0))
    }
  }
  const dates: string[] = []
  for (const [date, posts] of came) {
    if ((await countByDate(date)) === posts) dates.push(date)
  }
  return dates
}

/** An author's year that began or ended with this run changes the neighbouring years' links. */
async function listOtherYears(moved: readonly Touch[]): Promise<string[]> {
  const found: string[] = []
  for (const author of new Set(moved.map((touch) => touch.author))) {
    const years = await listYearsOfAuthor(author)
    for (const [index, { year, posts }] of years.entries()) {
      const came = moved.filter((touch) => touch.author === author && touch.day?.slice(0, 4) === year)
      const isNew = year !== null && came.filter(({ change }) => change === 'came').length === posts
      if (!isNew) continue
      for (const other of [years[index - 1], years[index + 1]]) {
        if (other?.year) found.push(paths.authorYear(author, other.year))
      }
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
