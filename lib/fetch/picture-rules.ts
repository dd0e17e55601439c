/** Pixels of a face: 72 on the page, for screens that show two for one. */
export const FACE_SIDE = 144
export const MAX_FACE_BYTES = 8 * 1024

const FIRST_WAIT_MS = 10 * 60_000
const LONGEST_WAIT_MS = 86_400_000

/** Whether a picture that was not there may be asked for again: after ten minutes, then twice as long each time, up to a day. */
export function isDue(tried: { readonly failures: number; readonly triedAt: number }, now: number): boolean {
  return now - tried.triedAt >= Math.min(FIRST_WAIT_MS * 2 ** (tried.failures - 1), LONGEST_WAIT_MS)
}
