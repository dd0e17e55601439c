/** Words longer than this are never a slip of the pen. */
const LONGEST = 64

/**
 * The name that was probably meant: the one with the fewest slips (letters added, lost or changed; at most two or
 * a third of the word, one in a short word), case aside. `Berlin` also finds `Europe/Berlin`. Null where nothing is near.
 */
export function nearest(word: string, names: Iterable<string>): string | null {
  if (word.length > LONGEST) return null
  const wanted = word.toLowerCase()
  let best: string | null = null
  let fewest = (wanted.length < 4 ? 1 : Math.max(2, Math.floor(wanted.length / 3))) + 1
  for (const name of names) {
    const known = name.toLowerCase()
    const slips = Math.min(
      countSlips(wanted, known),
      countSlips(wanted, known.slice(known.lastIndexOf('/') + 1)),
    )
    if (slips < fewest) [best, fewest] = [name, slips]
  }
  return best
}

/** Levenshtein distance, one row of the table at a time. */
function countSlips(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(changed, row[j]! + 1, next[j - 1]! + 1))
    }
    row = next
  }
  return row[b.length]!
}
