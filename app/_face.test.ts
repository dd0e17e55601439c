import { expect, it } from 'vitest'
import { drawInitials, hueOf, initialsOf } from './_face'

it.each([
  ['Anna Verde', 'AV'],
  ['R. Synco', 'RS'],
  ['Ben', 'B'],
  ['Jean-Luc van der Berg', 'JB'],
  ['山田 太郎', '山太'],
  ['דנה מור', 'דמ'],
  ['élodie', 'É'],
  ['« Zoë »', 'Z'],
  ['🪐', '?'],
  ['', '?'],
])('initialsOf %j is %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})

it('gives a slug one hue for ever', () => {
  expect([hueOf('anna'), hueOf('ben')]).toEqual([hueOf('anna'), hueOf('ben')])
  expect(hueOf('anna')).not.toBe(hueOf('ben'))
})

it('draws them for any name', () => {
  expect(drawInitials({ slug: 'anna', name: 'Anna Verde' })).toMatch(
    /oklch\(0\.42 0\.09 \d{1,3}\).*>AV<\/text>/,
  )
  expect(drawInitials({ slug: 'x', name: '<svg' })).not.toContain('<svg<')
})
