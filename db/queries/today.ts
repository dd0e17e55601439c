import { database, write } from '../client'
import { touches } from '../schema'
import { getMemory, remember } from './memory'

const KEY = 'today'

/** The local day as the last run found it, `YYYY-MM-DD`; null before the first. Pages take their day from here, and never from the clock. */
export async function getToday(): Promise<string | null> {
  return getMemory(KEY)
}

/** Remembers the day of a run. The first run of a day leaves a note for the pages that depend on it. */
export async function saveToday(day: string): Promise<void> {
  const from = await getToday()
  if (from === day) return
  const db = database()
  await write([remember(KEY, day), db.insert(touches).values({ what: { from, to: day } })])
}
