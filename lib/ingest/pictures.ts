import { randomUUID } from 'node:crypto'
import { listFaces, listNewestTexts, listPictures, savePictures, type Tried } from '../../db/queries/pictures'
import { getMemory, saveMemory } from '../../db/queries/memory'
import { dropLease, takeLease } from '../../db/queries/runs'
import type { Planet } from '../config'
import { picturesIn } from '../content/pictures-in'
import { checkUrl, makeAgent } from '../fetch/guard'
import { each } from '../fetch/pace'
import { FIRST_BYTES, getPicture, type PictureManners } from '../fetch/picture'
import { sizeOf } from '../fetch/picture-size'
import { FACE_SIDE, isDue, MAX_FACE_BYTES } from '../fetch/picture-rules'
import { scaleFace } from '../fetch/scale'
import { userAgentOf } from '../fetch/user-agent'
import { originOf } from '../paths'

const AT_ONCE = 6
const LEASE = 'pictures'
/** What readers open first; pictures of older posts are known once somebody has looked at them. */
const POSTS = 200
/** A face is looked at again now and then: people change. */
const FACE_KEPT_MS = 7 * 86_400_000
/** Between two looks at all the newest posts, which ask again for what was not there; a run without news costs nothing in between. */
const LOOK_EVERY_MS = 3_600_000
const LOOKED_KEY = 'pictures-looked'

type PictureSettings = {
  readonly planet: Planet
  readonly version: string
  /** Whether the run before it brought posts. */
  readonly news: boolean
  readonly deadlineMs: number
  readonly clock: () => number
  readonly log: (line: Record<string, unknown>) => void
}

/**
 * After a run: learns the sizes of the newest posts' pictures from their first bytes, and fetches the authors' faces. A job of its
 * own (NE-09): no run waits for it, no page is told of it (docs/decisions/0005-pictures.md), and cut off at any point it loses nothing
 * but one look at a picture. One such job at a time; where one is at work this does nothing.
 */
export async function learnPictures(settings: PictureSettings): Promise<void> {
  const { planet, news, clock, deadlineMs, log } = settings
  const startedAt = clock()
  const lookedAt = Number((await getMemory(LOOKED_KEY)) ?? 0)
  // A time to come was written by a clock that was wrong.
  const isWhole = lookedAt > startedAt || startedAt - lookedAt >= LOOK_EVERY_MS
  if (!news && !isWhole) return
  const lease = { name: LEASE, holder: randomUUID() }
  if (await takeLease({ ...lease, now: clock(), ms: deadlineMs })) return
  const { allow } = planet.fetch
  const agent = makeAgent({ allow })
  const signal = AbortSignal.timeout(deadlineMs)
  const userAgent = userAgentOf(settings.version, originOf(planet))
  const manners = () => ({ userAgent, agent, allow, signal, now: new Date(clock()) })
  try {
    const wanted = await listWanted(planet, startedAt, isWhole ? 0 : lookedAt)
    await each(wanted, { concurrency: AT_ONCE, keyOf: ({ url }) => new URL(url).host }, async (picture) => {
      if (signal.aborted) return
      const tried = await look(picture, manners())
      if (tried) await savePictures([tried])
    })
    if (isWhole && !signal.aborted) await saveMemory(LOOKED_KEY, String(startedAt))
  } catch (error) {
    log({ job: LEASE, error: error instanceof Error ? error.stack : String(error) })
  } finally {
    await agent.destroy()
    await dropLease(lease)
  }
}

type Wanted = { readonly url: string; readonly isFace: boolean }

/** Faces first: they stand on every page. Of the newest posts, those that came or changed since then. */
async function listWanted(planet: Planet, now: number, since: number): Promise<Wanted[]> {
  const faces = await listFaces()
  const texts = await listNewestTexts({ limit: POSTS, since })
  const inPosts = texts.flatMap(({ html, enclosures }) => [
    ...picturesIn(html),
    ...enclosures.flatMap(({ url, type }) => (type?.startsWith('image/') ? url : [])),
  ])
  const known = await listPictures([...faces, ...inPosts])
  const all = new Map<string, Wanted>()
  for (const url of faces) all.set(url, { url, isFace: true })
  for (const url of inPosts) if (!all.has(url)) all.set(url, { url, isFace: false })
  return [...all.values()].filter(({ url, isFace }) => {
    if (url.startsWith(`${originOf(planet)}/`) || checkUrl(url, planet.fetch.allow).kind === 'refused')
      return false
    const picture = known.get(url)
    if (!picture || picture.failures > 0) return !picture || isDue(picture, now)
    return isFace && now - picture.triedAt > FACE_KEPT_MS
  })
}

/** @returns null where our own time was over: that says nothing about the picture */
async function look({ url, isFace }: Wanted, manners: PictureManners): Promise<Tried | null> {
  const picture = await getPicture(url, isFace ? manners : { ...manners, firstBytes: FIRST_BYTES })
  const at = manners.now.getTime()
  if (picture.kind === 'none') return picture.code === 'stopped' ? null : { url, at, found: null }
  const size = await sizeOf(picture.bytes, picture.type)
  // A drawing is served as it came, at any size.
  const isRaster = picture.type !== 'svg'
  const face = isFace && isRaster ? await scaleFace(picture.bytes, FACE_SIDE, MAX_FACE_BYTES) : null
  return { url, at, found: { size, face } }
}
