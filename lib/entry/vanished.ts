const A_DAY = 24 * 3_600_000

/** A post of the feed that its newest document does not have. */
export type Absent = {
  readonly id: number
  readonly publishedAt: number | null
  /** Since when it is known to be missing; null = it was there the last time. */
  readonly missingSince: number | null
}

export type Vanished = {
  /** Missing for a day: taken as deleted upstream. */
  readonly gone: readonly number[]
  /** Missing for the first time. */
  readonly missing: readonly number[]
  /** Only fell out of the window: nothing is known of them. */
  readonly cleared: readonly number[]
  /** Since when the feed misses posts that are not gone yet; null = none. */
  readonly missingSince: number | null
}

/**
 * R-GONE: a post is taken as deleted when it is newer than the oldest entry of a complete document (`oldestOf`), yet not there, in two
 * fetches a day apart. Where more than half of that window vanished at once, the feed has changed, not its posts.
 * @param oldest the oldest date in the document; null where it has none: then it has no window
 * @param present how many posts newer than that are there
 */
export function listVanished(
  absent: readonly Absent[],
  { oldest, present, now }: { oldest: number | null; present: number; now: number },
): Vanished {
  const isInWindow = ({ publishedAt }: Absent) =>
    oldest !== null && publishedAt !== null && publishedAt > oldest
  const inWindow = absent.filter(isInWindow)
  const believed = inWindow.length <= present ? inWindow : []
  const gone = believed.filter((post) => isGone(post.missingSince, now))
  const waiting = believed.filter((post) => !gone.includes(post))
  const since = waiting.map((post) => post.missingSince ?? now)
  return {
    gone: gone.map((post) => post.id),
    missing: waiting.flatMap((post) => (post.missingSince === null ? post.id : [])),
    cleared: absent.flatMap((post) =>
      post.missingSince !== null && !believed.includes(post) ? post.id : [],
    ),
    missingSince: since.length === 0 ? null : Math.min(...since),
  }
}

/**
 * The date with which a document's window ends, which is where it falls off: the last one where the newest come first, the first one where
 * the oldest do. An old entry that is pinned on top, or that an edit brought up, does not make the window reach back to it.
 * @param dates of its entries, in its order
 */
export function oldestOf(dates: readonly number[]): number | null {
  const steps = dates.slice(1).map((at, index) => Math.sign(at - dates[index]!))
  const order = steps.reduce((sum, step) => sum + step, 0)
  if (order === 0) return dates.length === 0 ? null : Math.min(...dates)
  return order < 0 ? dates.at(-1)! : dates[0]!
}

/** Whether what has been missing since then is gone by now. */
export function isGone(missingSince: number | null, now: number): boolean {
  return missingSince !== null && now - missingSince >= A_DAY
}
