import { setPriority } from 'node:os'

/** A tenth of the time, where others want it too: less, and a busy machine would seem to hang. */
const NICE = 10

/**
 * Who opens a page comes before what is gathered for later ones: this thread works when no other wants to. Only Linux keeps that
 * for each thread; elsewhere it would be the whole server's.
 */
export function giveWay(): void {
  if (process.platform === 'linux') setPriority(NICE)
}
