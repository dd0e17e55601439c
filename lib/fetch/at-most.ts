/** Runs what it is given in the order it comes, at most `places` at once. */
export function atMost(places: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let free = places
  return async (work) => {
    if (free > 0) free -= 1
    else await new Promise<void>((turn) => waiting.push(turn))
    try {
      return await work()
    } finally {
      // The place goes on to the next in line, or becomes free.
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}
