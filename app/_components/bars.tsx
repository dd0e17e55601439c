type Props = {
  /** Oldest first. */
  readonly values: readonly number[]
  /** Utilities for its size. */
  readonly className: string
}

const WIDTH = 10
const GAP = 2
const HEIGHT = 100
/** What is not nothing must be seen. */
const LEAST = 4

/** Numbers as bars, for the eye alone: the same numbers stand beside it in words. */
export function Bars({ values, className }: Props) {
  const most = Math.max(1, ...values)
  const heights = values.map((value) =>
    value === 0 ? 1 : Math.max(LEAST, Math.round((value / most) * HEIGHT)),
  )
  return (
    <svg
      className={`fill-accent [[dir=rtl]_&]:-scale-x-100 ${className}`}
      height="40"
      viewBox={`0 0 ${Math.max(1, values.length) * WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {heights.map((height, index) => (
        <rect key={index} x={index * WIDTH} y={HEIGHT - height} width={WIDTH - GAP} height={height} />
      ))}
    </svg>
  )
}
