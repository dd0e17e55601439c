import type { Try } from '@/lib/status/describe'
import { describeTries, isGood } from '@/lib/status/tries'

const STEP = 7
const HEIGHT = 16

/** The last tries as a strip, oldest first: full where they were good, hollow where they failed. */
export function Tries({ tries }: { tries: readonly Try[] }) {
  if (tries.length === 0) return <span className="text-muted">none yet</span>
  const width = tries.length * STEP
  return (
    <svg
      role="img"
      aria-label={`Last ${tries.length} tries: ${describeTries(tries)}`}
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      className="max-w-full"
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
