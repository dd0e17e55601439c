import { expect, it } from 'vitest'
import { pack, type KeptEntry } from '../entry/packed'
import { notePictures } from './notes'
import { cpuMs } from '../../e2e/cpu-ms'

const post = (foreign: string, html: string) => ({
  html,
  raw: pack({ entry: { content: { type: 'html', value: foreign }, summary: null } } as KeptEntry, html),
})
const shown = '<img src="https://a.example/1.png" alt="">'

it.each([
  ['no picture', '<p>Text.</p>', '<p>Text.</p>', 0],
  ['a picture without alt', '<img src="1.png">', shown, 1],
  ['two of them', '<IMG src=1.png><img src="2.png"/>', shown + shown, 2],
  ['an empty alt is meant', '<img src="1.png" alt="">', shown, 0],
  ['a described one', '<img src="1.png" alt="A cat">', '<img src="https://a.example/1.png" alt="A cat">', 0],
  ['a tracker that was taken out', '<img src="pixel.gif">', '', 0],
])('missing-alt: %s', (_what, foreign, html, count) => {
  expect(notePictures([post(foreign, html)]).map((note) => note.count)).toEqual(count === 0 ? [] : [count])
})

it('missing-alt: a megabyte of beginnings takes no time', () => {
  const posts = [post('<img '.repeat(200_000), shown)]
  expect(cpuMs(() => notePictures(posts))).toBeLessThan(2_000)
})
