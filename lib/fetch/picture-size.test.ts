import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { pictureTypeOf } from './picture-type'
import { sizeOf } from './picture-size'
import { scale, scaleFace } from './scale'

const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const
const picture = sharp({ create: { width: 700, height: 500, channels: 3, background: '#888', noise } })
const upright = { width: 700, height: 500 }
const kinds = {
  jpeg: await picture.clone().jpeg().toBuffer(),
  png: await picture.clone().png().toBuffer(),
  gif: await picture.clone().gif().toBuffer(),
  webp: await picture.clone().webp().toBuffer(),
  'webp without loss': await picture.clone().webp({ lossless: true }).toBuffer(),
  'webp with transparency': await picture.clone().ensureAlpha(0.5).webp().toBuffer(),
  avif: await picture.clone().avif({ effort: 0 }).toBuffer(),
}
const read = (bytes: Buffer) => sizeOf(bytes, pictureTypeOf(bytes)!)

describe('the size of a picture', () => {
  it.each(Object.entries(kinds))('%s, from its beginning', async (_, bytes) => {
    expect(await read(bytes.subarray(0, 2000))).toEqual(upright)
  })

  it('as it stands after it was turned', async () => {
    expect(await read(await picture.clone().withMetadata({ orientation: 6 }).jpeg().toBuffer())).toEqual({
      width: 500,
      height: 700,
    })
  })

  it.each([
    ['<svg width="30" height="20px">', { width: 30, height: 20 }],
    ["<svg viewBox='0 0 12.4 7'>", { width: 12, height: 7 }],
    ['<svg viewBox="0,0,12,7" width="100%">', { width: 12, height: 7 }],
    ['<svg>', null],
    ['<svg width="99999" height="1">', null],
    ['<svg width="0" height="1">', null],
  ])('%s', async (tag, size) => expect(await read(Buffer.from(tag))).toEqual(size))

  it.each(Object.entries(kinds))('nothing of a broken %s', async (kind, bytes) => {
    expect(await sizeOf(bytes.subarray(0, kind === 'gif' ? 9 : 12), pictureTypeOf(bytes)!)).toBeNull()
  })
})

describe('a picture in a width', () => {
  it('is WebP, never larger than it was', async () => {
    for (const [width, made] of [
      [480, 480],
      [960, 700],
    ] as const) {
      const { format, width: is } = await sharp((await scale(kinds.png, width))!).metadata()
      expect([format, is]).toEqual(['webp', made])
    }
  })

  it('moves where it moved', async () => {
    const frames = await sharp([kinds.png, kinds.gif], { join: { animated: true } })
      .gif()
      .toBuffer()
    expect((await sharp((await scale(frames, 480))!, { animated: true }).metadata()).pages).toBe(2)
  })

  it('a face is small and uncropped', async () => {
    const face = (await scaleFace(kinds.jpeg, 144, 8192))!
    expect(face.length).toBeLessThanOrEqual(8192)
    expect(await sharp(face).metadata()).toMatchObject({ width: 144, height: 103 })
  })

  it.each([
    ['no picture', Buffer.from('<svg width="9" height="9"/>')],
    ['half a picture', kinds.webp.subarray(0, 500)],
  ])('null for %s', async (_, bytes) => {
    expect(await scale(bytes, 480)).toBeNull()
    expect(await scaleFace(bytes, 144, 8192)).toBeNull()
  })

  it('null for more pixels than we unfold', async () => {
    const bomb = sharp({ create: { width: 10_000, height: 6_000, channels: 3, background: '#fff' } })
    expect(await scale(await bomb.png({ compressionLevel: 1 }).toBuffer(), 480)).toBeNull()
  })
})
