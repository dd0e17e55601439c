import { createHash, randomBytes } from 'node:crypto'
import { and, desc, eq, inArray, like, sql } from 'drizzle-orm'
import { database, prepared, write } from '../client'
import { authors, memory, pictures, posts } from '../schema'

const PICTURE_KEY = 'picture-key'

export type PictureSize = { readonly width: number; readonly height: number }
export type KnownPicture = Omit<typeof pictures.$inferSelect, 'id'>

/** Under what the addresses of pictures are signed: random, made when first asked for, the same ever after. */
export async function getPictureKey(): Promise<string> {
  const kept = await findKey()
  if (kept !== null) return kept
  const made = { key: PICTURE_KEY, value: randomBytes(32).toString('base64url') }
  await database().insert(memory).values(made).onConflictDoNothing()
  return (await findKey()) ?? made.value
}

async function findKey(): Promise<string | null> {
  const [row] = await selectKey().all({ key: PICTURE_KEY })
  return row?.value ?? null
}

const selectKey = prepared((db) =>
  db
    .select({ value: memory.value })
    .from(memory)
    .where(sql`${memory.key} = ${sql.placeholder('key')}`)
    .prepare(),
)

/** What is known of a picture; null where nobody asked for it yet. */
export async function getPicture(url: string): Promise<KnownPicture | null> {
  const [row] = await database()
    .select()
    .from(pictures)
    .where(eq(pictures.id, idOf(url)))
  return row ?? null
}

/** The pictures among these that were asked for already, by address; faces are left out. */
export async function listPictures(urls: readonly string[]) {
  const byId = new Map(urls.map((url) => [idOf(url), url]))
  const rows = urls.length === 0 ? [] : await selectPictures().all({ ids: JSON.stringify([...byId.keys()]) })
  return new Map(rows.map(({ id, ...picture }) => [byId.get(id) ?? '', picture] as const))
}

const selectPictures = prepared((db) =>
  db
    .select({
      id: pictures.id,
      width: pictures.width,
      height: pictures.height,
      failures: pictures.failures,
      triedAt: pictures.triedAt,
    })
    .from(pictures)
    .where(sql`${pictures.id} in (select value from json_each(${sql.placeholder('ids')}))`)
    .prepare(),
)

/** A try at a picture: what it found, or null where there was none. What was known of it before stays. */
export type Tried = {
  readonly url: string
  readonly at: number
  readonly found: { readonly size: PictureSize | null; readonly face?: Buffer | null } | null
}

export async function savePictures(tried: readonly Tried[]): Promise<void> {
  const db = database()
  await write(
    tried.map(({ url, at, found }) => {
      const { width = null, height = null } = found?.size ?? {}
      const row = { id: idOf(url), triedAt: at, width, height, face: found?.face ?? null }
      return db
        .insert(pictures)
        .values({ ...row, failures: found === null ? 1 : 0 })
        .onConflictDoUpdate({
          target: pictures.id,
          set: {
            triedAt: at,
            failures: found === null ? sql`${pictures.failures} + 1` : 0,
            width: sql`coalesce(excluded.width, ${pictures.width})`,
            height: sql`coalesce(excluded.height, ${pictures.height})`,
            face: sql`coalesce(excluded.face, ${pictures.face})`,
          },
        })
    }),
  )
}

/** So much of a text is looked through for pictures: more than a post of prose has. */
const LOOKED_AT = 100_000

/** Of the newest posts that readers see, in the order of the front page, the texts that came or changed since then. */
export async function listNewestTexts({ limit, since }: { limit: number; since: number }) {
  const newest = database()
    .select({ id: posts.id })
    .from(posts)
    .innerJoin(authors, eq(authors.id, posts.authorId))
    .where(and(sql`${posts.state} = 'shown' and ${posts.sortAt} is not null`, eq(authors.listed, true)))
    .orderBy(desc(posts.day), desc(posts.sortAt))
    .limit(limit)
  return database()
    .select({ html: sql<string>`substr(${posts.html}, 1, ${LOOKED_AT})`, enclosures: posts.enclosures })
    .from(posts)
    .where(
      and(
        inArray(posts.id, newest),
        sql`max(${posts.firstSeenAt}, coalesce(${posts.editedAt}, 0)) >= ${since}`,
      ),
    )
    .orderBy(desc(posts.day), desc(posts.sortAt))
}

/** The addresses of faces on other sites, of the authors on the planet. */
export async function listFaces(): Promise<string[]> {
  const rows = await database()
    .selectDistinct({ avatar: authors.avatar })
    .from(authors)
    .where(and(eq(authors.listed, true), like(authors.avatar, 'http%')))
  return rows.flatMap(({ avatar }) => avatar ?? [])
}

/** Whose face is at this address; null where it is nobody's. */
export async function getOwnerOfFace(url: string) {
  const [owner] = await database()
    .select({ slug: authors.slug, name: authors.name })
    .from(authors)
    .where(eq(authors.avatar, url))
    .orderBy(authors.slug)
    .limit(1)
  return owner ?? null
}

function idOf(url: string): string {
  return createHash('sha256').update(url).digest('base64url').slice(0, 22)
}
