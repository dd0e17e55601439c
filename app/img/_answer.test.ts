import { expect, it } from 'vitest'
import { contrast } from '../_palette'
import { missing } from './_answer'

it('what a picture that is gone says can be read, in light and in dark', async () => {
  const drawing = await missing('https://b.example/tree.jpg').text()
  expect(drawing).toContain('>tree.jpg<')
  const fills = (name: string) =>
    [...drawing.matchAll(new RegExp(`${name}{[^}]*fill:(#[0-9a-f]{6})`, 'g'))].map(([, colour]) => colour!)
  const pairs = fills('text').map((text, theme) => contrast(text, fills('rect')[theme]!))
  expect(pairs).toHaveLength(2)
  expect(Math.min(...pairs)).toBeGreaterThan(4.5)
})
