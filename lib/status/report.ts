import type { Run } from '../../db/schema'
import { describeFeed, rank, type FeedStatus, type KnownFeed, type Try } from './describe'
import { describeEntry, type EntryStatus, type KnownEntry } from './describe-entry'
import { makePlace, type Place } from './place'

/** What planet.yaml says that a status needs. */
type StatusPlanet = {
  readonly title: string
  readonly url: string | null
  readonly locale: string
  readonly timezone: string
  readonly owner: { readonly name: string; readonly email: string | null } | null
  readonly authors: readonly {
    readonly slug: string
    readonly include: readonly string[]
    readonly exclude: readonly string[]
  }[]
}

/** As the store has it. */
type StatusFacts = {
  readonly feeds: readonly {
    readonly feed: KnownFeed
    readonly tries: readonly Try[]
    /** Of the last document; null where they were not asked for. */
    readonly entries: readonly KnownEntry[] | null
  }[]
  /** The newest run that came to its end. */
  readonly lastRun: (Pick<Run, 'id' | 'startedAt' | 'report'> & { readonly endedAt: number }) | null
  readonly faults: readonly {
    readonly file: string
    readonly line: number | null
    readonly column: number | null
    readonly path: string
    readonly message: string
  }[]
}

export type FeedReport = {
  readonly feed: KnownFeed
  readonly tries: readonly Try[]
  readonly status: FeedStatus
  /** Those that readers do not find come first. */
  readonly entries: readonly EntryStatus[] | null
}

/** How the planet's feeds are, in words: pages, JSON, Atom and commands are made of this. */
export type StatusReport = Pick<StatusFacts, 'lastRun' | 'faults'> & {
  readonly planet: Pick<StatusPlanet, 'title' | 'url'>
  readonly place: Place
  /** Who needs help first comes first. */
  readonly feeds: readonly FeedReport[]
}

export function makeStatusReport(facts: StatusFacts, planet: StatusPlanet, now: number): StatusReport {
  const { title, url, owner } = planet
  const place = makePlace(planet, now)
  const feeds = facts.feeds.map(({ feed, tries, entries }): FeedReport => {
    const { include = [], exclude = [] } = planet.authors.find(({ slug }) => slug === feed.author.slug) ?? {}
    const described =
      entries?.map((entry) => describeEntry(entry, { include, exclude, owner }, place)) ?? null
    return {
      feed,
      tries,
      status: describeFeed(feed, tries, place),
      entries: described?.sort((a, b) => Number(isFound(a)) - Number(isFound(b))) ?? null,
    }
  })
  return { planet: { title, url }, place, ...facts, feeds: feeds.sort(byNeed) }
}

/** Whether readers of the planet find the post where they look for it. */
export function isFound({ code }: Pick<EntryStatus, 'code'>): boolean {
  return ['shown', 'backlog', 'bad-date', 'future-date'].includes(code)
}

/** The gravest first, among them what has lasted longest; what is paused comes last. */
function byNeed(a: FeedReport, b: FeedReport): number {
  const needOf = ({ status }: FeedReport) => (status.severity === 'paused' ? -1 : rank(status))
  const byGravity = needOf(b) - needOf(a)
  const byAge = rank(a.status) === 4 ? (a.status.since ?? 0) - (b.status.since ?? 0) : 0
  return (
    byGravity ||
    byAge ||
    a.feed.author.name.localeCompare(b.feed.author.name) ||
    (a.feed.slug < b.feed.slug ? -1 : 1)
  )
}
