import { expect, it } from 'vitest'
import { each } from './pace'

/** Each item is `host` + number; every piece of work takes one turn of the event loop. */
async function paced(items: string[], concurrency: number) {
  const log: string[] = []
  const inFlight = new Map<string, number>()
  let most = 0
  let mostOfOne = 0
  const keyOf = (item: string) => item.charAt(0)
  await each(items, { concurrency, keyOf }, async (item) => {
    inFlight.set(keyOf(item), (inFlight.get(keyOf(item)) ?? 0) + 1)
    const counts = [...inFlight.values()]
    most = Math.max(
      most,
      counts.reduce((sum, count) => sum + count, 0),
    )
    mostOfOne = Math.max(mostOfOne, ...counts)
    log.push(item)
    await new Promise(setImmediate)
    inFlight.set(keyOf(item), (inFlight.get(keyOf(item)) ?? 0) - 1)
  })
  return { log: log.join(' '), most, mostOfOne }
}

it.each([
  ['nothing', '', 4, ''],
  ['one at a time, in turns', 'a1 a2 a3 b1 c1', 1, 'a1 b1 c1 a2 a3'],
  ['one of each host', 'a1 a2 a3 b1 c1', 9, 'a1 b1 c1 a2 a3'],
  ['a busy host does not hold up others', 'a1 a2 a3 a4 b1 c1 d1', 2, 'a1 b1 c1 d1 a2 a3 a4'],
])('FE-14 %s', async (_, items, concurrency, order) => {
  const { log, most, mostOfOne } = await paced(items.split(' ').filter(Boolean), concurrency)
  expect(log).toBe(order)
  expect(most).toBeLessThanOrEqual(concurrency)
  expect(mostOfOne).toBeLessThanOrEqual(1)
})

it('R-LIMIT goes on when one fails, and throws in the end', async () => {
  const done: number[] = []
  const all = each([1, 2, 3], { concurrency: 2, keyOf: String }, async (item) => {
    if (item === 1) throw new Error('one')
    done.push(item)
  })
  await expect(all).rejects.toThrow('one')
  expect(done).toEqual([2, 3])
})
