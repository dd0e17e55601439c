import { eq, sql } from 'drizzle-orm'
import { prepared, type Statement } from '../client'
import { memory } from '../schema'

/*
 * Permanent redirects that are not believed yet (R-HTTP), a row each among what the planet remembers: few feeds move.
 */
const keyOf = (feedId: number) => `move:${feedId}`

/** What a feed's answers have said of its move so far, as it was saved; null where it is not moving. */
export async function getMove(feedId: number): Promise<string | null> {
  const [row] = await selectMove().all({ key: keyOf(feedId) })
  return row?.value ?? null
}

/** A statement of the feed's own transaction. */
export function saveMove(feedId: number, value: string | null): Statement {
  const key = keyOf(feedId)
  return { run: () => (value === null ? deleteMove().run({ key }) : upsertMove().run({ key, value })) }
}

const selectMove = prepared((db) =>
  db
    .select({ value: memory.value })
    .from(memory)
    .where(eq(memory.key, sql.placeholder('key')))
    .prepare(),
)
const deleteMove = prepared((db) =>
  db
    .delete(memory)
    .where(eq(memory.key, sql.placeholder('key')))
    .prepare(),
)
const upsertMove = prepared((db) =>
  db
    .insert(memory)
    .values({ key: sql.placeholder('key'), value: sql.placeholder('value') })
    .onConflictDoUpdate({ target: memory.key, set: { value: sql`excluded.value` } })
    .prepare(),
)
