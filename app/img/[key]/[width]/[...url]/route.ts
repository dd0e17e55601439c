import { getOwnerOfFace, getPictureKey } from '@/db/queries/pictures'
import { drawInitials } from '@/app/_face'
import { isKeyOf, PICTURE_WIDTHS } from '@/app/_pictures'
import { getMade } from '../../../_made'
import { missing, noPicture, picture } from '../../../_answer'

/** Seconds that a function host gives an answer: the fetch has 20 of them (R-LIMIT). */
export const maxDuration = 30

/**
 * Pictures of other sites through our own origin (R-PRIVATE): only those that a page of ours has signed, in the widths that pages
 * ask for.
 */
export async function GET(request: Request): Promise<Response> {
  const asked = parsePath(new URL(request.url).pathname)
  if (!asked || !isKeyOf(asked.key, asked.url, await getPictureKey())) return noPicture()
  const made = await getMade(asked.url, asked.width)
  if (made) return picture(made)
  const owner = asked.width === PICTURE_WIDTHS[0] ? await getOwnerOfFace(asked.url) : null
  return missing(asked.url, owner ? drawInitials(owner) : undefined)
}

/** `/img/{key}/{width}/{encoded address}`; null where it is nothing that a page of ours would say. */
function parsePath(path: string): { key: string; width: number; url: string } | null {
  const [, , key = '', size, ...rest] = path.split('/')
  const width = PICTURE_WIDTHS.find((known) => String(known) === size)
  try {
    return width === undefined ? null : { key, width, url: decodeURIComponent(rest.join('/')) }
  } catch {
    return null
  }
}
