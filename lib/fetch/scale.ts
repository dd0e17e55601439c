import { atMost } from './at-most'
import { sharp } from './raster'

/** Against bombs: a picture of more pixels, over all its frames, is not unfolded. */
const MAX_PIXELS = 50_000_000
const SECONDS = 10
const QUALITIES = [80, 60, 40, 20]

const inTurn = atMost(2)

/**
 * A raster picture (never SVG) as WebP, at most `width` pixels wide and never enlarged; what moves keeps moving where all its frames
 * fit the limit. Whatever its file says beside the picture (places, cameras, names) is gone. Null where it cannot be read.
 */
export function scale(bytes: Uint8Array, width: number): Promise<Buffer | null> {
  return inTurn(async () => (await webpOf(bytes, width, true)) ?? (await webpOf(bytes, width, false)))
}

async function webpOf(bytes: Uint8Array, width: number, animated: boolean): Promise<Buffer | null> {
  try {
    return await sharp(bytes, { animated, limitInputPixels: MAX_PIXELS })
      .autoOrient()
      .resize({ width, withoutEnlargement: true })
      .webp({ quality: QUALITIES[0] })
      .timeout({ seconds: SECONDS })
      .toBuffer()
  } catch {
    return null
  }
}

/**
 * A raster picture in a square of `side` pixels, uncropped, as WebP of at most `maxBytes`. Null where it cannot be read, or not be
 * made so small.
 */
export function scaleFace(bytes: Uint8Array, side: number, maxBytes: number): Promise<Buffer | null> {
  return inTurn(async () => {
    for (const quality of QUALITIES) {
      try {
        const face = await sharp(bytes, { limitInputPixels: MAX_PIXELS })
          .autoOrient()
          .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
          .webp({ quality, alphaQuality: quality })
          .timeout({ seconds: SECONDS })
          .toBuffer()
        if (face.length <= maxBytes) return face
      } catch {
        return null
      }
    }
    return null
  })
}
