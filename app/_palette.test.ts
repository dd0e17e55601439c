import { describe, expect, it, test } from 'vitest'
import { contrast, paletteOf, renderPalette } from './_palette'

const WHITE = '#ffffff'
const ACCENTS = [
  ...['#54487a', '#000000', '#ffffff', '#808080', '#ff0000', '#00ff00', '#0000ff', '#ffff00', '#00ffff'],
  ...['#ff00ff', '#ff8800', '#fde68a', '#0b3d2e', '#663399', '#1a73e8', '#7f7f00'],
]

describe.each(ACCENTS)('of %s', (accent) => {
  const { mast, day, focus, ...palette } = paletteOf(accent)
  it.each([
    ['a link on a light page', palette.accent[0], '#faf9fc', 7],
    ['a link on a dark page', palette.accent[1], '#14111b', 7],
    ['a button on a light page', '#faf9fc', palette.accent[0], 7],
    ['the name on a light page', WHITE, mast[0], 7],
    ['the name on a dark page', WHITE, mast[1], 7],
    ['a day on a light page', palette['day-text'][0], day[0], 7],
    ['a day on a dark page', palette['day-text'][1], day[1], 7],
    ['the focus on a light page', focus[0], '#faf9fc', 3],
    ['the focus on a dark page', focus[1], '#14111b', 3],
  ])('%s can be read', (_, colour, ground, least) => {
    expect(contrast(colour, ground)).toBeGreaterThanOrEqual(least)
  })
})

test('contrast is that of WCAG', () => {
  expect(contrast('#000000', WHITE)).toBeCloseTo(21)
  expect(contrast('#777777', WHITE)).toBeCloseTo(4.48, 2)
})

test('a colour that can be read stays as it was chosen', () => {
  expect(paletteOf('#54487a').accent[0]).toBe('#54487a')
  expect(renderPalette(paletteOf('#54487a'))).toMatch(/^:root\{--accent:light-dark\(#54487a,#[0-9a-f]{6}\);/)
})
