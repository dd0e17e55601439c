import { expect, it } from 'vitest'
import { cpuMs } from '../../e2e/cpu-ms'
import { markFound, snippetOf } from './search-found'

const shown = (text: string) => text.replaceAll('\x02', '[').replaceAll('\x03', ']')

it.each([
  ['planet', 'Planet of PLANETS, planet', '[Planet] of PLANETS, [planet]'],
  ['pl*', 'A Plan of planets', 'A Plan of planets'],
  ['plan*', 'A Plan of planets', 'A [Plan] of [planets]'],
  ['uber', 'Über, über', '[Über], [über]'],
  ['"less portage" less', 'less: portage; less is more', '[less: portage]; [less] is more'],
  ['title:secret', 'the title: secret', 'the [title: secret]'],
  ['今日 雨', '東京は今日も雨だった。', '東京は[今日]も[雨]だった。'],
  ['.*', 'nothing', 'nothing'],
])('%s in “%s”', (question, text, marked) => {
  expect(shown(markFound(text, question))).toBe(marked)
})

const filler = (words: number) => 'word '.repeat(words)

it.each([
  ['where nothing is found, its beginning', 'elsewhere', 'A short text', 'A short text'],
  [
    'the place of most terms',
    'one two',
    `${filler(60)}one ${filler(60)}two one.`,
    /^…(word )+\[two\] \[one\]\.$/,
  ],
  [
    'no more than a few lines',
    'found',
    `${filler(99)}found ${filler(99)}`,
    /^…(word ){3,9}\[found\]( word){20,40}…$/,
  ],
  ['a run of letters', '雨', `${'東'.repeat(99)}雨${'京'.repeat(99)}`, /^…東{5,20}\[雨\]京{30,60}…$/],
])('a snippet is %s', (_what, question, text, expected) => {
  const snippet = shown(snippetOf(text, question))
  if (typeof expected === 'string') expect(snippet).toBe(expected)
  else expect(snippet).toMatch(expected)
})

it.each([
  ['one word alone', 'x ', 'x'],
  ['two words, never near each other', `${'x '.repeat(50_000)}${'y '.repeat(50_000)}`, 'x y'],
  ['one letter alone', '漢', '漢'],
])('a text of %s takes no time, whoever asks', (_what, part, question) => {
  const text = part.repeat(Math.ceil(100_000 / part.length))
  // As many as a page of hits has.
  expect(cpuMs(() => Array.from({ length: 30 }, () => snippetOf(text, question)))).toBeLessThan(1_000)
})
