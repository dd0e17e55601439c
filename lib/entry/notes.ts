import type { FeedNote } from '../../db/schema'
import type { Entry } from '../parse/parsed-feed'
import { isFuture, type OwnDate } from './placed'

type Dated = { readonly entry: Entry; readonly own: OwnDate | null }

const EXAMPLE_MAX = 60
/** Fewer entries make no habit. */
const HABIT = 3

/** What is wrong with the entries of a document, for their author (R-STATUS): once a kind, counted, with an example. */
export function noteEntries(entries: readonly Dated[], now: number): FeedNote[] {
  return [...noteDates(entries), ...noteFuture(entries, now), ...noteSummaries(entries)]
}

/**
 * Entries that are lost, since another of the document has their id: `kept` are those that are not. One that merely stands there twice is
 * no loss.
 */
export function noteSameIds(
  entries: readonly Entry[],
  kept: readonly { readonly entry: Entry }[],
): FeedNote[] {
  const names = new Set(kept.map(({ entry }) => nameOf(entry)))
  const lost = entries.filter((entry) => !names.has(nameOf(entry)))
  return noteSome('same-id', lost, entries, (some) => `${some} have the id of another.`)
}

function nameOf({ title, content, summary }: Entry): string | undefined {
  return (title ?? content ?? summary)?.value
}

function noteDates(entries: readonly Dated[]): FeedNote[] {
  const undated = entries.filter(({ own }) => own === null)
  const written = undated.flatMap(({ entry }) => Object.values(entry.dates).flat())[0]
  return noteSome('bad-date', undated, entries, (some) =>
    written === undefined
      ? `${some} have no date.`
      : `${some} have no date that can be read, such as “${shorten(written)}”.`,
  )
}

function noteFuture(entries: readonly Dated[], now: number): FeedNote[] {
  const future = entries.flatMap(({ own }) => (own !== null && isFuture(own.at, now) ? own.at : []))
  return noteSome('future-date', future, entries, (some) => {
    return `${some} are dated in the future, such as ${new Date(Math.max(...future)).toISOString()}.`
  })
}

/** `[…]`, `…` or `...` at the end: the text goes on elsewhere. */
const CUT = /(?:\[(?:…|\.\.\.|&hellip;|&#8230;)\]|…|\.\.\.|&hellip;|&#8230;)\s*(?:<\/[a-z]+>\s*)*$/i
const TAIL = 80

function noteSummaries(entries: readonly Dated[]): FeedNote[] {
  const cut = entries.filter(({ entry }) =>
    CUT.test((entry.content ?? entry.summary)?.value.slice(-TAIL) ?? ''),
  )
  if (cut.length < HABIT || cut.length * 2 < entries.length) return []
  return noteSome('summary-only', cut, entries, (some) => `${some} break off.`)
}

function noteSome(
  code: string,
  some: readonly unknown[],
  all: readonly unknown[],
  say: (some: string) => string,
): FeedNote[] {
  const count = some.length
  return count === 0 ? [] : [{ code, count, message: say(`${count} of ${all.length} entries`) }]
}

function shorten(text: string): string {
  return text.length <= EXAMPLE_MAX ? text : `${text.slice(0, EXAMPLE_MAX)}…`
}
