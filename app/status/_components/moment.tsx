import type { Place } from '@/lib/status/place'
import { formatWhen } from '@/lib/status/format'
import { statusWordsFor } from '@/lib/words/status/words'

/** An instant in the planet's zone, or a word where there is none. */
export function Moment({ at, place, none }: { at: number | null; place: Place; none: string }) {
  if (at === null || Number.isNaN(new Date(at).getTime())) return none
  return (
    <time dateTime={new Date(at).toISOString()} className="whitespace-nowrap">
      {formatWhen(at, place)}
    </time>
  )
}

/** When a feed is asked next. */
export function NextTry({ at, place, never }: { at: number | null; place: Place; never: boolean }) {
  const words = statusWordsFor(place.locale).one
  if (never) return words.never
  if (at === null || at <= place.now) return words.nextRun
  return <Moment at={at} place={place} none={words.never} />
}
