import { countStates } from '@/lib/status/marks'
import type { Place } from '@/lib/status/place'
import type { FeedReport } from '@/lib/status/report'
import { statusWordsFor } from '@/lib/words/status/words'
import { State } from './state'

/** `● 36 fine ▲ 2 hints ✖ 2 need their author ❚❚ 1 paused`: what is none of is not said, but for the fine. */
export function Counts({ feeds, place }: { feeds: readonly FeedReport[]; place: Place }) {
  const words = statusWordsFor(place.locale)
  const counts = countStates(
    feeds.map(({ status }) => status),
    words,
  )
  return (
    <ul aria-label={words.all.howMany} className="mt-5 flex flex-wrap gap-2.5">
      {counts
        .filter(({ name, count }) => name === 'fine' || count > 0)
        .map(({ name, severity, text }) => (
          <li key={name} className="rounded-lg border border-line bg-surface px-3.5 py-2">
            <State severity={severity} word={text} />
          </li>
        ))}
    </ul>
  )
}
