import { dirname, join } from 'node:path'
import { tmpdir } from 'node:os'
import { getPicture as getKnown, savePictures, type Tried } from '@/db/queries/pictures'
import { getPlanet } from '@/app/_planet'
import { readSettings, type Planet } from '@/lib/config'
import { atMost } from '@/lib/fetch/at-most'
import { isTame } from '@/lib/fetch/drawing'
import { makeAgent } from '@/lib/fetch/guard'
import { getPicture, type Picture } from '@/lib/fetch/picture'
import { FACE_SIDE, isDue, MAX_FACE_BYTES } from '@/lib/fetch/picture-rules'
import { sizeOf } from '@/lib/fetch/picture-size'
import { scale, scaleFace } from '@/lib/fetch/scale'
import { userAgentOf } from '@/lib/fetch/user-agent'
import { originOf } from '@/lib/paths'
import packageJson from '@/package.json'
import type { Made } from './_answer'
import { openKept } from './_kept'

/** As browsers do; a reader is waiting. */
const CONNECTIONS_TO_A_HOST = 4
const inTurn = atMost(16)

type Fetched = Exclude<Picture, { kind: 'none' }> | null

/** What is on its way: whoever asks for the same waits for the same. */
const fetching = new Map<string, Promise<Fetched>>()
const making = new Map<string, Promise<Made | null>>()

/** A picture in one width: kept from before, else fetched, checked and made. Null where there is none to be had at present. */
export async function getMade(url: string, width: number): Promise<Made | null> {
  const name = `${width} ${url}`
  return (await kept()?.get(name)) ?? joined(making, name, () => make(url, width, name))
}

async function make(url: string, width: number, name: string): Promise<Made | null> {
  const known = await getKnown(url)
  if (known?.face && width === FACE_SIDE) return { bytes: known.face, type: 'webp' }
  if (known && known.failures > 0 && !isDue(known, Date.now())) return null
  const fetched = await joined(fetching, url, () => inTurn(() => fetchNow(url)))
  if (!fetched) return null
  const made = await madeOf(fetched, width)
  if (made) await kept()?.set(name, made)
  else await remember({ url, at: Date.now(), found: null })
  return made
}

/** One look at the source; what it showed is remembered for the pages (its size) and for the next one who asks (that it is gone). */
async function fetchNow(url: string): Promise<Fetched> {
  const planet = await getPlanet()
  const { allow } = planet.fetch
  const userAgent = userAgentOf(packageJson.version, originOf(planet))
  const now = new Date()
  const picture = await getPicture(url, { userAgent, agent: agentOf(planet), allow, now })
  const size = picture.kind === 'none' ? null : await sizeOf(picture.bytes, picture.type)
  await remember({ url, at: now.getTime(), found: picture.kind === 'none' ? null : { size } })
  return picture.kind === 'none' ? null : picture
}

async function madeOf({ bytes, type }: Exclude<Fetched, null>, width: number): Promise<Made | null> {
  if (type === 'svg') return isTame(bytes) ? { bytes: Buffer.from(bytes), type } : null
  const scaled =
    width === FACE_SIDE ? await scaleFace(bytes, FACE_SIDE, MAX_FACE_BYTES) : await scale(bytes, width)
  return scaled && { bytes: scaled, type: 'webp' }
}

/** A store that cannot be written costs nobody a picture. */
async function remember(tried: Tried): Promise<void> {
  await savePictures([tried]).catch((error: Error) =>
    console.error(JSON.stringify({ job: 'pictures', error: error.message })),
  )
}

function joined<T>(open: Map<string, Promise<T>>, name: string, work: () => Promise<T>): Promise<T> {
  const running = open.get(name) ?? work().finally(() => open.delete(name))
  open.set(name, running)
  return running
}

let agent: { readonly of: string; readonly made: ReturnType<typeof makeAgent> } | null = null

/** One agent, as long as planet.yaml exempts the same hosts. */
function agentOf({ fetch: { allow } }: Planet) {
  const of = JSON.stringify(allow)
  if (agent?.of !== of) {
    void agent?.made.close()
    agent = { of, made: makeAgent({ allow, connections: CONNECTIONS_TO_A_HOST }) }
  }
  return agent.made
}

let keeper: ReturnType<typeof openKept> | null | undefined

/** Beside a database that is written to, else in the temporary folder; hosts without a disk leave the keeping to their CDN. */
function kept() {
  if (keeper !== undefined) return keeper
  const read = readSettings()
  if ('faults' in read || read.settings.isFunctionHost) return (keeper = null)
  const { databaseUrl, isSnapshot } = read.settings
  const isOurs = databaseUrl.startsWith('file:') && !isSnapshot
  return (keeper = openKept(
    isOurs ? join(dirname(databaseUrl.slice('file:'.length)), 'pictures') : join(tmpdir(), 'planet-pictures'),
  ))
}
