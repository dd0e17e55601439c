import { describe, expect, it } from 'vitest'
import { cpuMs } from '../../e2e/cpu-ms'
import { maxGraphemes, personName, toText } from './text'

describe('html titles (R-TITLE)', () => {
  it.each([
    ['Plain', 'Plain'],
    ['<b>Bold</b> title', 'Bold title'],
    ['A &amp; B &#8211; C', 'A & B – C'],
    ['AT&T', 'AT&T'],
    ['5 < 6', '5 < 6'],
    ['The &lt;video&gt; element', 'The <video> element'],
    ['The <video> element', 'The <video> element'],
    ['Use <div> well', 'Use <div> well'],
    ['<p>In a paragraph</p>', 'In a paragraph'],
    ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
    ['<script>x()</script>Hello', 'Hello'],
    ['<svg/onload=x>', ''],
    ['line1\nline2\r\n  line3', 'line1 line2 line3'],
  ])('%s', (value, expected) => expect(toText({ type: 'html', value })).toBe(expected))

  it.each([
    ['a tag that never ends', `<${'a'.repeat(1_000_000)}`],
    ['elements that are never closed', `${'<b>'.repeat(300_000)}deep`],
    ['tables in tables', '<table><tr><td>'.repeat(100_000)],
  ])('take no time: %s (RL-12)', (_, value) => {
    expect(cpuMs(() => Array.from({ length: 10 }, () => toText({ type: 'html', value })))).toBeLessThan(300)
  })

  it('keep their words in however many elements', () => {
    expect(toText({ type: 'html', value: `${'<b>'.repeat(3_000)}A &amp; B` })).toBe('A & B')
  })
})

describe('text titles', () => {
  it.each([
    ['markup is text', 'a &amp; <b>', 'a &amp; <b>'],
    ['bidi overrides', 'x\u202egnp.exe', 'xgnp.exe'],
    ['zero width', '\u200b\u200ba\u200db', 'ab'],
    ['fillers, which are letters without ink', '\u3164\u115f\uffa0\u2800\u034f\ufffc', ''],
    ['the blank of Braille', '⠓⠊\u2800⠽⠕⠥', '⠓⠊ ⠽⠕⠥'],
    ['joined emoji', '👩‍👩‍👧', '👩‍👩‍👧'],
    ['Persian', 'می\u200cخواهم', 'می\u200cخواهم'],
    ['composed', 'e\u0301', 'é'],
    ['lone surrogates', '\ud800a', '\ufffda'],
    ['control characters', 'a\u0007\u001b[31mb', 'a[31mb'],
  ])('%s', (_, value, expected) => expect(toText({ type: 'text', value })).toBe(expected))

  it.each([
    ['letters', 'a'.repeat(1_000_000), maxGraphemes],
    ['families', '👩‍👩‍👧'.repeat(400), 3 * maxGraphemes],
    ['marks on one letter', 'a' + '\u0336'.repeat(1_000_000), 3 * maxGraphemes],
  ])('are short: %s', (_, value, length) => {
    expect(toText({ type: 'text', value }).length).toBeLessThanOrEqual(length)
  })
})

describe('names (R-AUTHOR)', () => {
  it.each([
    ['Anna Verde', 'Anna Verde'],
    ['anna@blog.example (Anna Verde)', 'Anna Verde'],
    ['Anna Verde <anna@blog.example>', 'Anna Verde'],
    ['"Anna Verde" <anna@blog.example>', 'Anna Verde'],
    ['anna@blog.example', null],
    ['mailto:anna@blog.example', null],
    ['anna@blog.example, Ben', 'Ben'],
    ['Anna (@anna)', 'Anna (@anna)'],
    ['  ', null],
  ])('%s', (name, expected) => expect(personName(name)).toBe(expected))
})
