import { deflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import type { Entry } from '../parse/parsed-feed'
import { isPacked, pack, unpack, type KeptEntry } from './packed'

const keptOf = (value: string): KeptEntry => ({
  base: 'https://a.example/',
  entry: { guid: '1', content: { type: 'html', value } } as Entry,
})

it.each([
  ['nothing', ''],
  ['a word', '<p>Hello</p>'],
  ['letters of two to four bytes', 'Straße 日本 🐧'],
  ['half a letter', '\ud83d'],
  ['a long text', 'all work and no play '.repeat(10_000)],
])('R-HTML: %s is the same after it was packed', (_what, value) => {
  const kept = keptOf(value)
  const packed = pack(kept, value)
  expect(isPacked(packed)).toBe(true)
  expect(unpack(packed, value)).toEqual(kept)
  expect(packed.buffer.byteLength).toBe(packed.length)
})

it('what older versions kept as text is read as it is', () => {
  const kept = keptOf('<p>Straße</p>')
  const text = Buffer.from(JSON.stringify(kept))
  expect(isPacked(text)).toBe(false)
  expect(unpack(text, '')).toEqual(kept)
})

it('what older versions packed without its HTML is read, and known for it', () => {
  const kept = keptOf('<p>Straße</p>')
  const packed = deflateSync(JSON.stringify(kept))
  expect(isPacked(packed)).toBe(false)
  expect(unpack(packed, '<p>Straße</p>')).toEqual(kept)
})

it.each([
  ['letters of one byte', 'all work and no play '.repeat(3_000)],
  ['letters of four bytes', '🐧'.repeat(20_000)],
  ['one letter of four, cut by its edge', `🐧${'a'.repeat(32_767)}`],
])('long HTML of %s is told by its last bytes, whatever letter they begin in', (_what, html) => {
  const kept = keptOf('<p>Straße</p>')
  const packed = deflateSync(JSON.stringify(kept), { dictionary: Buffer.from(html).subarray(-32_768) })
  expect(unpack(packed, html)).toEqual(kept)
})

it('what its HTML says too takes next to nothing', () => {
  const words = Array.from({ length: 1000 }, (_, at) => `word${at * 7919}`).join(' ')
  expect(pack(keptOf(`<p onclick="go()">${words}`), `<p>${words}</p>`).length).toBeLessThan(words.length / 40)
})

it('bytes that are neither are refused', () => {
  expect(() => unpack(Buffer.from('not an entry'), '')).toThrow()
  expect(() => unpack(pack(keptOf('cut off'), '').subarray(0, 20), '')).toThrow()
  expect(() => unpack(pack(keptOf('other HTML'), 'one'), 'other')).toThrow()
})
