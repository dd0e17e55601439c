import { randomUUID } from 'node:crypto'
import { dropLease, renewLease, takeLease } from '../../db/queries/runs'

/** Short, so that a killed holder is soon forgotten; renewed by a timer while it lives. */
const LEASE_MS = 20_000
const RENEW_MS = 5_000

type Held<T> =
  { readonly kind: 'busy'; readonly since: number } | { readonly kind: 'held'; readonly value: T }

/**
 * Works while holding the lease of this name (R-RUN): nobody else does, in this process or another.
 * @param lost called where another took it over, since we were suspended so long: the work is that one's now
 * @returns `busy` where another holds it, since when
 */
export async function holdLease<T>(
  { name, clock, lost }: { readonly name: string; readonly clock: () => number; readonly lost: () => void },
  work: () => Promise<T>,
): Promise<Held<T>> {
  const lease = { name, holder: randomUUID(), ms: LEASE_MS }
  const held = await takeLease({ ...lease, now: clock() })
  if (held) return { kind: 'busy', since: held.takenAt }
  const renewal = setInterval(async () => {
    const isOurs = await renewLease({ ...lease, now: clock() }).catch(() => true)
    if (!isOurs) lost()
  }, RENEW_MS)
  try {
    return { kind: 'held', value: await work() }
  } finally {
    clearInterval(renewal)
    // A store that takes no more writes keeps it until its time is over.
    await dropLease(lease).catch(() => {})
  }
}
