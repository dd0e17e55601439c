import { write } from '../client'
import { getMemory, remember } from './memory'
import { addTouches } from './touches'

const KEY = 'today'

/** The local day as the last run found it, `YYYY-MM-DD`; null before the first. Pages take their day from here, and never from the clock. */
export async function getToday(): Promise<string | null> {
  return getMemory(KEY)
}

/** Remembers the day of a run. The first run of a day leaves a note for the pages that depend on it. */
export async function saveToday(day: string): Promise<void> {
  const from = await getToday()
  if (from === day) return
  await write([remember(KEY, day), ...addTouches({ from, to: day })])
}
