import { describe, expect, it } from 'vitest'
import { hostOf, ownPicture, safeHref } from './_href'

describe('safeHref', () => {
  it.each([
    ['https://anna.example/', true],
    ['HTTP://anna.example/a b', true],
    ['javascript:alert(1)', false],
    [' https://anna.example/', false],
    ['//anna.example/', false],
    ['/api/ingest', false],
    ['https://', false],
    ['', false],
    [null, false],
  ])('%j is a link: %s', (address, is) => {
    expect(safeHref(address)).toBe(is ? address : undefined)
  })
})

it.each([
  ['https://www.anna.example:8443/blog/', 'anna.example:8443'],
  ['data:text/html,x', null],
])('hostOf %j', (address, host) => {
  expect(hostOf(address)).toBe(host)
})

it.each([
  ['/faces/anna.webp', '/faces/anna.webp'],
  ['//elsewhere.example/a.png', undefined],
  ['/\\elsewhere.example/a.png', undefined],
  ['https://anna.example/me.png', undefined],
])('ownPicture %j', (address, picture) => {
  expect(ownPicture(address)).toBe(picture)
})
