import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openKept } from './_kept'

const folder = mkdtempSync(join(tmpdir(), 'pictures '))
afterAll(() => rmSync(folder, { recursive: true }))

const picture = (bytes: number) => ({ bytes: Buffer.alloc(bytes, 7), type: 'webp' as const })
const files = (path: string) =>
  readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => join(path, name))
    .filter((name) => statSync(name).isFile())

test('what was put in comes out, of either type; anything else is not there', async () => {
  const kept = openKept(join(folder, 'types'))
  await kept.set('480 https://a.example/', picture(3))
  await kept.set('480 ../../b', { bytes: Buffer.from('<svg/>'), type: 'svg' })
  expect(await kept.get('480 https://a.example/')).toEqual(picture(3))
  expect(await kept.get('480 ../../b')).toEqual({ bytes: Buffer.from('<svg/>'), type: 'svg' })
  expect(await kept.get('960 https://a.example/')).toBeNull()
  expect(
    files(join(folder, 'types')).every((file) => /\/[0-9a-f]{2}\/[0-9a-f]{40}\.(webp|svg)$/.test(file)),
  ).toBe(true)
})

test('of too many the least recently used go, also those of an earlier start', async () => {
  const path = join(folder, 'bounded')
  const before = openKept(path, 1000)
  for (const name of ['a', 'b', 'c']) await before.set(name, picture(300))
  for (const file of files(path)) utimesSync(file, 1, 1)
  const kept = openKept(path, 1000)
  await kept.get('a')
  await expect.poll(() => files(path).filter((file) => statSync(file).mtimeMs > 2000).length).toBe(1)
  await kept.set('d', picture(300))
  const left = await Promise.all(['a', 'b', 'c', 'd'].map((name) => kept.get(name)))
  expect(left.map((found) => found !== null)).toEqual([true, expect.any(Boolean), expect.any(Boolean), true])
  expect(left.filter(Boolean)).toHaveLength(3)
})

test('a disk that fails keeps nothing, and harms nobody', async () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  const kept = openKept(file)
  await kept.set('a', picture(1))
  expect(await kept.get('a')).toBeNull()
})

test('of a picture that could not be put in its place nothing is left', async () => {
  const path = join(folder, 'halves')
  const kept = openKept(path)
  await kept.set('a', picture(3))
  const [place] = files(path)
  rmSync(place!)
  mkdirSync(place!)
  await kept.set('a', picture(3))
  expect(files(path)).toEqual([])
})
