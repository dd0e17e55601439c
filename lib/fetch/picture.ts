import type { Dispatcher } from 'undici'
import { get } from './get'
import type { FailureCode } from './outcome'
import { pictureTypeOf, type PictureType } from './picture-type'

const ACCEPT =
  'image/webp, image/avif, image/png, image/jpeg, image/gif, image/svg+xml, image/*;q=0.8, */*;q=0.1'
const NO_VALIDATORS = { etag: null, lastModified: null }
/** Holds the size of nearly every picture; the longest colour profiles and previews before it are about so long. */
export const FIRST_BYTES = 64 * 1024

export type PictureManners = {
  readonly userAgent: string
  /** From `makeAgent` with the same `allow`. */
  readonly agent: Dispatcher
  readonly allow: readonly string[]
  readonly now: Date
  readonly signal?: AbortSignal
  /** The beginning is enough to learn the size. */
  readonly firstBytes?: number
}

export type Picture =
  | { readonly kind: 'picture'; readonly bytes: Uint8Array; readonly type: PictureType }
  | { readonly kind: 'none'; readonly code: FailureCode | 'gone' | 'not-a-picture' }

/** One picture of somebody else's, under the guard and the limits of feeds (NE-09, R-GUARD, R-LIMIT); its type is what its bytes are. */
export async function getPicture(url: string, manners: PictureManners): Promise<Picture> {
  const outcome = await get(url, { ...manners, validators: NO_VALIDATORS, accept: ACCEPT })
  if (outcome.kind === 'failed') return { kind: 'none', code: outcome.code }
  if (outcome.kind !== 'fresh') return { kind: 'none', code: 'gone' }
  const type = pictureTypeOf(outcome.bytes)
  return type === null
    ? { kind: 'none', code: 'not-a-picture' }
    : { kind: 'picture', bytes: outcome.bytes, type }
}
