import { describe, expect, it } from 'vitest'
import { isKeyOf, keyOf, listPictureAddresses, ownAddress, withPictures } from './_pictures'
import { cpuMs } from '@/e2e/cpu-ms'

const origin = 'https://planet.example'
const secret = 'a secret of the tests'
const photo = 'https://b.example/a.jpg?x=1&y=2'
const sizes = new Map([
  [photo, { width: 2000, height: 1000 }],
  ['https://b.example/small.png', { width: 300, height: 200 }],
])
const scope = { origin, secret, sizes, gone: new Set(['https://gone.example/a.png']) }
const at = (url: string, width: number) => `/img/${keyOf(url, secret)}/${width}/${encodeURIComponent(url)}`

describe('what lies on this site is asked for by path', () => {
  it.each([
    ['a picture', '<img src="https://planet.example/a.svg" alt="">', '<img src="/a.svg" alt="">'],
    [
      'each candidate of a set',
      '<img src="https://planet.example/a.png" srcset="https://planet.example/a.png 1x, https://planet.example/b.png 2x">',
      '<img src="/a.png" srcset="/a.png 1x, /b.png 2x">',
    ],
    [
      'but no candidate from elsewhere',
      '<img src="https://planet.example/a.png" srcset="https://b.example/a.png 2x">',
      '<img src="/a.png">',
    ],
    [
      'sound and film',
      '<video src="https://planet.example/a.mp4" poster="https://planet.example/a.jpg" controls=""></video>',
      '<video src="/a.mp4" poster="/a.jpg" controls=""></video>',
    ],
    [
      'a link stays absolute',
      '<a href="https://planet.example/2015">',
      '<a href="https://planet.example/2015">',
    ],
    ['text is text', '<pre>"https://planet.example/a"</pre>', '<pre>"https://planet.example/a"</pre>'],
  ])('%s', (_, html, expected) => expect(withPictures(html, scope)).toBe(expected))
})

describe('what lies elsewhere comes through /img', () => {
  const unsized = (url: string, more = '') =>
    `<img src="${at(url, 960)}" srcset="${[960, 1440].map((width) => `${at(url, width)} ${width}w`).join(', ')}" sizes="(min-width: 704px) 672px, 100vw"${more}>`

  it.each([
    [
      'of a known size',
      '<img src="https://b.example/a.jpg?x=1&amp;y=2" alt="A" width="600">',
      `<img src="${at(photo, 960)}" srcset="${[960, 1440].map((width) => `${at(photo, width)} ${width}w`).join(', ')}" sizes="(min-width: 632px) 600px, 100vw" alt="A" width="600" height="300">`,
    ],
    [
      'a small one in one width, in its own proportions',
      '<img src="https://b.example/small.png" alt="" width="300" height="3000">',
      `<img src="${at('https://b.example/small.png', 480)}" alt="" width="300" height="200">`,
    ],
    [
      'of no known size it has a place kept',
      '<p><img src="https://c.example/c" alt=""></p>',
      `<p>${unsized('https://c.example/c', ' alt="" class="unsized"')}</p>`,
    ],
    [
      'within a line that place is small',
      '<p>So <img src="https://c.example/c" alt=""> it is</p>',
      `<p>So ${unsized('https://c.example/c', ' alt="" class="unsized-in-text"')} it is</p>`,
    ],
    [
      'of the size that its author says it has that place, whatever comes',
      '<img src="https://c.example/c" alt="" width="600" height="400">',
      unsized('https://c.example/c', ' alt="" width="600" height="400" class="declared"').replace(
        '704px) 672px',
        '632px) 600px',
      ),
    ],
    [
      'a formula stays one',
      '<img src="https://c.example/c" alt="" class="latex"><img src="https://b.example/small.png" alt="" class="latex">',
      `${unsized('https://c.example/c', ' alt="" class="latex unsized unsized-in-row"')}<img src="${at('https://b.example/small.png', 480)}" alt="" class="latex" width="300" height="200">`,
    ],
    [
      'beside others that place is a thumbnail’s',
      '<p><img src="https://c.example/c" alt=""><img src="https://c.example/d" alt=""></p>',
      `<p>${unsized('https://c.example/c', ' alt="" class="unsized unsized-in-row"')}${unsized('https://c.example/d', ' alt="" class="unsized unsized-in-row"')}</p>`,
    ],
    [
      'a size that no picture has is not believed',
      '<img src="https://c.example/c" alt="" width="3" height="90000">',
      unsized('https://c.example/c', ' alt="" class="unsized" width="3"'),
    ],
    [
      'whatever set its author made of it',
      '<img src="https://c.example/c" srcset="https://c.example/c2 2x" sizes="9px" alt="">',
      unsized('https://c.example/c', ' alt="" class="unsized"'),
    ],
    [
      'a host that begins like ours is another',
      '<img src="https://planet.example.evil/a" alt="">',
      unsized('https://planet.example.evil/a', ' alt="" class="unsized"'),
    ],
    [
      'a candidate chosen by media stays, one by type goes',
      '<picture><source srcset="https://c.example/a 1x, https://c.example/b 2x" media="(min-width: 9px)"><source srcset="https://c.example/a.avif" type="image/avif"></picture>',
      `<picture><source srcset="${at('https://c.example/b', 960)}" media="(min-width: 9px)"></picture>`,
    ],
    [
      'a poster',
      '<video controls="" poster="https://c.example/p" src="https://c.example/v"></video>',
      `<video controls="" poster="${at('https://c.example/p', 960)}" src="https://c.example/v"></video>`,
    ],
  ])('%s', (_, html, expected) => expect(withPictures(html, scope)).toBe(expected))
})

describe('a picture that is gone leaves its caption, with the way to it', () => {
  const img = '<img src="https://gone.example/a.png" alt="ALT">'
  const to = '<a href="https://gone.example/a.png" rel="nofollow ugc noopener noreferrer">'
  it.each([
    ['by itself', img, '', `<span class="embed">${to}a.png <small>gone.example</small></a></span>`],
    [
      'by its alt',
      img,
      'A &lt;tree&gt;',
      `<span class="embed">${to}A &lt;tree&gt; <small>gone.example</small></a></span>`,
    ],
    ['in a line', `So ${img} it is`, 'x', `So ${to}x</a> it is`],
    ['in a link', `<a href="https://b.example/">${img}</a>`, 'x', '<a href="https://b.example/">x</a>'],
    [
      'in a link without words',
      `<a href="https://b.example/" aria-label="b.example">${img}</a>`,
      '',
      '<a href="https://b.example/" aria-label="b.example">b.example</a>',
    ],
  ])('%s', (_, html, alt, expected) => expect(withPictures(html.replace('ALT', alt), scope)).toBe(expected))
})

it('the first picture of an urgent text does not wait', () => {
  const html =
    '<img src="https://planet.example/a" loading="lazy"><img src="https://planet.example/b" loading="lazy">'
  expect(withPictures(html, scope, { urgent: true })).toBe(
    '<img src="/a" loading="eager" fetchpriority="high"><img src="/b" loading="lazy">',
  )
})

it('names an attachment of ours by path', () => {
  expect(ownAddress('https://planet.example/a.wav', origin)).toBe('/a.wav')
  expect(ownAddress('https://b.example/a.wav', origin)).toBe('https://b.example/a.wav')
})

it('finds the pictures whose size a page wants to know', () => {
  const html = '<img src="https://b.example/?a&amp;b"><video poster="https://b.example/p"></video>'
  expect(listPictureAddresses(html)).toEqual(['https://b.example/?a&b'])
})

it('a key opens one address', () => {
  const key = keyOf(photo, secret)
  expect(key).toMatch(/^[0-9a-z]{10,13}$/)
  expect(isKeyOf(key, photo, secret)).toBe(true)
  for (const [other, url] of [
    [key, `${photo}3`],
    [`${key}A`, photo],
    [keyOf(photo, 'another'), photo],
    ['', photo],
  ] as const)
    expect(isKeyOf(other, url, secret)).toBe(false)
})

it('takes a time that grows with the length of its text only', () => {
  const bad = `${'<img '.repeat(100_000)}${'a="'.repeat(100_000)}${'x &amp'.repeat(100_000)}`
  const work = () => {
    withPictures(bad, scope)
    withPictures(`<img src="https://b.example/x"${' a="b"'.repeat(150_000)}>`, scope)
  }
  expect(cpuMs(work)).toBeLessThan(1000)
})
