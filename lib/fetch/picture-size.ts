import { svgTagOf, type PictureType } from './picture-type'
import { sharp } from './raster'

/** In CSS pixels, upright. */
type Size = { readonly width: number; readonly height: number }

const MAX_SIDE = 65_535

/** The size of a picture, for which its beginning is enough; null where it cannot be read. */
export async function sizeOf(bytes: Uint8Array, type: PictureType): Promise<Size | null> {
  const size = await readSize(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), type)
  const isPossible = (side: number) => side >= 1 && side <= MAX_SIDE
  return size && isPossible(size.width) && isPossible(size.height) ? size : null
}

async function readSize(bytes: Buffer, type: PictureType): Promise<Size | null> {
  // libvips wants all of these two, and must never see a drawing, which could name other files.
  if (type === 'gif') return bytes.length < 10 ? null : sized(bytes.readUInt16LE(6), bytes.readUInt16LE(8))
  if (type === 'webp') return webpSize(bytes)
  if (type === 'svg') return svgSize(svgTagOf(bytes) ?? '')
  try {
    const { autoOrient } = await sharp(bytes, { limitInputPixels: false }).metadata()
    return autoOrient
  } catch {
    return null
  }
}

/** RFC 9649: three kinds of first chunk. */
function webpSize(bytes: Buffer): Size | null {
  if (bytes.length < 30) return null
  const chunk = bytes.toString('latin1', 12, 16)
  if (chunk === 'VP8X') return sized(bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1)
  if (chunk === 'VP8 ') return sized(bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff)
  if (chunk !== 'VP8L') return null
  const bits = bytes.readUInt32LE(21)
  return sized((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1)
}

/** By `width` and `height`, else by the view box. */
function svgSize(tag: string): Size | null {
  const read = (name: string) =>
    /^\s*(\d{1,5}(?:\.\d{1,9})?)(?:px)?\s*$/.exec(attributeOf(tag, name) ?? '')?.[1]
  const [, , , across, down] =
    /^\s*([^\s,]+)[\s,]+([^\s,]+)[\s,]+([^\s,]+)[\s,]+([^\s,]+)\s*$/.exec(
      attributeOf(tag, 'viewBox') ?? '',
    ) ?? []
  const width = Math.round(Number(read('width') ?? across))
  const height = Math.round(Number(read('height') ?? down))
  return Number.isFinite(width) && Number.isFinite(height) ? sized(width, height) : null
}

function attributeOf(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}\\s*=\\s*["']([^"']{1,100})["']`).exec(tag)?.[1]
}

function sized(width: number, height: number): Size {
  return { width, height }
}
