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

/** Levels of masks, each twice in the next, that a style sheet gives to classes. */
const byClass = (rule: (to: string) => string, [before, behind] = ['', '']) => {
  const names = Array.from({ length: 30 }, (_, i) => `m${i}`)
  const masks = names
    .slice(1)
    .map((name, i) => `<mask id="${name}"><g id="pm${i}">${`<rect class="cm${i}"/>`.repeat(2)}</g></mask>`)
  return `<style>${before}${names.map(rule).join('\n')}${behind}</style><mask id="m0"><path/></mask>${masks.join('')}<rect class="cm29"/>`
}
const rects = '<rect/>'.repeat(3_000)
const circle = `<use href="#a"/><defs><g id="a"><use href="#b"/>${rects}</g><g id="b"><use href="#a"/></g><g id="c">${'<use href="#b"/>'.repeat(50)}</g></defs>${'<use href="#c"/>'.repeat(20)}`
const ring = `${Array.from({ length: 40 }, (_, i) => `<g id="r${i}">${Array.from({ length: 40 }, (_, to) => `<use href="#r${to}"/>`).join('')}</g>`).join('')}`
const chain = Array.from({ length: 200 }, (_, i) => `<g id="a${i}"><use href="#a${i + 1}"/></g>`).join('')
const classes =
  `<style>${Array.from({ length: 50 }, (_, i) => `.st${i}{fill:url(#l${i});}`).join('\n')} .cls,rect{fill:#fff}</style>` +
  Array.from(
    { length: 50 },
    (_, i) =>
      `<linearGradient id="l${i}"><stop/><stop/></linearGradient>` + `<path class="st${i}"/>`.repeat(100),
  ).join('')

it.each([
  ['a few lines', '<g><rect/><!-- <use> "quoted --><text>a &#62; b</text></g>', true],
  ['what names nothing', '<a href="#"/><use href="#%"/><path fill="#fff" style="fill:url()"/>', true],
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
  ['… by a class', byClass((to) => `.c${to}{mask:url(#${to})}`), false],
  ['… by a class, in numbers', byClass((to) => `.c${to}{mask:u\\72l("\\23${to}")}`), false],
  ['… by a class, in CDATA', byClass((to) => `.c${to}{mask:url(#${to})}`, ['<![CDATA[', ']]>']), false],
  ['… by a class behind a brace', byClass((to) => `.c${to}{content:"}";mask:url(#${to})}`), false],
  ['… by a class with a comment', byClass((to) => `.c${to}/* .b*/{mask:url(#${to})}`), false],
  ['… by a class in a condition', byClass((to) => `@media screen{.c${to}{mask:url(#${to})}}`), false],
  ['… in an entity', '<!DOCTYPE svg [<!ENTITY u "url(#a)">]>', false],
  ['names of vocabularies', '<!DOCTYPE svg [<!ENTITY ns_svg "http://www.w3.org/2000/svg">]><rect/>', true],
  ['… by all of a kind', byClass((to) => `#p${to} rect{mask:url(#${to})}`), false],
  ['… in per cent', levels(6, 10, (to) => `<use href="#%67${to.slice(1)}"/>`), false],
  ['… by a movement', levels(6, 10, (to) => `<use><set attributeName="href" to="#${to}"/></use>`), false],
  [
    '… by names that an attribute hides',
    levels(6, 10, (to) => `<use href="#${to}"/>`).replaceAll(' id=', ` title=" id='x'" id=`),
    false,
  ],
  ['… in a circle', circle, false],
  ['a circle of circles', ring, false],
  ['… one after the other', chain, true],
  ['the classes of an editor', classes, true],
  [
    'an emblem in a badge',
    `<image href="data:image/svg+xml;base64,${svg('<path/>').toString('base64')}"/>`,
    true,
  ],
  [
    'too much in a badge',
    `<image href="data:image/svg+xml;base64,${svg(levels(6, 10, (to) => `<use href="#${to}"/>`)).toString('base64')}"/>`,
    false,
  ],
  ['slow filters', '<filter id="f"><feTurbulence numOctaves="1000"/></filter>', false],
  [
    'many filters',
    '<filter id="f"><feGaussianBlur/></filter>' + '<g filter="url(#f)"/>'.repeat(2_000),
    false,
  ],
  ['too many elements', '<rect/>'.repeat(200_000), false],
  ['too deep', '<g>'.repeat(200), false],
  ['a tag without an end', '<rect title="', false],
  [
    'ever more',
    Array.from({ length: 30_000 }, (_, i) => `<g id="a${i}"><use href="#a${i + 1}"/></g>`).join(''),
    false,
  ],
  ['endless names', `<use style="${'url(#a)'.repeat(400_000)}"/>`, false],
])('a drawing of %s: %#', (_name, content, expected) => {
  expect(isTame(svg(content))).toBe(expected)
})

it.each([
  '<g id="a">',
  '<!--',
  '<a b="',
  `<a b='<a b="`,
  '<use href="#a"/>',
  '&#35;',
  '<',
  '<rect id=a ',
  'url(',
  '#',
])('eight megabytes of %s take no time', (part) => {
  const text = part.repeat(8_000_000 / part.length)
  const bytes = [svg(text), svg(`<use x="${text.replaceAll('"', '')}"/>`), svg(`<style>${text}</style>`)]
  for (const each of bytes) expect(cpuMs(() => isTame(each))).toBeLessThan(1_000)
})

it('nor do blanks', () => {
  const bytes = svg(`<use x="url(${' '.repeat(8_000_000)}"/>`)
  expect(cpuMs(() => isTame(bytes))).toBeLessThan(1_000)
})
