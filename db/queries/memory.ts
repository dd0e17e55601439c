import { eq } from 'drizzle-orm'
import { database } from '../client'
import { memory } from '../schema'

/** What the planet remembers under a name; null where nothing. */
export async function getMemory(key: string): Promise<string | null> {
  const [row] = await database().select().from(memory).where(eq(memory.key, key))
  return row?.value ?? null
}

export async function saveMemory(key: string, value: string): Promise<void> {
  await database()
    .insert(memory)
    .values({ key, value })
    .onConflictDoUpdate({ target: memory.key, set: { value } })
}
