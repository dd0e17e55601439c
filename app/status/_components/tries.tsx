import type { Try } from '@/lib/status/describe'
import type { Place } from '@/lib/status/place'
import { describeTries, isGood } from '@/lib/status/tries'
import { statusWordsFor } from '@/lib/words/status/words'

const STEP = 7
const HEIGHT = 16

/** The last tries as a strip, oldest first: full where they were good, hollow where they failed. */
export function Tries({ tries, place }: { tries: readonly Try[]; place: Place }) {
  const words = statusWordsFor(place.locale)
  if (tries.length === 0) return <span className="text-muted">{words.tries.none}</span>
  const width = tries.length * STEP
  return (
    <svg
      role="img"
      aria-label={words.tries.last(tries.length, describeTries(tries, words))}
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      className="max-w-full [[dir=rtl]_&]:-scale-x-100"
    >
      {tries.map((one, index) => (
        <rect
          key={index}
          x={index * STEP + 1}
          y="1"
          width="4"
          height={HEIGHT - 2}
          rx="1"
          className={isGood(one) ? 'fill-(--ok) stroke-(--ok)' : 'fill-none stroke-(--err)'}
        />
      ))}
    </svg>
  )
}
