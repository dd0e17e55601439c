import { countStates } from '@/lib/status/marks'
import type { FeedReport } from '@/lib/status/report'
import { State } from './state'

/** `● 36 fine ▲ 2 hints ✖ 2 need their author ❚❚ 1 paused`: what is none of is not said, but for the fine. */
export function Counts({ feeds }: { feeds: readonly FeedReport[] }) {
  const counts = countStates(feeds.map(({ status }) => status))
  return (
    <ul aria-label="How many feeds" className="mt-5 flex flex-wrap gap-2.5">
      {counts
        .filter(({ name, count }) => name === 'fine' || count > 0)
        .map(({ name, severity, count, words }) => (
          <li key={name} className="rounded-lg border border-line bg-surface px-3.5 py-2">
            <State severity={severity} word={`${count} ${words}`} />
          </li>
        ))}
    </ul>
  )
}
