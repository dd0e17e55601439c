import { eq, sql } from 'drizzle-orm'
import { prepared, type Statement } from '../client'
import { memory } from '../schema'

/** The configuration in force, JSON: pages read it there, so that an edit shows with the next run, everywhere at once. */
export const PLANET_KEY = 'planet'
/** What is wrong with planet.yaml, for `/status` and health, JSON; `[]` when nothing is. */
export const FAULTS_KEY = 'planet-faults'

/** What the planet remembers under a name; null where nothing. */
export async function getMemory(key: string): Promise<string | null> {
  const [row] = await select().all({ key })
  return row?.value ?? null
}

export async function saveMemory(key: string, value: string): Promise<void> {
  await remember(key, value).run()
}

/** `saveMemory` as a statement of somebody's transaction. */
export function remember(key: string, value: string): Statement {
  return { run: () => upsert().run({ key, value }) }
}

/** A statement, as `remember`. */
export function forget(key: string): Statement {
  return { run: () => drop().run({ key }) }
}

const key = sql.placeholder('key')

const select = prepared((db) =>
  db.select({ value: memory.value }).from(memory).where(eq(memory.key, key)).prepare(),
)
const drop = prepared((db) => db.delete(memory).where(eq(memory.key, key)).prepare())
const upsert = prepared((db) =>
  db
    .insert(memory)
    .values({ key, value: sql.placeholder('value') })
    .onConflictDoUpdate({ target: memory.key, set: { value: sql`excluded.value` } })
    .prepare(),
)
