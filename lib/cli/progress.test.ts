import { expect, it, test } from 'vitest'
import { makeProgress, renderProgress } from './progress'

it.each([
  [0, 100, '[------------------------]   0 of 100  anna'],
  [25, 100, '[######------------------]  25 of 100  anna'],
  [100, 100, '[########################] 100 of 100  anna'],
  [0, 0, '[########################] 0 of 0  anna'],
])('%i of %i', (done, all, bar) => {
  expect(renderProgress(done, all, 'anna')).toBe(bar)
})

const draw = (out: { isTTY: boolean; columns: number }) => {
  const written: string[] = []
  const progress = makeProgress({ ...out, write: (text) => written.push(String(text)) > 0 })
  progress.show(1, 2, 'a slug that is longer than the terminal is wide')
  progress.clear()
  return written
}

test('nothing is drawn where nobody watches', () => {
  expect(draw({ isTTY: false, columns: 80 })).toEqual([])
})

test('a bar keeps to its line', () => {
  const [bar] = draw({ isTTY: true, columns: 40 })
  expect(bar!.length - '\r\u001b[K'.length).toBe(39)
})
