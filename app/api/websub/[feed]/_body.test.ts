import { expect, it } from 'vitest'
import { readBody } from './_body'

const MEGABYTE = 1024 * 1024
const send = (body: BodyInit) =>
  new Request('http://a.example/', { method: 'POST', body, duplex: 'half' } as RequestInit)
/** So much at once, and then nothing more. */
const stalled = (bytes: number) =>
  send(new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(bytes)) }))

it.each([
  ['nothing', 0, ''],
  ['8 MB', 8 * MEGABYTE, 8 * MEGABYTE],
  ['more than 8 MB', 8 * MEGABYTE + 1, 413],
])('%s', async (_name, bytes, expected) => {
  const body = await readBody(send(new Uint8Array(bytes)))
  expect(typeof body === 'number' ? body : body.length || '').toBe(expected)
})

it('what does not end is let go', async () => {
  expect(await readBody(stalled(10), 20)).toBe(408)
})

it('of many at once the first are held, the others are to come again', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => readBody(stalled(10), 20)))
  expect(answers.filter((answer) => answer === 503)).toHaveLength(12)
  expect(await readBody(send('a'))).toHaveLength(1)
})
