import { expect, it } from 'vitest'
import { ownAddress, ownMedia } from './_own-media'

const origin = 'https://planet.example'

it.each([
  ['a picture of ours', '<img src="https://planet.example/a.svg" alt="">', '<img src="/a.svg" alt="">'],
  [
    'each candidate of a set',
    '<img srcset="https://planet.example/a.png 1x, https://planet.example/b.png 2x">',
    '<img srcset="/a.png 1x, /b.png 2x">',
  ],
  [
    'a link stays absolute',
    '<a href="https://planet.example/2015">',
    '<a href="https://planet.example/2015">',
  ],
  [
    'a host that begins alike is another',
    '<img src="https://planet.example.evil/a">',
    '<img src="https://planet.example.evil/a">',
  ],
  ['text is text', '<pre>"https://planet.example/a"</pre>', '<pre>"https://planet.example/a"</pre>'],
])('%s', (_, html, expected) => expect(ownMedia(html, origin)).toBe(expected))

it('names an attachment of ours by path', () => {
  expect(ownAddress('https://planet.example/a.wav', origin)).toBe('/a.wav')
  expect(ownAddress('https://b.example/a.wav', origin)).toBe('https://b.example/a.wav')
})
