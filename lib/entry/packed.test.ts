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
  const packed = pack(kept)
  expect(isPacked(packed)).toBe(true)
  expect(unpack(packed)).toEqual(kept)
  expect(packed.buffer.byteLength).toBe(packed.length)
})

it('what older versions kept as text is read as it is', () => {
  const kept = keptOf('<p>Straße</p>')
  const text = Buffer.from(JSON.stringify(kept))
  expect(isPacked(text)).toBe(false)
  expect(unpack(text)).toEqual(kept)
})

it('a text of some kilobytes takes less than half', () => {
  const words = Array.from({ length: 1000 }, (_, at) => `word${(at * 7919) % 300}`).join(' ')
  expect(pack(keptOf(words)).length).toBeLessThan(words.length / 2)
})

it('bytes that are neither are refused', () => {
  expect(() => unpack(Buffer.from('not an entry'))).toThrow()
  expect(() => unpack(pack(keptOf('cut off')).subarray(0, 20))).toThrow()
})
