import { readdirSync, readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'

const FOLDER = 'app/_fonts'
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.woff2'))

describe('Firefox takes all the weights of a face', () => {
  test.each(files)('%s has no region that ends beyond its last one', (name) => {
    for (const corner of listCorners(readFileSync(`${FOLDER}/${name}`)))
      expect(Math.abs(corner)).toBeLessThanOrEqual(1)
  })

  test('the corners are read', () => {
    expect(listCorners(readFileSync(`${FOLDER}/planet-sans.woff2`))).toContain(1)
  })
})

/** Where the regions begin, peak and end by which a face varies (HVAR of WOFF2): nothing where it does not. */
function listCorners(woff: Buffer): number[] {
  const table = tableOf(woff, 'HVAR')
  if (!table) return []
  const store = table.readUInt32BE(4)
  const regions = store + table.readUInt32BE(store + 2)
  const count = 3 * table.readUInt16BE(regions) * table.readUInt16BE(regions + 2)
  return Array.from({ length: count }, (_, index) => table.readInt16BE(regions + 4 + 2 * index) / 2 ** 14)
}

/** A table that WOFF2 has no number for. */
function tableOf(woff: Buffer, tag: string): Buffer | null {
  const GLYPHS = [10, 11]
  let at = 48
  const readNumber = () => {
    let value = 0
    for (;;) {
      const byte = woff.readUInt8(at++)
      value = value * 128 + (byte & 127)
      if (byte < 128) return value
    }
  }
  let offset = 0
  let found: [from: number, to: number] | null = null
  for (let left = woff.readUInt16BE(12); left > 0; left--) {
    const flags = woff.readUInt8(at++)
    const number = flags & 63
    const name = number === 63 ? woff.toString('latin1', at, (at += 4)) : ''
    let length = readNumber()
    if (GLYPHS.includes(number) ? flags >> 6 === 0 : flags >> 6 !== 0) length = readNumber()
    if (name === tag) found = [offset, offset + length]
    offset += length
  }
  return found && brotliDecompressSync(woff.subarray(at, at + woff.readUInt32BE(20))).subarray(...found)
}
