import { setPriority } from 'node:os'

/** A tenth of the time, where others want it too: less, and a busy machine would seem to hang. */
const NICE = 10

/*
 * Imported first by a thread that gives way to all others: who opens a page comes before what is gathered for later ones, and before the
 * loading of the code that gathers it. Only Linux keeps a priority for each thread; elsewhere it would be the whole server's.
 */
if (process.platform === 'linux') setPriority(NICE)
