import { expect, it } from 'vitest'
import { cpuMs } from '../../e2e/cpu-ms'
import { isTame } from './drawing'

const svg = (content: string) =>
  Buffer.from(`<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg">${content}</svg>`)
/** Levels of groups that each draw the one before a few times. */
const levels = (count: number, times: number, say: (to: string) => string) =>
  `<defs><path id="g0" d="M0 0"/>${Array.from({ length: count }, (_, i) => `<g id="g${i + 1}">${say(`g${i}`).repeat(times)}</g>`).join('')}</defs>${say(`g${count}`)}`
const glyphs = '<defs><path id="a" d="M0 0"/></defs>' + '<use xlink:href="#a" x="1"/>'.repeat(5_000)
const shaded =
  '<linearGradient id="l"><stop/><stop/></linearGradient><linearGradient id="m" href="#l"/>' +
  '<rect fill="url(#m)" style="stroke:url(#l)"/>'.repeat(5_000)
const shadow =
  '<filter id="s"><feGaussianBlur in="a > b"/><feOffset/><feMerge><feMergeNode/></feMerge></filter>' +
  '<g filter="url(#s)"/>'.repeat(100)

it.each([
  ['a few lines', '<g><rect/><!-- <use> "quoted --><text>a &#62; b</text></g>', true],
  ['the glyphs of a plot', glyphs, true],
  ['gradients', shaded, true],
  ['shadows', shadow, true],
  ['symbols in symbols', levels(4, 5, (to) => `<use href="#${to}"/>`), true],
  ['what draws itself', '<g id="a"><use href="#a"/></g><use href="#a"/>', true],
  ['ten of ten of ten …', levels(6, 10, (to) => `<use href="#${to}"/>`), false],
  ['… without an end', levels(30, 2, (to) => `<use href='#${to}'/>`), false],
  ['… under another prefix', levels(6, 10, (to) => `<s:use xlink:href = " #${to}" />`), false],
  ['… in references', levels(6, 10, (to) => `<use href="&#35;${to}"/>`), false],
  ['… by markers', levels(6, 10, (to) => `<path marker-mid="url(#${to})"/>`), false],
  ['… by masks', levels(6, 10, (to) => `<rect style="mask: url( '#${to}' )"/>`), false],
  ['slow filters', '<filter id="f"><feTurbulence numOctaves="1000"/></filter>', false],
  [
    'many filters',
    '<filter id="f"><feGaussianBlur/></filter>' + '<g filter="url(#f)"/>'.repeat(2_000),
    false,
  ],
  ['too many elements', '<rect/>'.repeat(200_000), false],
  ['too deep', '<g>'.repeat(200), false],
  ['a tag without an end', '<rect title="', false],
])('a drawing of %s: %s', (_name, content, expected) => {
  expect(isTame(svg(content))).toBe(expected)
})

it.each(['<g id="a">', '<!--', '<a b="', `<a b='<a b="`, '<use href="#a"/>', '&#35;', '<', '<rect id=a '])(
  'eight megabytes of %s take no time',
  (part) => {
    const bytes = svg(part.repeat(8_000_000 / part.length))
    expect(cpuMs(() => isTame(bytes))).toBeLessThan(1_000)
  },
)
